/**
 * What cells of one page share: a namespace, and the order that they stand in.
 */
import { python } from "../runtime/python.js";

/** @typedef {import("./cell.js").Cell} Cell */

let visit = 0;
/** @type {WeakMap<Node, string>} */
const namespaces = new WeakMap();
/** @type {string | null} */
let current = null;

/** The page that a cell stands on: instant navigation puts a new element there at each visit. */
function pageOf(/** @type {Element} */ cell) {
  return cell.closest("article") ?? document.body;
}

/**
 * The key under which Python keeps the names of this visit to this page. The names of the page
 * that was left are forgotten.
 * @param {Cell} cell
 */
export function namespaceOf(cell) {
  const page = pageOf(cell);
  const known = namespaces.get(page);
  if (known) return known;
  const name = `${location.pathname} ${++visit}`;
  namespaces.set(page, name);
  if (current) python.resetNamespace(current).catch(() => {}); // stopped meanwhile: nothing to forget
  current = name;
  return name;
}

/** All cells of the page, in order. @param {Element} page @returns {Cell[]} */
function cellsOf(page) {
  return [...page.querySelectorAll("gd-cell")].map((cell) => /** @type {Cell} */ (cell));
}

/** The cells above one, in the order of the page. @param {Cell} cell */
export function cellsAbove(cell) {
  const all = cellsOf(pageOf(cell));
  return all.slice(0, all.indexOf(cell));
}

/** Python lost its names: every cell must run again before its names exist. */
export function forgetRuns() {
  for (const cell of cellsOf(document.body)) cell.hasRun = false;
}
