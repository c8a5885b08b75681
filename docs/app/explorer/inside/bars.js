/**
 * What one optimizer holds at a step, as bars: gradient, velocity, m, v, step, effective rate. Every
 * bar keeps its scale over the whole run, so that moving through time shows what grows and fades.
 */
import * as d3 from "../../ui/d3.js";
import { make } from "../../ui/elements.js";
import { wear } from "../../ui/run-line.js";
import { numbers } from "../answers/arrays.js";

/**
 * @typedef {{points: Float64Array, quantities: Record<string, Float64Array>,
 *   units: Record<string, string>, index: number, last: number}} Inside pairs of x and y, one after
 *   the other; index is the optimizer's
 */

const AXES = ["x", "y"];
const WIDE = 25; // of the largest over the median: above it the small ones need a logarithm
const DECADES = 1e-4; // how far below the largest such a scale still tells sizes apart
const ENDS = ", where its last step begins";
const HALF = 50; // a bar's picture is 100 wide, with zero in the middle

/** What `worked.inside` answers, in plain numbers. @param {any} packed @returns {Inside} */
export function toInside({ index, points, quantities, units }) {
  const entries = Object.entries(quantities).map(([name, array]) => [name, numbers(array)]);
  const last = points.shape[0] - 1;
  return { points: numbers(points), quantities: Object.fromEntries(entries), units, index, last };
}

/**
 * The step to look into when time stands at one: the same, but at the end of a run nothing is taken
 * any more, so that it is the one before; and of a lost run the last that has numbers.
 * @param {Inside} inside @param {number} step
 */
export function momentAt({ points, last }, step) {
  let at = Math.min(step, Math.max(last - 1, 0));
  while (at > 0 && !Number.isFinite(points[2 * at])) at--;
  return at;
}

/**
 * A scale for one quantity, the same to both sides of zero; logarithmic away from zero where the
 * run's sizes differ by much.
 * @param {ArrayLike<number>} values
 */
export function scaleOf(values) {
  const sizes = Array.from(values, Math.abs).filter((size) => Number.isFinite(size) && size > 0);
  const largest = d3.max(sizes) ?? 1;
  const typical = sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 1;
  const isLog = largest / typical > WIDE;
  const made = isLog ? d3.scaleSymlog().constant(largest * DECADES) : d3.scaleLinear();
  const scale = made.domain([-largest, largest]).range([-HALF, HALF]);
  return { scale, largest, isLog };
}

/** A number that keeps its width: four digits, a true minus sign. @param {number} value */
export function numberText(value) {
  if (!Number.isFinite(value)) return "none";
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 1e-3 && size < 1e5);
  const text = isPlain ? String(Number(value.toPrecision(4))) : value.toExponential(2);
  return text.replaceAll("-", "−").replace("e+", "e");
}

/** @param {HTMLElement} place */
export function mountBars(place) {
  const table = make("table", "gd-inner");
  const about = make("p", "gd-inner__about");
  about.textContent =
    "Each bar starts at zero in its middle and keeps its scale over the whole run. " +
    "Effective rate: the step taken, over the gradient.";
  place.replaceChildren(table, about);
  let title = "";
  /** @type {HTMLElement} */
  let caption = make("caption", "gd-inner__title");
  /** @type {((step: number) => void)[]} */
  let cells = [];

  return {
    /** @param {Inside} inside @param {string} label @param {import("../model/lines.js").Line} line */
    drawRun({ quantities }, label, line) {
      title = label;
      cells = [];
      wear(table, line);
      table.replaceChildren();
      caption = table.createCaption();
      caption.className = "gd-inner__title";
      drawHead(table.createTHead().insertRow());
      const body = table.createTBody();
      for (const [name, values] of Object.entries(quantities)) {
        cells.push(...mountRow(body.insertRow(), name, values));
      }
    },

    /** @param {number} step @param {boolean} isEnd whether time stands behind it */
    drawStep(step, isEnd) {
      caption.textContent = `Inside ${title} at step ${step}${isEnd ? ENDS : ""}`;
      for (const draw of cells) draw(step);
    },
  };
}

/** @param {HTMLTableRowElement} row */
function drawHead(row) {
  for (const text of ["Quantity", ...AXES]) {
    const cell = make("th", "", { scope: "col" });
    cell.textContent = text;
    row.append(cell);
  }
}

/**
 * @param {HTMLTableRowElement} row @param {string} name @param {Float64Array} values
 * @returns {((step: number) => void)[]} what draws each cell
 */
function mountRow(row, name, values) {
  const { scale, largest, isLog } = scaleOf(values);
  const head = make("th", "gd-inner__name", { scope: "row" });
  const range = make("span", "gd-inner__range");
  range.textContent = `±${numberText(largest)}${isLog ? ", log" : ""}`;
  head.append(name, range);
  row.append(head);
  return AXES.map((_, axis) =>
    mountBar(row.insertCell(), (step) => values[2 * step + axis], scale),
  );
}

/**
 * @param {HTMLElement} cell @param {(step: number) => number} valueAt
 * @param {(value: number) => number} scale
 */
function mountBar(cell, valueAt, scale) {
  const text = make("span", "gd-inner__number");
  const svg = d3
    .select(cell)
    .append("svg")
    .attr("class", "gd-inner__bar")
    .attr("aria-hidden", "true");
  svg.attr("viewBox", `0 0 ${2 * HALF} 10`).attr("preserveAspectRatio", "none");
  const bar = svg.append("rect").attr("y", 1).attr("height", 8);
  svg.append("line").attr("x1", HALF).attr("x2", HALF).attr("y1", 0).attr("y2", 10);
  cell.prepend(text);
  return (/** @type {number} */ step) => {
    const value = valueAt(step);
    const length = Number.isFinite(value) ? scale(value) : 0;
    text.textContent = numberText(value);
    bar.attr("x", HALF + Math.min(length, 0)).attr("width", Math.abs(length));
  };
}
