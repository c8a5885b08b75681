/**
 * The maps as grids: what each cell's color says, and what stands beside it.
 */
import * as d3 from "../../generated/vendor/d3.js";
import { isLogarithmic, labelOf } from "./names.js";
import { short } from "./summary.js";

/** @typedef {import("./grid-view.js").Grid} Grid */

const FLOOR = 1e-12;
const LOST = "var(--gd-map-lost)";
const NONE = "var(--gd-map-none)";

/**
 * @param {ArrayLike<number>} losses @param {import("./maps.js").Axis} x @param {import("./maps.js").Axis} y
 * @param {number[]} present the values now @returns {{grid: Grid, legend: string[][]}}
 */
export function pictureOfLosses(losses, x, y, present) {
  const seen = Array.from(losses).filter(Number.isFinite).map((loss) => Math.max(loss, FLOOR));
  const ends = seen.length ? /** @type {[number, number]} */ (d3.extent(seen)) : [FLOOR, 1];
  const high = Math.min(ends[1], Math.max(ends[0] * 10, 1e6));
  const color = d3.scaleSequentialLog([high, ends[0]], d3.interpolateViridis).clamp(true);
  const columns = x.values.length;
  const side = (/** @type {import("./maps.js").Axis} */ axis) => ({
    label: labelOf(axis.setting),
    values: axis.values,
    isLog: isLogarithmic(axis.setting),
  });
  const stops = [0, 0.5, 1].map((part) => ends[0] ** (1 - part) * high ** part);
  return {
    grid: {
      columns,
      rows: y.values.length,
      x: side(x),
      y: side(y),
      label: "Map of the final loss.",
      colorOf: (row, column) => {
        const loss = losses[row * columns + column];
        return Number.isFinite(loss) ? color(Math.max(loss, FLOOR)) : LOST;
      },
      marks: [present],
    },
    legend: [...stops.map((stop) => [color(stop), short(stop)]), [LOST, "diverges"]],
  };
}

/**
 * @param {{x: ArrayLike<number>, y: ArrayLike<number>, reached: ArrayLike<number>,
 *   losses: ArrayLike<number>, count: number}} basins
 * @param {number[]} start @returns {{grid: Grid, legend: string[][]}}
 */
export function pictureOfBasins({ x, y, reached, losses, count }, start) {
  const side = (/** @type {string} */ label, /** @type {ArrayLike<number>} */ values) => ({ label, values, isLog: false });
  const colorOf = (/** @type {number} */ minimum) => `var(--gd-run-${minimum % 8})`;
  const colors = Array.from({ length: count }, (_, minimum) => [colorOf(minimum), `minimum ${minimum + 1}`]);
  return {
    grid: {
      columns: x.length,
      rows: y.length,
      x: side("start x", x),
      y: side("start y", y),
      label: "Map of the minimum that each start reaches.",
      colorOf: (row, column) => {
        const cell = row * x.length + column;
        if (!Number.isFinite(losses[cell])) return LOST;
        return reached[cell] < 0 ? NONE : colorOf(reached[cell]);
      },
      marks: [start],
    },
    legend: [...colors, [NONE, "no minimum"], [LOST, "diverges"]],
  };
}
