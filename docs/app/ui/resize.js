/**
 * The size of a box, told whenever it is another, in whole pixels.
 */

/** @param {HTMLElement} place @param {(width: number, height: number) => unknown} onSize */
export function onResize(place, onSize) {
  if (!globalThis.ResizeObserver) return; // where pages are built, boxes have no size
  const observer = new ResizeObserver(([{ contentRect }]) =>
    onSize(Math.round(contentRect.width), Math.round(contentRect.height)),
  );
  observer.observe(place);
}
