/**
 * The two factors of a step in the complex plane, of one direction or of both ends of the spectrum.
 */
import * as d3 from "../ui/d3.js";
import { joinRuns } from "../ui/run-line.js";
import { lineOf } from "./text.js";

/** @typedef {{root: number[], at: number}} Root at: of the end */

const [WIDTH, HEIGHT] = [260, 190];
const UNIT = 72; // pixels
const [RIGHT, MIDDLE] = [WIDTH / 2 + 14, HEIGHT / 2 + 6];
const EDGE = 8;

/** A place inside of the picture: roots far outside lie at its edge. @param {number[]} root */
export function placeOf([real, imaginary]) {
  const inside = (/** @type {number} */ value, /** @type {number} */ size) =>
    Math.min(Math.max(value, EDGE), size - EDGE);
  return [inside(RIGHT + UNIT * real, WIDTH), inside(MIDDLE - UNIT * imaginary, HEIGHT)];
}

/** @param {HTMLElement} place */
export function mountRoots(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-momentum__roots");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("role", "img");
  const title = svg.append("text").attr("class", "gd-axis__title").attr("x", 0).attr("y", 11);
  title.text("The two roots, and the unit circle");
  const axes = svg.append("path").attr("class", "gd-momentum__axis");
  axes.attr("d", `M0,${MIDDLE}H${WIDTH}M${RIGHT},20V${HEIGHT}`);
  const circle = svg.append("circle").attr("class", "gd-momentum__circle");
  circle.attr("cx", RIGHT).attr("cy", MIDDLE).attr("r", UNIT);
  const inner = svg.append("circle").attr("class", "gd-momentum__radius");
  inner.attr("cx", RIGHT).attr("cy", MIDDLE);
  for (const unit of [-1, 1]) {
    const text = svg
      .append("text")
      .attr("class", "gd-axis__title")
      .attr("y", MIDDLE + 13);
    text.attr("x", RIGHT + unit * (UNIT + 9)).attr("text-anchor", "middle");
    text.text(unit);
  }
  const marks = svg.append("g");

  return {
    /** @param {import("./model.js").Answer} answer @param {string} words */
    draw({ ends }, words) {
      svg.attr("aria-label", words);
      inner.attr("r", Math.min(UNIT * Math.max(...ends.map(({ radius }) => radius)), WIDTH));
      const roots = ends.flatMap((end, at) => end.roots.map((root) => ({ root, at })));
      const lines = roots.map(({ at }) => lineOf(at));
      joinRuns(marks, "circle", roots, lines)
        .attr("class", "gd-dot")
        .attr("r", (/** @type {Root} */ { at }) => (at ? 6 : 4.5))
        .attr("cx", (/** @type {Root} */ { root }) => placeOf(root)[0])
        .attr("cy", (/** @type {Root} */ { root }) => placeOf(root)[1]);
    },
  };
}
