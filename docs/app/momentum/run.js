/**
 * The error against the step, from 1, of one direction or of both ends of the spectrum.
 */
import * as d3 from "../ui/d3.js";
import { joinRuns } from "../ui/run-line.js";
import { lineOf } from "./text.js";

/** @typedef {{percent: number, step: number, at: number}} Dot at: of the end */

const [WIDTH, HEIGHT] = [260, 170];
const MARGIN = { top: 20, right: 12, bottom: 34, left: 34 };
const [RIGHT, LOW] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
const INSIDE = [MARGIN.left, MARGIN.top, RIGHT - MARGIN.left, LOW - MARGIN.top];
const MOST = 125; // percent, of the start: what grows leaves the picture

class RunView {
  /** @param {HTMLElement} place @param {number} steps how many are drawn */
  constructor(place, steps) {
    this.x = d3.scaleLinear([0, steps], [MARGIN.left, RIGHT]);
    this.y = d3.scaleLinear([-MOST, MOST], [LOW, MARGIN.top]);
    this.svg = d3.select(place).append("svg").attr("class", "gd-momentum__run");
    this.svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("role", "img");
    appendSides(this.svg, this.x, this.y);
    /** @type {typeof this.svg} */
    const frame = appendFrame(this.svg);
    this.lines = frame.append("g");
    this.dots = frame.append("g");
  }

  /** @param {import("./model.js").Answer} answer @param {string} words */
  draw({ ends }, words) {
    const line = d3.line(
      (_, step) => this.x(step),
      (/** @type {any} */ percent) => this.y(percent),
    );
    this.svg.attr("aria-label", words);
    const lines = ends.map((_, at) => lineOf(at));
    joinRuns(this.lines, "path", ends, lines)
      .attr("class", "gd-momentum__line")
      .attr("d", (/** @type {any} */ { errors }) => line(errors));
    const dots = ends.flatMap(({ errors }, at) =>
      errors.map((percent, step) => ({ percent, step, at })),
    );
    const linesOfDots = dots.map(({ at }) => lines[at]);
    joinRuns(this.dots, "circle", dots, linesOfDots)
      .attr("class", "gd-dot")
      .attr("r", 2.2)
      .attr("cx", (/** @type {Dot} */ { step }) => this.x(step))
      .attr("cy", (/** @type {Dot} */ { percent }) => this.y(percent));
  }
}

/** @param {any} svg @param {any} x @param {any} y the scales */
function appendSides(svg, x, y) {
  const title = svg.append("text").attr("class", "gd-axis__title").attr("y", 11);
  title.text("The error, from 1");
  const unit = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  unit
    .attr("x", RIGHT)
    .attr("y", HEIGHT - 3)
    .text("Step");
  const zero = svg.append("path").attr("class", "gd-momentum__axis");
  zero.attr("d", `M${MARGIN.left},${y(0)}H${RIGHT}`);
  const bottom = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(0,${LOW})`);
  const left = svg.append("g").attr("class", "gd-axis");
  left.attr("transform", `translate(${MARGIN.left},0)`);
  bottom.call(d3.axisBottom(x).ticks(5));
  const parts = (/** @type {any} */ percent) => String(percent / 100);
  left.call(d3.axisLeft(y).tickValues([-100, -50, 0, 50, 100]).tickFormat(parts));
}

/** An inner picture, which cuts off what leaves it. @param {any} svg */
function appendFrame(svg) {
  const frame = svg.append("svg").attr("viewBox", INSIDE.join(" "));
  ["x", "y", "width", "height"].forEach((name, at) => {
    frame.attr(name, INSIDE[at]);
  });
  return frame;
}

/** @param {HTMLElement} place @param {number} steps how many are drawn */
export function mountRun(place, steps) {
  return new RunView(place, steps);
}
