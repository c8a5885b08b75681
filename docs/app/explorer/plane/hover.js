/**
 * Under a pointer that rests on the surface: the point, about how high the loss is there, and the way
 * downhill. Both are read off the grid that the relief is drawn from, and so are approximate.
 */
import * as d3 from "../../ui/d3.js";
import { short } from "../summary.js";

/** @typedef {import("../answers/races.js").Field} Field */

const ARROW = 36; // pixels, whatever the slope
const HEAD = 7;

/**
 * The height between four places of the grid, and minus its slopes, in heights per cell.
 * @param {Field} field top row first @param {number} across from 0 to 1, from the left
 * @param {number} down from 0 to 1, from the top
 */
export function readField({ heights, columns, rows }, across, down) {
  const [x, y] = [across * (columns - 1), down * (rows - 1)];
  const column = Math.min(Math.floor(x), columns - 2);
  const row = Math.min(Math.floor(y), rows - 2);
  const at = (/** @type {number} */ right, /** @type {number} */ below) =>
    heights[(row + below) * columns + column + right];
  const [right, below] = [x - column, y - row];
  const top = at(0, 0) * (1 - right) + at(1, 0) * right;
  const bottom = at(0, 1) * (1 - right) + at(1, 1) * right;
  const eastward = (at(1, 0) - at(0, 0)) * (1 - below) + (at(1, 1) - at(0, 1)) * below;
  return { height: top * (1 - below) + bottom * below, downhill: [-eastward, top - bottom] };
}

/** @param {import("./view.js").SurfaceView} view @param {import("../session.js").Session} session */
export function mountHover(view, session) {
  const { svg, hover } = view.parts;
  hover.append("path").attr("class", "gd-hover__arrow");
  hover.append("text").attr("class", "gd-hover__text");
  hover.attr("visibility", "hidden");
  svg.on("pointermove.hover", (/** @type {PointerEvent} */ event) => {
    const isResting = event.pointerType === "mouse" && event.buttons === 0;
    draw(view, session.field, isResting ? d3.pointer(event, svg.node()) : null);
  });
  svg.on("pointerleave.hover pointerdown.hover", () => hover.attr("visibility", "hidden"));
}

/** @param {import("./view.js").SurfaceView} view @param {Field} field @param {number[] | null} pointer */
function draw({ parts: { hover }, x, y }, field, pointer) {
  const shares = pointer && [x, y].map((scale, axis) => shareOf(scale.range(), pointer[axis]));
  const isInside = shares?.every((share) => share >= 0 && share <= 1);
  hover.attr("visibility", isInside ? null : "hidden");
  if (!shares || !pointer || !isInside) return;
  const { height, downhill } = readField(field, shares[0], 1 - shares[1]);
  const isLeft = shares[0] > 0.6;
  const text = hover.select("text").attr("text-anchor", isLeft ? "end" : null);
  text.attr("x", pointer[0] + (isLeft ? -12 : 12)).attr("y", pointer[1] - 12);
  const [across, up] = [x, y].map((scale, axis) => short(scale.invert(pointer[axis])));
  text.text(`(${across}, ${up}) loss about ${short(height)}`);
  hover.select("path").attr("d", arrowFrom(pointer, toPixels(downhill, x, y, field)));
}

/** @param {number[]} range @param {number} pixel */
function shareOf([from, to], pixel) {
  return (pixel - from) / (to - from);
}

/**
 * A way downhill in the picture. A slope per cell becomes one per unit, and a way of so many units
 * becomes pixels.
 * @param {number[]} downhill @param {any} x @param {any} y @param {Field} field
 */
function toPixels([east, south], x, y, { columns, rows }) {
  const across = Math.abs(x.range()[1] - x.range()[0]);
  const down = Math.abs(y.range()[1] - y.range()[0]);
  const [width, height] = [x, y].map((scale) => scale.domain()[1] - scale.domain()[0]);
  const perUnit = [(east * (columns - 1)) / width, (south * (rows - 1)) / height];
  return [perUnit[0] * (across / width), perUnit[1] * (down / height)];
}

/** @param {number[]} from @param {number[]} way */
function arrowFrom([x, y], [across, down]) {
  const length = Math.hypot(across, down);
  if (!(length > 0) || !Number.isFinite(length)) return null;
  const [right, below] = [across / length, down / length];
  const [tipX, tipY] = [x + ARROW * right, y + ARROW * below];
  const side = (/** @type {number} */ turn) =>
    `${tipX - HEAD * (right - turn * below)},${tipY - HEAD * (below + turn * right)}`;
  return `M${x},${y}L${tipX},${tipY}M${side(0.6)}L${tipX},${tipY}L${side(-0.6)}`;
}
