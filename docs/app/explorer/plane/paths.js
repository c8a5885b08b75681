/**
 * Paths of runs as the pieces of an SVG path, one a step, so that a part of the path is a part of the
 * list. What lies outside the picture is left out: a diverging run leaves it by far, and browsers
 * draw every dash of a line, seen or not.
 */
const AROUND = 20; // pixels beyond the picture, so that no line is seen to end

/** @typedef {(value: number) => number} Scale with its range, as d3's */

/** A dot that has left the picture by far; SVG needs numbers of a reasonable size. @param {number} pixel */
export function clampPixel(pixel) {
  return Number.isFinite(pixel) ? Math.min(Math.max(pixel, -1e4), 1e4) : 0;
}

/**
 * From where to where, as parts of it, a segment lies in a box; null where it does not (Liang and
 * Barsky, 1984).
 * @param {number[]} from @param {number[]} to @param {number[][]} box of x and y, each low and high
 * @returns {[number, number] | null}
 */
export function partInside(from, to, box) {
  let [first, last] = [0, 1];
  for (const axis of [0, 1]) {
    const along = to[axis] - from[axis];
    const [low, high] = box[axis];
    if (along === 0 && (from[axis] < low || from[axis] > high)) return null;
    if (along === 0) continue;
    const [one, other] = [(low - from[axis]) / along, (high - from[axis]) / along];
    first = Math.max(first, Math.min(one, other));
    last = Math.min(last, Math.max(one, other));
  }
  return first <= last ? [first, last] : null;
}

/**
 * @param {ArrayLike<number>} points pairs of x and y @param {number} last
 * @param {Scale & {range: () => number[]}} x @param {Scale & {range: () => number[]}} y
 * @returns {string[]}
 */
export function piecesOf(points, last, x, y) {
  const box = [x, y].map((scale) => {
    const ends = scale.range();
    return [Math.min(...ends) - AROUND, Math.max(...ends) + AROUND];
  });
  const at = (/** @type {number} */ step) => [x(points[2 * step]), y(points[2 * step + 1])];
  let from = at(0);
  const pieces = [partInside(from, from, box) ? `M${text(from)}` : ""];
  for (let step = 1; step <= last; step++) {
    const to = at(step);
    pieces.push(pieceOf(from, to, box));
    from = to;
  }
  return pieces;
}

/** One step's line; it goes on from the step before where that one ended inside. @param {number[]} from @param {number[]} to @param {number[][]} box */
function pieceOf(from, to, box) {
  const part = partInside(from, to, box);
  if (!part) return "";
  const [start, end] = part.map((share) =>
    from.map((value, axis) => value + share * (to[axis] - value)),
  );
  return part[0] === 0 ? `L${text(end)}` : `M${text(start)}L${text(end)}`;
}

/** @param {number[]} point */
function text([across, down]) {
  return `${across.toFixed(1)},${down.toFixed(1)}`;
}
