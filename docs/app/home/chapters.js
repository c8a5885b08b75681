/**
 * The list of chapters on the first page, with what the reader has read ticked off; and, on every
 * page, the watch over its end. A page counts as read when its end has been in view.
 */
import { addRead, forgetRead, placeOf, progressOf, readPages } from "./reading.js";

/** Remember a page once its end is seen. */
export function watchEnd() {
  const end = document.querySelector(".md-footer");
  const place = placeOf(location.href);
  if (!end) return;
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting || !scrollY) return;
    observer.disconnect();
    addRead(place);
    showProgress();
  });
  observer.observe(end);
}

/** Tick off what has been read, where the page has a list of chapters. */
export function showProgress() {
  const door = /** @type {HTMLElement | null} */ (document.querySelector("[data-chapters]"));
  if (!door) return;
  const links = [...door.querySelectorAll("li a")].map((a) => /** @type {HTMLAnchorElement} */ (a));
  const { isRead, count, next } = progressOf(
    links.map((link) => placeOf(link.href)),
    readPages(),
  );
  links.forEach((link, at) => {
    const item = /** @type {HTMLElement} */ (link.parentElement);
    item.toggleAttribute("data-read", isRead[at]);
    const said = item.querySelector(".gd-door__tick");
    if (said) said.textContent = isRead[at] ? "read" : "";
  });
  const state = /** @type {HTMLElement} */ (door.querySelector("[data-progress]"));
  state.hidden = count === 0;
  part(state, "count").textContent = `${count} of ${links.length} read`;
  const onward = /** @type {HTMLAnchorElement} */ (part(state, "next"));
  onward.hidden = next === null;
  if (next !== null) {
    onward.href = links[next].href;
    onward.textContent = `Go on: ${links[next].textContent?.trim()}`;
  }
  part(state, "forget").onclick = () => {
    forgetRead();
    showProgress();
    links[0].focus();
  };
}

/** @param {HTMLElement} state @param {string} name */
function part(state, name) {
  return /** @type {HTMLElement} */ (state.querySelector(`[data-${name}]`));
}
