/**
 * The size of a box, told whenever it is another, in whole pixels.
 */

/**
 * The size that a box has now: who draws into it first at another one draws twice. Where pages are
 * built, boxes have none. @param {HTMLElement} place
 */
export function sizeNow({ clientWidth, clientHeight }) {
  return /** @type {const} */ ([clientWidth || 0, clientHeight || 0]);
}

/** @param {HTMLElement} place @param {(width: number, height: number) => unknown} onSize */
export function onResize(place, onSize) {
  if (!globalThis.ResizeObserver) return; // where pages are built, boxes have no size
  const observer = new ResizeObserver(([{ contentRect }]) =>
    onSize(Math.round(contentRect.width), Math.round(contentRect.height)),
  );
  observer.observe(place);
}
