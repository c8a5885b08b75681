/**
 * A surface as a relief: its points in space, its contours, and paths laid on it. Heights rise by
 * equal steps from one contour of the map to the next. Nothing here draws.
 */
import * as d3 from "../../ui/d3.js";
import { levelsOf } from "../plane/contours.js";

/**
 * @typedef {import("../answers/races.js").Field} Field
 * @typedef {{positions: number[], ends: number[]}} Draped pieces of a path, two points each; ends[t]
 *   tells how many pieces lead to step t
 * @typedef {ReturnType<typeof reliefOf>} Relief
 */

const TALL = 0.7; // the relief is 2 wide
const LIFT = 0.008; // lines lie a little above the ground, to be seen
const PIECES = 24; // that one long step is laid down in, at most

/** The height of a loss, from 0 at the lowest to 1 at the highest. @param {Field} field */
export function heightScaleOf(field) {
  const highest = d3.max(field.heights, (loss) => (Number.isFinite(loss) ? loss : undefined));
  const losses = [field.lowest, ...levelsOf(field), highest ?? field.lowest + 1];
  return d3
    .scaleLinear(
      losses,
      losses.map((_, at) => at / (losses.length - 1)),
    )
    .clamp(true);
}

/**
 * @param {Field} field @param {number[][]} window
 */
export function reliefOf(field, [[xMin, xMax], [yMin, yMax]]) {
  const { rows, columns } = field;
  const scale = heightScaleOf(field);
  const heights = field.heights.map((loss) => (Number.isFinite(loss) ? scale(loss) : NaN));
  const depth = Math.min(Math.max((yMax - yMin) / (xMax - xMin), 0.6), 1.1);
  const column = d3.scaleLinear([xMin, xMax], [0, columns - 1]);
  const row = d3.scaleLinear([yMax, yMin], [0, rows - 1]);

  /** Where a place of the grid is in space. @param {number} c @param {number} r @param {number} height */
  const place = (c, r, height) => [
    (2 * c) / (columns - 1) - 1,
    TALL * height,
    depth * ((2 * r) / (rows - 1) - 1),
  ];

  /** The ground's height between the grid's points. @param {number} c @param {number} r */
  function groundAt(c, r) {
    const [c0, r0] = [Math.min(Math.floor(c), columns - 2), Math.min(Math.floor(r), rows - 2)];
    const [right, down] = [c - c0, r - r0];
    const corner = (/** @type {number} */ i, /** @type {number} */ j) =>
      heights[(r0 + j) * columns + c0 + i];
    const top = corner(0, 0) * (1 - right) + corner(1, 0) * right;
    return top * (1 - down) + (corner(0, 1) * (1 - right) + corner(1, 1) * right) * down;
  }

  /** A point of the surface in space; null outside the window. @param {number} x @param {number} y */
  function pointAt(x, y) {
    const [c, r] = [column(x), row(y)];
    if (!(c >= 0 && c <= columns - 1 && r >= 0 && r <= rows - 1)) return null;
    const height = groundAt(c, r);
    if (!Number.isFinite(height)) return null;
    const [across, up, along] = place(c, r, height);
    return [across, up + LIFT, along];
  }

  return {
    heights,
    depth,
    pointAt,
    /** The surface's point below a point in space. @param {number} across @param {number} along */
    pointBelow: (across, along) => [
      column.invert(((across + 1) / 2) * (columns - 1)),
      row.invert(((along / depth + 1) / 2) * (rows - 1)),
    ],
    positions: heights.flatMap((height, at) =>
      place(at % columns, Math.floor(at / columns), height || 0),
    ),
    triangles: trianglesOf(heights, rows, columns),
    contours: contoursOf(field, scale, place),
    frame: frameOf(heights, rows, columns, place),
    /** @param {ArrayLike<number>} points @param {number} last */
    drape: (points, last) => drape(points, last, pointAt, (xMax - xMin) / columns),
  };
}

/** Two triangles a cell; none where a height is missing. @param {number[]} heights @param {number} rows @param {number} columns */
function trianglesOf(heights, rows, columns) {
  const found = [];
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const at = r * columns + c;
      const corners = [at, at + columns, at + 1, at + columns + 1];
      if (corners.some((corner) => Number.isNaN(heights[corner]))) continue;
      const [topLeft, bottomLeft, topRight, bottomRight] = corners;
      found.push(topLeft, bottomLeft, topRight, topRight, bottomLeft, bottomRight);
    }
  }
  return found;
}

/**
 * The window on the floor, and its corners up to the ground, as pairs of points.
 * @param {number[]} heights @param {number} rows @param {number} columns
 * @param {(c: number, r: number, height: number) => number[]} place
 */
function frameOf(heights, rows, columns, place) {
  const [right, bottom] = [columns - 1, rows - 1];
  const corners = [
    [0, 0],
    [right, 0],
    [right, bottom],
    [0, bottom],
  ];
  return corners.flatMap(([c, r], at) => {
    const [nextC, nextR] = corners[(at + 1) % 4];
    const foot = place(c, r, 0);
    return [
      ...foot,
      ...place(nextC, nextR, 0),
      ...foot,
      ...place(c, r, heights[r * columns + c] || 0),
    ];
  });
}

/**
 * The map's contours at their heights, as pairs of points.
 * @param {Field} field @param {(loss: number) => number} scale
 * @param {(c: number, r: number, height: number) => number[]} place
 */
function contoursOf(field, scale, place) {
  const { rows, columns } = field;
  /** @type {number[]} */
  const found = [];
  const shapes = d3.contours().size([columns, rows]).thresholds(levelsOf(field))(field.heights);
  // A shape is closed along the border of the grid, where there is no contour.
  const isInner = (/** @type {number[]} */ [c, r]) =>
    c > 0.5 && c < columns - 0.5 && r > 0.5 && r < rows - 0.5;
  for (const { coordinates, value } of shapes) {
    const height = scale(value) + LIFT / 2;
    for (const ring of coordinates.flat()) {
      for (let at = 1; at < ring.length; at++) {
        const [from, to] = [ring[at - 1], ring[at]];
        if (!isInner(from) || !isInner(to)) continue;
        found.push(
          ...place(from[0] - 0.5, from[1] - 0.5, height),
          ...place(to[0] - 0.5, to[1] - 0.5, height),
        );
      }
    }
  }
  return found;
}

/**
 * Lay a path on the ground, long steps in several pieces.
 * @param {ArrayLike<number>} points @param {number} last
 * @param {(x: number, y: number) => number[] | null} pointAt @param {number} cell
 * @returns {Draped}
 */
function drape(points, last, pointAt, cell) {
  /** @type {number[]} */
  const positions = [];
  const ends = [0];
  for (let step = 1; step <= last; step++) {
    const [x, y] = [points[2 * step - 2], points[2 * step - 1]];
    const [across, along] = [points[2 * step] - x, points[2 * step + 1] - y];
    const pieces = Math.min(Math.max(Math.ceil(Math.hypot(across, along) / cell), 1), PIECES);
    for (let piece = 0; piece < pieces; piece++) {
      const [from, to] = [piece / pieces, (piece + 1) / pieces];
      const start = pointAt(x + across * from, y + along * from);
      const end = pointAt(x + across * to, y + along * to);
      if (start && end) positions.push(...start, ...end);
    }
    ends.push(positions.length / 6);
  }
  return { positions, ends };
}
