/**
 * Where the first page's picture is pressed before its script is there: done when it is.
 */

/** @typedef {{clientX: number, clientY: number}} Point */

/** @type {WeakMap<Element, Point>} */
const presses = new WeakMap();

/** @param {MouseEvent} event */
export function notePress(event) {
  const target = /** @type {Element | null} */ (event.target);
  const hero = target?.closest("gd-hero:not([data-state])");
  if (hero && target?.closest(".gd-hero__picture")) presses.set(hero, event);
}

/** Where a picture was pressed last; null if nowhere. @param {Element} hero */
export function takePress(hero) {
  return presses.get(hero) ?? null;
}
