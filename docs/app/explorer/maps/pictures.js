/**
 * The maps as grids: what each cell's color says, and the legend beside it.
 */
import * as d3 from "../../ui/d3.js";
import { isZero, leastOf } from "../curves/zero.js";
import { labelOf } from "../model/names.js";

/**
 * @typedef {import("./grid.js").Grid} Grid
 * @typedef {import("./legend.js").Legend} Legend
 * @typedef {import("./legend.js").Sample} Sample
 * @typedef {import("./kinds.js").Axis} Axis
 */

const SPAN = 1e6; // what is that many times worse than the best is dark, however bad
// Of the minima: hues of the site, in an order in which neighbors differ.
const HUES = ["blue", "orange", "green", "pink", "gold", "violet", "teal", "ink"];

/** @type {Sample} */
const LOST = { kind: "lost", text: "diverges" };

/** @type {Sample} */
const NOTHING = { kind: "color", color: "var(--gd-map-zero)", text: "zero: below 1e-12" };

/** The ends of the colors: what is zero has its own. @param {ArrayLike<number>} losses @returns {[number, number]} */
export function endsOf(losses) {
  const seen = Array.from(losses).filter(Number.isFinite);
  const low = leastOf(seen);
  const high = Math.max(d3.max(seen) ?? 1, 10 * low);
  return [low, Math.min(high, Math.max(SPAN * low, 1e3))];
}

/**
 * Of a loss; none where the run is lost.
 * @param {ArrayLike<number>} losses @param {(loss: number) => string} color
 * @returns {(cell: number) => string | null}
 */
function colorsOf(losses, color) {
  return (cell) => {
    const loss = losses[cell];
    if (!Number.isFinite(loss)) return null;
    return isZero(loss) ? /** @type {string} */ (NOTHING.color) : color(loss);
  };
}

/**
 * @param {ArrayLike<number>} losses @param {Axis} x @param {Axis} y @param {string} title
 * @param {[number, number]} [ends] of the colors, where maps of several steps share them
 * @returns {{grid: Grid, legend: Legend}}
 */
export function pictureOfLosses(losses, x, y, title, ends = endsOf(losses)) {
  const [low, high] = ends;
  const color = d3.scaleSequentialLog([high, low], d3.interpolateViridis).clamp(true);
  const zero = Array.from(losses).some(isZero) ? [NOTHING] : [];
  const side = (/** @type {Axis} */ axis) => ({ ...axis, label: labelOf(axis.setting) });
  return {
    grid: {
      columns: x.values.length,
      rows: y.values.length,
      x: side(x),
      y: side(y),
      label: `${title}: ${labelOf(x.setting)} across, ${labelOf(y.setting)} up.`,
      colorOf: colorsOf(losses, color),
      labels: [],
    },
    legend: {
      bar: { title, low, high, colorOf: color },
      samples: [...zero, LOST, { kind: "now", text: "set now" }],
    },
  };
}

/**
 * @param {{x: ArrayLike<number>, y: ArrayLike<number>, reached: ArrayLike<number>,
 *   losses: ArrayLike<number>, minima: number[][]}} basins
 * @returns {{grid: Grid, legend: Legend}}
 */
export function pictureOfBasins({ x, y, reached, losses, minima }) {
  const side = (/** @type {string} */ label, /** @type {ArrayLike<number>} */ values) =>
    /** @type {const} */ ({ label, values, measure: "linear" });
  const colorOf = (/** @type {number} */ minimum) => `var(--gd-${HUES[minimum % HUES.length]})`;
  /** @type {Sample[]} */
  const samples = minima.map(([a, b], minimum) => {
    const at = `(${[a, b].map((value) => Number(value.toFixed(2))).join(", ")})`;
    return { kind: "color", color: colorOf(minimum), text: `minimum ${minimum + 1} at ${at}` };
  });
  return {
    grid: {
      columns: x.length,
      rows: y.length,
      x: side("Start x", x),
      y: side("Start y", y),
      label: "The minimum that each start reaches: start x across, start y up.",
      colorOf: (cell) => {
        if (!Number.isFinite(losses[cell])) return null;
        return reached[cell] < 0 ? "var(--gd-map-none)" : colorOf(reached[cell]);
      },
      labels: minima.map((at, minimum) => ({ at, text: String(minimum + 1) })),
    },
    legend: {
      bar: null,
      samples: [
        ...samples,
        { kind: "color", color: "var(--gd-map-none)", text: "no minimum" },
        LOST,
        { kind: "now", text: "start now" },
        { kind: "note", text: "dots: the runs at this step" },
      ],
    },
  };
}
