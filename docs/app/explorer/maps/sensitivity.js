/**
 * Each optimizer's final loss against its learning rate, with its present rate marked, and a
 * cursor on the tried rates.
 */
import * as d3 from "../../ui/d3.js";
import { wear } from "../../ui/run-line.js";
import { appendZero, drawZero, leastOf, logHeights } from "../curves/zero.js";
import { mountCellCursor } from "./cursor.js";
import { drawDots } from "./dots.js";
import { nearestOf } from "./kinds.js";

const WIDTH = 340;
const HEIGHT = 260;
const MARGIN = { top: 32, right: 14, bottom: 36, left: 52 };
const [RIGHT, LOW] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
const CEILING = 1e8; // what passes this is not worth its room
const LOST_AT = MARGIN.top - 6;

const KEYS =
  "Left and right move along the rates, up and down between optimizers, Enter loads the run.";

/**
 * @typedef {import("./cursor.js").OnCell} OnCell
 * @typedef {{rates: number[], curves: ArrayLike<number>[], lines: import("../model/lines.js").Line[],
 *   title: string, label: string}} Curves curves: a loss a rate, NaN where the run diverged
 */

/** The places in a curve where it is lost although the rate before was not. @param {ArrayLike<number>} curve */
export function breaksOf(curve) {
  const isLost = Array.from(curve, (loss) => !Number.isFinite(loss));
  return isLost.flatMap((lost, at) => (lost && at > 0 && !isLost[at - 1] ? [at] : []));
}

class SensitivityView {
  x = d3.scaleLog().range([MARGIN.left, RIGHT]).clamp(true);
  heights = logHeights([], 1, [LOW, MARGIN.top]);
  /** @type {Curves} */
  #drawn = { rates: [], curves: [], lines: [], title: "", label: "" };

  /** @param {HTMLElement} place @param {OnCell} onHover @param {OnCell} onLoad */
  constructor(place, onHover, onLoad) {
    this.parts = appendParts(place);
    this.cursor = mountCellCursor(/** @type {SVGSVGElement} */ (this.parts.svg.node()), {
      size: () => [this.#drawn.curves.length, this.#drawn.rates.length],
      readCell: (event) => this.#cellAt(event),
      draw: (row, column) => this.#drawDot(row, column),
      onHover,
      onLoad,
      isListed: true,
    });
  }

  /** How high a curve's point lies in the picture. @param {number} row @param {number} column */
  #heightOf(row, column) {
    const loss = this.#drawn.curves[row][column];
    return Number.isFinite(loss) ? this.heights.at(loss) : LOST_AT;
  }

  /** The curve and the rate next to where the reader points. @param {PointerEvent} event */
  #cellAt(event) {
    const { rates, curves } = this.#drawn;
    const [across, down] = d3.pointer(event, this.parts.svg.node());
    if (!rates.length || across < MARGIN.left || across > RIGHT || down > LOW) return null;
    const column = nearestOf(rates, this.x.invert(across), "log");
    const gaps = curves.map((_, row) => Math.abs(this.#heightOf(row, column) - down));
    return [gaps.indexOf(Math.min(...gaps)), column];
  }

  /** @param {number} row @param {number} column */
  #drawDot(row, column) {
    const isLost = !Number.isFinite(this.#drawn.curves[row][column]);
    const { dot } = this.parts;
    dot.attr("class", isLost ? "gd-dot--lost" : "gd-dot");
    wear(/** @type {Element} */ (dot.node()), this.#drawn.lines[row]);
    dot.attr("visibility", "visible").attr("cx", this.x(this.#drawn.rates[column]));
    dot.attr("cy", this.#heightOf(row, column));
  }

  /** Give what is drawn of a run that run's color. @param {(datum: any, at: number) => number} indexOf */
  #wear(indexOf) {
    const { lines } = this.#drawn;
    /** @this {any} @param {any} datum @param {number} at */
    return function (datum, at) {
      const line = lines[indexOf(datum, at)];
      if (line) wear(this, line);
    };
  }

  #drawLines() {
    const { rates, curves } = this.#drawn;
    const line = d3.line(
      (_, at) => this.x(rates[at]),
      (/** @type {any} */ loss) => this.heights.at(loss),
    );
    line.defined((/** @type {any} */ loss) => Number.isFinite(loss));
    this.parts.lines
      .selectAll("path")
      .data(curves)
      .join("path")
      .attr("class", "gd-run")
      .each(this.#wear((_, index) => index))
      .attr("d", (curve) => line(/** @type {any} */ (curve)));
  }

  /** A cross at each rate from which on an optimizer diverges. */
  #drawBreaks() {
    const { rates, curves } = this.#drawn;
    const breaks = curves.flatMap((curve, index) =>
      breaksOf(curve).map((at) => [index, rates[at]]),
    );
    this.parts.breaks
      .selectAll("text")
      .data(breaks)
      .join("text")
      .each(this.#wear(([index]) => index))
      .attr("x", ([, rate]) => this.x(rate))
      .attr("y", LOST_AT)
      .text("×");
  }

  /** @param {Curves} curves @param {number[]} first the optimizer and rate where the keyboard begins */
  draw(curves, first) {
    const { svg, zero, dot, title, bottom, left } = this.parts;
    this.#drawn = curves;
    this.cursor.begin(first);
    dot.attr("visibility", "hidden");
    title.text(curves.title);
    svg.attr("aria-label", `${curves.label} ${KEYS}`);
    const seen = curves.curves.flatMap((curve) => Array.from(curve)).filter(Number.isFinite);
    const top = Math.min(d3.max(seen) ?? 1, CEILING);
    this.x.domain(/** @type {number[]} */ (d3.extent(curves.rates)));
    this.heights = logHeights(seen, Math.max(top, 10 * leastOf(seen)), [LOW, MARGIN.top]);
    drawZero(zero, this.heights, [MARGIN.left, RIGHT]);
    bottom.call(d3.axisBottom(this.x).ticks(5, "~g"));
    left.call(d3.axisLeft(this.heights.scale).ticks(6, ".0e"));
    this.#drawLines();
    this.#drawBreaks();
  }

  /** How far each run is, over its rate. @param {import("./dots.js").Dot[]} dots */
  drawDots(dots) {
    drawDots(this.parts.dots, dots, [this.x, this.heights.at]);
  }

  /** Mark each optimizer's rate now. @param {number[]} rates */
  drawNow(rates) {
    this.parts.marks
      .selectAll("path")
      .data(rates)
      .join("path")
      .attr("class", "gd-sensitivity__mark")
      .each(this.#wear((_, index) => index))
      .attr("d", (rate) => `M${this.x(rate)},${LOW}l-5,-9h10z`);
  }
}

/** @param {HTMLElement} place */
function appendParts(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-sensitivity");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("tabindex", 0).attr("role", "application");
  const zero = appendZero(svg);
  const title = svg.append("text").attr("class", "gd-axis__title").attr("x", 4).attr("y", 11);
  const unit = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  unit.attr("x", RIGHT).attr("y", HEIGHT - 3);
  unit.text("Learning rate");
  const bottom = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(0,${LOW})`);
  const left = svg.append("g").attr("class", "gd-axis");
  left.attr("transform", `translate(${MARGIN.left},0)`);
  const lines = svg.append("g");
  const breaks = svg.append("g").attr("class", "gd-sensitivity__lost");
  const marks = svg.append("g");
  const dots = svg.append("g").attr("class", "gd-map-dots");
  const dot = svg.append("circle").attr("r", 5);
  return { svg, zero, title, bottom, left, lines, breaks, marks, dots, dot };
}

/**
 * @param {HTMLElement} place
 * @param {OnCell} onHover of an optimizer and a rate
 * @param {OnCell} onLoad
 */
export function mountSensitivity(place, onHover, onLoad) {
  return new SensitivityView(place, onHover, onLoad);
}
