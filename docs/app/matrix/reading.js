/**
 * Reading one value of a panel: the one under the pointer, or the one to which arrow keys have gone.
 */
import { make, say } from "../ui/elements.js";

/**
 * @typedef {{picture: Element, count: () => number, columns: () => number,
 *   words: (at: number) => string}} Strip values in rows of so many columns
 * @typedef {{element: HTMLElement, strips: Strip[]}} Readable
 */

const ACROSS = { ArrowLeft: -1, ArrowRight: 1 };
const DOWN = { ArrowUp: -1, ArrowDown: 1 };

/** The value of a strip at a place inside of its box, from 0 to 1 in both directions. @param {Strip} strip @param {number} x @param {number} y */
export function valueAt({ count, columns }, x, y) {
  const rows = Math.ceil(count() / columns());
  const [column, row] = [Math.floor(x * columns()), Math.floor(y * rows)];
  const inside = (/** @type {number} */ at, /** @type {number} */ size) =>
    Math.min(Math.max(at, 0), size - 1);
  return inside(inside(row, rows) * columns() + inside(column, columns()), count());
}

/** @param {HTMLElement} place where the words stand */
export function mountReading(place) {
  const words = make("p", "gd-matrix__reading", { "aria-live": "polite" });
  place.append(words);
  /** @param {string} text */
  const show = (text) => say(words, text);

  /** @param {Readable} panel */
  function read({ element, strips }) {
    let [strip, at] = [0, -1];
    const shown = () => strips.filter(({ count }) => count() > 0);
    element.addEventListener("pointermove", ({ target, clientX, clientY }) => {
      const under = strips.find(({ picture }) => picture.contains(/** @type {Node} */ (target)));
      if (!under) return show("");
      const box = under.picture.getBoundingClientRect();
      const [x, y] = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
      show(under.words(valueAt(under, x, y)));
    });
    element.addEventListener("pointerleave", () => show(""));
    element.addEventListener("blur", () => show(""));
    element.addEventListener("keydown", (event) => {
      const across = ACROSS[/** @type {keyof typeof ACROSS} */ (event.key)];
      const down = DOWN[/** @type {keyof typeof DOWN} */ (event.key)];
      if (!across && !down) return;
      event.preventDefault(); // elsewhere arrow keys move time
      const all = shown();
      strip = Math.min(Math.max(strip + (down ?? 0), 0), all.length - 1);
      at = Math.min(Math.max(at + (across ?? 0), 0), all[strip].count() - 1);
      show(all[strip].words(at));
    });
  }
  return { read };
}
