/**
 * The size of a box, told whenever it is another, in whole pixels.
 */

/** @typedef {readonly [number, number]} Size width and height */

/**
 * The size that a box has now: who draws into it first at another one draws twice. Where pages are
 * built, boxes have none. @param {HTMLElement | null} place @returns {Size}
 */
export function sizeNow(place) {
  return [place?.clientWidth || 0, place?.clientHeight || 0];
}

/** The size of a part's box in a poster, where the part will stand. @param {HTMLElement} root @param {string} part @returns {Size} */
export function sizeOf(root, part) {
  return sizeNow(root.querySelector(`[data-part=${part}]`));
}

/** @param {HTMLElement} place @param {(width: number, height: number) => unknown} onSize */
export function onResize(place, onSize) {
  if (!globalThis.ResizeObserver) return; // where pages are built, boxes have no size
  const observer = new ResizeObserver(([{ contentRect }]) =>
    onSize(Math.round(contentRect.width), Math.round(contentRect.height)),
  );
  observer.observe(place);
}
