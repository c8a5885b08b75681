/**
 * Which pages a reader has read to their ends. The list stays in the reader's browser.
 */
import { SITE_URL } from "../runtime/address.js";
import { read, write } from "../ui/storage.js";

const KEY = "gd-read";

/** A page's place in the site, whatever the site's own is. @param {string} address */
export function placeOf(address) {
  const [page] = address.split(/[?#]/u);
  return page.replace(SITE_URL, "").replace(/index\.html$/u, "");
}

/** @returns {Set<string>} */
export function readPages() {
  try {
    const kept = JSON.parse(read("localStorage", KEY) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((place) => typeof place === "string") : []);
  } catch {
    return new Set();
  }
}

/** @param {string} place */
export function addRead(place) {
  const pages = readPages();
  if (!pages.has(place)) write("localStorage", KEY, JSON.stringify([...pages, place]));
}

export function forgetRead() {
  write("localStorage", KEY, null);
}

/**
 * How far a reader has come: how many chapters, and which to go on with, null where none is left.
 * @param {string[]} chapters places, in order @param {Set<string>} pages
 */
export function progressOf(chapters, pages) {
  const isRead = chapters.map((place) => pages.has(place));
  const next = isRead.indexOf(false);
  return { isRead, count: isRead.filter(Boolean).length, next: next < 0 ? null : next };
}
