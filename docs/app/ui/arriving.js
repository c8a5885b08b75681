/**
 * On a phone, a long page is laid out again with each font and each part that arrives. So what is
 * below the first screen waits: the browser skips it until the reader comes near, or until it has
 * nothing else to do and takes one block after the other. The rule is in styles/page/arriving.css; the
 * head's script begins, and the page's ends it.
 */

const MARK = "gd-in-parts";
const HERE = "data-here"; // no class, since styles ask for blocks without one
const BLOCKS = ".md-content__inner > *";

const PHONE = "(max-width: 47.99em)"; // as in styles/page/arriving.css

/** Begin, unless the browser is to go to a place in the page: it must know how high everything is. */
export function beginArriving() {
  if (!matchMedia(PHONE).matches) return;
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType("navigation")
  );
  if (location.hash || entry?.type !== "navigate" || !globalThis.requestIdleCallback) return;
  document.documentElement.classList.add(MARK);
  addEventListener("click", toPlace, { capture: true });
}

/** @param {Event} event */
function toPlace({ target }) {
  if (target instanceof Element && target.closest("a[href*='#']")) endArriving();
}

/** Show everything at once. */
export function endArriving() {
  document.documentElement.classList.remove(MARK);
  removeEventListener("click", toPlace, { capture: true });
  for (const block of document.querySelectorAll(`[${HERE}]`)) block.removeAttribute(HERE);
}

/**
 * Take one block after the other, each when the browser has time for it. The mark stays, since
 * without it every element would be styled anew.
 */
export function goOnArriving() {
  const blocks = document.querySelectorAll(BLOCKS).values();
  function next() {
    const { value, done } = blocks.next();
    if (done || !document.documentElement.classList.contains(MARK)) return;
    value.setAttribute(HERE, "");
    requestIdleCallback(next);
  }
  requestIdleCallback(next);
}
