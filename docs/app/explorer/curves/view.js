/**
 * Each run's loss, or the size of its gradient, against the step, in a box of any size: names at the
 * ends of the lines, a cursor at the current step, and what theory predicts. It knows no session;
 * losses.js binds it to one.
 */
import * as d3 from "../../ui/d3.js";
import { joinRuns } from "../../ui/run-line.js";
import { placeLabels } from "../plane/labels.js";
import { appendParts } from "./parts.js";
import { drawnOn, heightsFor } from "./scale.js";
import { predictedOf, valuesOf } from "./values.js";
import { drawZero } from "./zero.js";

/**
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../model/state.js").View} View
 * @typedef {import("../model/lines.js").Line} Line
 * @typedef {{race: Race, view: View, lines: Line[], labels: string[], title: string}} Drawn
 */

const SIZE = [336, 260]; // until the box is measured
const MARGIN = { top: 22, right: 12, bottom: 24, left: 46 };
const NOTE = 14; // pixels of what stands under the title
const LETTER = 7.4; // pixels of a name at the end of a line
const MOST_NAME = 0.36; // of the width, that names may take

export class CurvesView {
  x = d3.scaleLinear();
  heights = heightsFor([], { curve: "loss", scale: "linear" }, [0, 0]);
  /** The foot and the top of the picture, in pixels. */
  range = [0, 0];
  /** What is drawn, a number a step for each run. @type {number[][]} */
  curves = [];
  #size = SIZE;
  #top = MARGIN.top;
  /** Between two steps: where the cursor stands. */
  #place = 0;
  /** @type {Drawn | null} */
  #drawn = null;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.parts = appendParts(place);
  }

  /** @param {number} width @param {number} height @returns {boolean} whether it is another size */
  resize(width, height) {
    const isSame = width === this.#size[0] && height === this.#size[1];
    if (isSame || width < 1 || height < 1) return false;
    this.#size = [width, height];
    if (this.#drawn) this.drawRace(this.#drawn);
    return true;
  }

  /** @param {Drawn} drawn */
  drawRace(drawn) {
    const { runs, lowest } = drawn.race;
    const { view, lines, labels } = drawn;
    this.#drawn = drawn;
    this.curves = runs.map((run) => valuesOf(run, lowest, view));
    const predicted = this.curves.map((curve, index) => predictedOf(curve, runs[index], view));
    const isPredicted = predicted.some(({ length }) => length);
    this.#top = MARGIN.top + (isPredicted ? NOTE : 0);
    this.#layOut(labels, Math.max(1, (runs[0]?.losses.length ?? 1) - 1), view);
    const { parts } = this;
    const isDrawn = drawnOn(view);
    const draw = d3
      .line((_, step) => this.x(step), this.heights.at)
      .defined(isDrawn)
      .digits(1);
    drawLines(parts.lines, this.curves, draw, "gd-run", lines);
    drawLines(parts.predictions, predicted, draw, "gd-prediction", lines);
    parts.title.text(drawn.title);
    parts.note.text(isPredicted ? "dotted: theory" : "");
    const ends = this.#endsOf(drawn, isDrawn);
    drawCrosses(parts.ends, ends, lines);
    this.#drawNames(ends, lines);
    this.drawStep(this.#place);
  }

  /** Set scales and axes. @param {string[]} labels @param {number} last @param {View} view */
  #layOut(labels, last, view) {
    const [width, height] = this.#size;
    const { svg, title, unit, bottom, left, zero } = this.parts;
    const longest = Math.max(0, ...labels.map(({ length }) => length)) * LETTER + 8;
    const right = width - MARGIN.right - Math.min(longest, MOST_NAME * width);
    const low = height - MARGIN.bottom;
    svg.attr("viewBox", `0 0 ${width} ${height}`);
    title.attr("x", 0);
    unit.attr("x", width).attr("y", height - 6);
    this.x.domain([0, last]).range([MARGIN.left, right]);
    this.range = [low, this.#top];
    this.heights = heightsFor(this.curves.flat(), view, this.range);
    drawZero(zero, this.heights, this.x.range());
    bottom.attr("transform", `translate(0,${low})`);
    bottom.call(d3.axisBottom(this.x).ticks(4).tickSize(4));
    const axis = d3.axisLeft(this.heights.scale).tickSize(4);
    if (view.scale === "log") axis.ticks(Math.max(2, height / 50), "~e");
    else axis.ticks(5).tickFormat((value) => String(Number(Number(value).toPrecision(6))));
    left.attr("transform", `translate(${MARGIN.left},0)`).call(axis);
  }

  /** Where each line ends. @param {Drawn} drawn @param {ReturnType<typeof drawnOn>} isDrawn */
  #endsOf({ race, labels }, isDrawn) {
    return this.curves.map((curve, index) => {
      const at = curve.findLastIndex(isDrawn);
      const [x, y] = [this.x(Math.max(at, 0)), at < 0 ? this.range[0] : this.heights.at(curve[at])];
      return { x, y, text: labels[index], isLost: race.runs[index].divergedAt >= 0 && at >= 0 };
    });
  }

  /** @param {{x: number, y: number, text: string}[]} ends @param {Line[]} lines */
  #drawNames(ends, lines) {
    const [width, height] = this.#size;
    const right = this.x.range()[1];
    const most = Math.floor((width - right - 6) / LETTER);
    const names = ends.map(({ y, text }) => ({ x: right - 4, y, text: shortened(text, most) }));
    const box = { left: 0, right: Infinity, top: this.#top - 8, bottom: height - MARGIN.bottom };
    joinRuns(this.parts.names, "text", placeLabels(names, box), lines)
      .attr("x", (/** @type {any} */ label) => label.x.toFixed(1))
      .attr("y", (/** @type {any} */ label) => label.y.toFixed(1))
      .text((/** @type {any} */ label) => label.text);
  }

  /** @param {number} place between two steps */
  drawStep(place) {
    this.#place = place;
    const at = this.x(place).toFixed(1);
    const [low, top] = this.range;
    const { cursor } = this.parts;
    cursor.attr("x1", at).attr("x2", at).attr("y1", top).attr("y2", low);
  }

  get picture() {
    return /** @type {SVGSVGElement} */ (this.parts.svg.node());
  }
}

/** @param {any} group @param {number[][]} curves @param {(curve: any) => any} draw @param {string} kind @param {Line[]} lines */
function drawLines(group, curves, draw, kind, lines) {
  joinRuns(group, "path", curves, lines).attr("class", kind).attr("d", draw);
}

/** A cross where the line of a diverging run ends. @param {any} group @param {any[]} ends @param {Line[]} lines */
function drawCrosses(group, ends, lines) {
  joinRuns(group, "text", ends, lines)
    .attr("class", "gd-losses__lost")
    .text((/** @type {any} */ { isLost }) => (isLost ? "×" : ""))
    .attr("x", (/** @type {any} */ { x }) => x)
    .attr("y", (/** @type {any} */ { y }) => y + 5);
}

/** @param {string} text @param {number} most letters */
function shortened(text, most) {
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}
