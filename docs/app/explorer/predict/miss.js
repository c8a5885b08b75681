/**
 * The way from a guess to the end of the run, drawn over the surface.
 */

/**
 * @param {any} group a d3 selection of a `g` over the surface
 * @param {number[] | null} guess @param {number[] | null} end null: nothing is drawn
 * @param {{x: (value: number) => number, y: (value: number) => number}} scales
 */
export function drawMiss(group, guess, end, { x, y }) {
  const ends = guess && end ? [guess, end].map(([a, b]) => [x(a), y(b)]) : [];
  const lines = group
    .selectAll("line")
    .data(ends.length ? ["casing", "way"] : [])
    .join("line");
  lines.attr("class", (/** @type {string} */ kind) => `gd-predict__${kind}`);
  if (!ends.length) return void group.selectAll("circle").remove();
  const [[fromX, fromY], [toX, toY]] = ends;
  lines.attr("x1", fromX).attr("y1", fromY).attr("x2", toX).attr("y2", toY);
  const ring = group.selectAll("circle").data([0]).join("circle").attr("class", "gd-predict__end");
  ring.attr("cx", toX).attr("cy", toY).attr("r", 9);
}
