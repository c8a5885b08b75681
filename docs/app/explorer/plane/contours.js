/**
 * A surface's contours: at which losses they lie, and how they are drawn.
 */
import * as d3 from "../../ui/d3.js";

/** @typedef {import("../answers/races.js").Field} Field */

const LEVELS = 16;
const STRAIGHT = 0.04; // cells by which a point may lie beside a line and count as on it

/** Levels that lie denser where the surface is low. @param {Field} field */
export function levelsOf({ heights, lowest }) {
  const highest = d3.max(heights) ?? 1;
  const span = Math.max(highest - lowest, 1e-12);
  // The more the heights span, the more the low ones matter: a curved valley needs a logarithm.
  const typical = [...heights].sort((a, b) => a - b)[heights.length >> 1] - lowest;
  const power = span / Math.max(typical, 1e-12) > 12 ? 5 : 2;
  return d3.range(1, LEVELS + 1).map((level) => lowest + span * (level / (LEVELS + 1)) ** power);
}

/** @type {WeakMap<Field, any[]>} */
const known = new WeakMap();

/** A field's contours in its own columns and rows, so that they serve a picture of any size. @param {Field} field */
export function contoursOf(field) {
  const { columns, rows, heights } = field;
  const before = known.get(field);
  if (before) return before;
  const found = d3.contours().size([columns, rows]).thresholds(levelsOf(field))(heights);
  const contours = found.map(({ coordinates, ...shape }) => ({
    ...shape,
    coordinates: coordinates.map((rings) => rings.map(withoutStraights)),
  }));
  known.set(field, contours);
  return contours;
}

/**
 * Draw the relief from low to high: each contour covers so much of those below it that the colors go
 * up in even steps.
 * @param {any} group @param {Field} field @param {number[]} across @param {number[]} down
 */
export function drawLevels(group, field, across, down) {
  const { columns, rows } = field;
  const toX = d3.scaleLinear([0.5, columns - 0.5], across);
  const toY = d3.scaleLinear([0.5, rows - 0.5], [down[1], down[0]]);
  const transform = d3.geoTransform({
    point(column, row) {
      this.stream.point(toX(column), toY(row));
    },
  });
  const path = d3.geoPath(transform).digits(1);
  const ground = `M${across[0]},${down[1]}H${across[1]}V${down[0]}H${across[0]}Z`;
  group
    .selectAll("path")
    .data([ground, ...contoursOf(field).map((shape) => path(shape))])
    .join("path")
    .attr("class", (/** @type {unknown} */ _, /** @type {number} */ at) =>
      at ? null : "gd-ground",
    )
    .attr("d", (/** @type {string | null} */ drawn) => drawn)
    .attr("fill-opacity", (/** @type {unknown} */ _, /** @type {number} */ at) =>
      at ? (1 / (LEVELS + 1 - at)).toFixed(3) : null,
    );
}

/** A ring without the points that lie between two others on a line. @param {number[][]} ring */
export function withoutStraights(ring) {
  const kept = [ring[0]];
  for (let at = 1; at < ring.length - 1; at++) {
    const [[fromX, fromY], [x, y], [toX, toY]] = [kept[kept.length - 1], ring[at], ring[at + 1]];
    const [across, down] = [toX - fromX, toY - fromY];
    const off = Math.abs(across * (y - fromY) - down * (x - fromX));
    if (off > STRAIGHT * Math.hypot(across, down)) kept.push(ring[at]);
  }
  return [...kept, ring[ring.length - 1]];
}
