/**
 * A field for a number. It reads a comma as the point, and refuses what it cannot read with a note,
 * where a field of the browser's own would silently drop what it does not like.
 */
import { fill, make } from "./elements.js";

/** @typedef {(value: number, direction: number) => number} Next where an arrow key leads */

const NUMBER = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/iu;
const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/u; // "2,000" is two thousand to one, and two to another
const WIDE = 1000; // a range of so many times its low end is spread on powers of ten
export const FACTOR = 0.02; // of ten, from one value to the next
const ARROWS = { ArrowUp: 1, ArrowDown: -1 };

/** The number that a text says; null where it says none, or more than one. @param {string} text */
export function readNumber(text) {
  const plain = text.trim().replace(/^[−–]/u, "-");
  if (!NUMBER.test(plain) || THOUSANDS.test(plain)) return null;
  const value = Number(plain.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

/**
 * @param {string} label @param {number[]} range @param {(value: number) => void} onChange
 * @param {string} [title] what a complaint calls it
 * @param {Next} [next] by default, a fiftieth of the range further, or a twentieth of a wide one's value
 */
export function makeNumber(label, range, onChange, title = label, next = undefined) {
  const input = make("input", "gd-number", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    role: "spinbutton",
    "aria-label": label,
  });
  setRange(input, range);
  const take = (/** @type {number} */ value) => onChange(kept(input, value, title));
  input.addEventListener("change", () => {
    const value = readNumber(input.value);
    if (value !== null) return take(value);
    note(input, complaintOf(input, title));
    fill(input, input.getAttribute("aria-valuenow") ?? ""); // what is set, which `fill` has kept
  });
  input.addEventListener("keydown", (event) => {
    const direction = ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
    const value = readNumber(input.value);
    if (!direction || value === null) return;
    event.preventDefault();
    const far = direction * (event.shiftKey ? 10 : 1);
    take((next ?? onward(rangeOf(input)))(value, far));
  });
  return input;
}

/** @param {HTMLInputElement} input @param {number[]} range which a surface may narrow */
export function setRange(input, [low, high]) {
  input.setAttribute("aria-valuemin", String(low));
  input.setAttribute("aria-valuemax", String(high));
}

/** @param {HTMLInputElement} input */
function rangeOf(input) {
  return ["aria-valuemin", "aria-valuemax"].map((name) => Number(input.getAttribute(name)));
}

/**
 * A fiftieth of the range, as a round number; where the range spans many powers of ten, so far as a
 * rate's slider goes.
 * @param {number[]} range @returns {Next}
 */
export function onward([low, high]) {
  if (low > 0 && high / low > WIDE)
    return (value, direction) =>
      Number((Math.max(value, low) * 10 ** (FACTOR * direction)).toPrecision(3));
  const by = 10 ** Math.floor(Math.log10((high - low) / 20));
  return (value, direction) => Number((value + by * direction).toPrecision(9));
}

/** A value inside the range; the reader is told where that is another. @param {HTMLInputElement} input @param {number} value @param {string} title */
function kept(input, value, title) {
  const [least, most] = rangeOf(input);
  const inside = Math.min(Math.max(value, least), most);
  const isOutside = inside !== value;
  note(input, isOutside ? `${title} lies from ${least} to ${most}: set to ${inside}.` : "");
  fill(input, inside);
  return inside;
}

/** @param {HTMLInputElement} input @param {string} title */
function complaintOf(input, title) {
  const text = input.value.trim();
  if (THOUSANDS.test(text))
    return `“${text}” may mean ${text.replace(",", "")} or ${text.replace(",", ".")}: write one of them.`;
  return `${title} must be a number from ${rangeOf(input).join(" to ")}; “${text}” is none.`;
}

/** Tell the explorer around an element a sentence for the reader. @param {HTMLElement} from @param {string} text */
function note(from, text) {
  from.setAttribute("aria-invalid", String(text !== ""));
  from.dispatchEvent(new CustomEvent("gd-note", { bubbles: true, detail: text }));
}
