/**
 * A surface's contours: at which losses they lie, and how they are drawn.
 */
import * as d3 from "../../ui/d3.js";

/** @typedef {import("../answers/races.js").Field} Field */

const LEVELS = 16;

/** Levels that lie denser where the surface is low. @param {Field} field */
export function levelsOf({ heights, lowest }) {
  const highest = d3.max(heights) ?? 1;
  const span = Math.max(highest - lowest, 1e-12);
  // The more the heights span, the more the low ones matter: a curved valley needs a logarithm.
  const typical = [...heights].sort((a, b) => a - b)[heights.length >> 1] - lowest;
  const power = span / Math.max(typical, 1e-12) > 12 ? 5 : 2;
  return d3.range(1, LEVELS + 1).map((level) => lowest + span * (level / (LEVELS + 1)) ** power);
}

/** @param {any} group @param {Field} field @param {number[]} across @param {number[]} down */
export function drawLevels(group, field, across, down) {
  const { columns, rows } = field;
  const toX = d3.scaleLinear([0.5, columns - 0.5], across);
  const toY = d3.scaleLinear([0.5, rows - 0.5], [down[1], down[0]]);
  const transform = d3.geoTransform({
    point(column, row) {
      this.stream.point(toX(column), toY(row));
    },
  });
  const path = d3.geoPath(transform);
  const shapes = d3.contours().size([columns, rows]).thresholds(levelsOf(field))(field.heights);
  group
    .selectAll("path")
    .data(shapes)
    .join("path")
    .attr("d", path)
    .style("--level", (/** @type {unknown} */ _, /** @type {number} */ index) => index / LEVELS);
}
