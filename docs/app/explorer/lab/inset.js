/**
 * What the two parameters of *Line fit* are: the data, and each optimizer's line through it at the
 * current step.
 */
import { effect } from "@preact/signals-core";
import * as d3 from "../../ui/d3.js";
import { make } from "../../ui/elements.js";
import { wear } from "../../ui/run-line.js";
import { lastStep } from "../answers/races.js";
import { linesOf } from "../model/lines.js";

/** @typedef {import("../session.js").Session} Session */

const [WIDTH, HEIGHT] = [180, 132];
const MARGIN = 6;

class Inset {
  /** @type {number[][]} */
  #points = [];
  x = d3.scaleLinear([MARGIN, WIDTH - MARGIN]);
  y = d3.scaleLinear([HEIGHT - MARGIN, MARGIN]);

  /** @param {HTMLElement} place @param {Session} session */
  constructor(place, session) {
    this.place = place;
    this.session = session;
    const caption = make("p", "gd-inset__caption");
    caption.textContent = "The 64 points, and each line at this step";
    const svg = d3.select(place).append("svg").attr("class", "gd-inset").attr("role", "img");
    svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    svg.attr("aria-label", "The points that a line is fitted to, and each optimizer's line");
    /** @type {any} */
    this.dots = svg.append("g");
    /** @type {any} */
    this.lines = svg.append("g");
    this.dots.attr("class", "gd-inset__points");
    place.append(caption);
  }

  /** The surface and the runs that are drawn. */
  drawRace() {
    const { drawn, catalog } = this.session;
    const points = catalog.surfaces[drawn.surface].examples;
    this.place.hidden = !points;
    if (!points) return;
    if (points !== this.#points) this.#drawPoints(points);
    const lines = this.lines.selectAll("line").data(linesOf(drawn)).join("line");
    lines.attr("class", "gd-inset__line");
    lines.nodes().forEach((/** @type {Element} */ node, /** @type {number} */ at) => {
      wear(node, linesOf(drawn)[at]);
    });
  }

  /** @param {number[][]} points */
  #drawPoints(points) {
    this.#points = points;
    const [across, up] = [0, 1].map((axis) => d3.extent(points, (point) => point[axis]));
    this.x.domain(/** @type {number[]} */ (across)).nice();
    this.y.domain(/** @type {number[]} */ (up)).nice();
    const circles = this.dots.selectAll("circle").data(points).join("circle").attr("r", 1.8);
    circles.attr("cx", (/** @type {number[]} */ [x]) => this.x(x));
    circles.attr("cy", (/** @type {number[]} */ [, y]) => this.y(y));
  }

  drawStep() {
    const { race, player, drawn, catalog } = this.session;
    if (!catalog.surfaces[drawn.surface].examples) return;
    const ends = this.x.domain();
    const heights = race.runs.map((run) => {
      const at = 2 * Math.min(player.step, lastStep(run));
      const [intercept, slope] = [run.points[at], run.points[at + 1]];
      return ends.map((x) => this.y(intercept + slope * x));
    });
    const lines = this.lines.selectAll("line").data(heights);
    lines.attr("x1", this.x(ends[0])).attr("x2", this.x(ends[1]));
    lines.attr("y1", (/** @type {number[]} */ [from]) => from);
    lines.attr("y2", (/** @type {number[]} */ [, to]) => to);
  }
}

/** @param {HTMLElement} place @param {Session} session */
export function mountInset(place, session) {
  const inset = new Inset(place, session);
  effect(() => inset.drawRace());
  effect(() => inset.drawStep());
}
