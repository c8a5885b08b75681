/**
 * What pulls at the current point, as arrows: downhill by the gradient, by the velocity or m, and
 * the step that is taken.
 */
import * as d3 from "../../ui/d3.js";
import { wear } from "../../ui/run-line.js";

/**
 * @typedef {import("./bars.js").Inside} Inside
 * @typedef {import("d3-scale").ScaleLinear<number, number>} Scale
 * @typedef {{name: string, label: string, from: number[], to: number[]}} Arrow
 */

export const ARROWS_CAPTION =
  "Arrows point where each would move the point (minus the gradient, minus m or the velocity). " +
  "Directions are true; each kind has a length scale of its own, on which short arrows are drawn longer.";

const LONGEST = 70;
const SHORTEST = 10;
const HEAD = 7;
const LEGEND_LINE = 16;
const LEGEND_WIDTH = 96;

/** Minimizing goes against everything but the step itself. @param {string} name */
function labelOf(name) {
  return name === "step" ? "step" : `−${name}`;
}

/** The names that are drawn as arrows, the widest first. @param {Inside} inside */
function namesIn({ units }) {
  return Object.keys(units)
    .filter((name) => units[name] === "arrow")
    .reverse();
}

/**
 * The arrows at a step, in the pixels of the scales; none where a number is missing or zero.
 * @param {Inside} inside @param {number} step @param {Scale} x @param {Scale} y @returns {Arrow[]}
 */
export function arrowsAt(inside, step, x, y) {
  const { points, quantities } = inside;
  const from = [x(points[2 * step]), y(points[2 * step + 1])];
  const stretch = [x(1) - x(0), y(1) - y(0)];
  return namesIn(inside).flatMap((name) => {
    const values = quantities[name];
    const sign = name === "step" ? 1 : -1;
    const [across, down] = stretch.map((factor, axis) => sign * factor * values[2 * step + axis]);
    const length = Math.hypot(across, down);
    if (!(length > 0) || !from.every(Number.isFinite) || !Number.isFinite(length)) return [];
    const drawn = lengthScale(values, stretch)(length);
    const to = [from[0] + (across / length) * drawn, from[1] + (down / length) * drawn];
    return [{ name, label: labelOf(name), from, to }];
  });
}

/** Pixels for a size; the longest of the run is the longest drawn. @param {Float64Array} values @param {number[]} stretch */
function lengthScale(values, [across, down]) {
  let longest = 0;
  for (let at = 0; at < values.length; at += 2) {
    const length = Math.hypot(across * values[at], down * values[at + 1]);
    if (length > longest && length < Infinity) longest = length;
  }
  return d3.scaleSymlog([0, longest], [SHORTEST, LONGEST]).constant(longest / 50);
}

/**
 * Draw the arrows at the current point, and what they mean beside them.
 * @param {any} group a d3 selection of a `g` over the surface
 * @param {Inside | null} inside null takes the arrows away
 * @param {number} step @param {Scale} x @param {Scale} y
 * @param {import("../model/lines.js").Line} [line] the run's
 */
export function drawArrows(group, inside, step, x, y, line) {
  const arrows = inside ? arrowsAt(inside, step, x, y) : [];
  group.attr("aria-hidden", "true");
  if (line) wear(group.node(), line);
  const joined = group
    .selectAll("g.gd-arrow")
    .data(arrows, (/** @type {Arrow} */ { name }) => name)
    .join(appendArrow)
    .attr("class", (/** @type {Arrow} */ { name }) => `gd-arrow gd-arrow--${name}`);
  joined.select(".gd-arrow__shaft").attr("d", shaft);
  joined.select(".gd-arrow__head").attr("d", head);
  const names = inside ? namesIn(inside) : [];
  // In the corner that neither a button nor the inset of a problem's data takes.
  drawLegend(group, names, [
    x.range()[1] - LEGEND_WIDTH,
    y.range()[0] - 10 - LEGEND_LINE * (names.length - 1),
  ]);
}

/** @param {any} enter */
function appendArrow(enter) {
  const made = enter.append("g");
  made.append("path").attr("class", "gd-arrow__shaft");
  made.append("path").attr("class", "gd-arrow__head");
  return made;
}

/** @param {Arrow} arrow */
function shaft({ from, to }) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const part = Math.max(0, 1 - HEAD / length); // it ends where the head begins
  return `M${from}L${from.map((start, axis) => start + (to[axis] - start) * part)}`;
}

/** A triangle at the end; a path, since a marker's address breaks under a base. @param {Arrow} arrow */
function head({ from, to }) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const corner = (/** @type {number} */ turn) => [
    to[0] - HEAD * 1.2 * Math.cos(angle + turn),
    to[1] - HEAD * 1.2 * Math.sin(angle + turn),
  ];
  return `M${to}L${corner(0.5)}L${corner(-0.5)}Z`;
}

/** @param {any} group @param {string[]} names @param {number[]} corner */
function drawLegend(group, names, [left, top]) {
  const items = group
    .selectAll("g.gd-arrows__item")
    .data([...names].reverse(), (/** @type {string} */ name) => name)
    .join((/** @type {any} */ enter) => {
      const item = appendArrow(enter);
      item.append("text").attr("x", 28).attr("y", 4);
      return item;
    })
    .attr("class", (/** @type {string} */ name) => `gd-arrows__item gd-arrow--${name}`)
    .attr(
      "transform",
      (/** @type {string} */ _, /** @type {number} */ at) =>
        `translate(${left},${top + LEGEND_LINE * at})`,
    );
  const sample = { from: [0, 0], to: [22, 0], name: "", label: "" };
  items.select(".gd-arrow__shaft").attr("d", shaft(sample));
  items.select(".gd-arrow__head").attr("d", head(sample));
  items.select("text").text(labelOf);
}
