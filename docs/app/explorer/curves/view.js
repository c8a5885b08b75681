/**
 * Each run's loss, or the size of its gradient, against the step, with a cursor at the current
 * step and what theory predicts.
 */
import * as d3 from "../../ui/d3.js";
import { lastStep } from "../answers/races.js";
import { drawnOn, scaleFor } from "./scale.js";

/**
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Run} Run
 * @typedef {import("../model/state.js").View} View
 */

const WIDTH = 290;
const HEIGHT = 225;
const MARGIN = { top: 22, right: 16, bottom: 32, left: 48 };
const LOW = HEIGHT - MARGIN.bottom; // where the step axis lies
const TITLES = { loss: "loss above the minimum", gradient: "size of the gradient" };

/** What a curve shows, a number a step. @param {Run} run @param {number} lowest @param {View} view */
function valuesOf(run, lowest, view) {
  const steps = lastStep(run) + 1;
  if (view.curve === "gradient") return Array.from(run.gradientNorms).slice(0, steps);
  return Array.from(run.losses)
    .slice(0, steps)
    .map((loss) => loss - lowest);
}

/**
 * The loss that theory predicts, from the start on: it shrinks by the square of the rate.
 * @param {number[]} values @param {Run} run @param {View} view
 */
function predictedOf(values, { prediction }, view) {
  if (!prediction || prediction.rate > 1 || view.curve !== "loss") return [];
  return values.map((_, step) => values[0] * prediction.rate ** (2 * step));
}

class CurvesView {
  x = d3.scaleLinear().range([MARGIN.left, WIDTH - MARGIN.right]);

  /** @param {HTMLElement} place @param {(step: number) => void} onStep */
  constructor(place, onStep) {
    this.parts = appendParts(place);
    const { svg } = this.parts;
    const readStep = (/** @type {PointerEvent} */ event) =>
      onStep(Math.round(this.x.invert(d3.pointer(event, svg.node())[0])));
    svg.on("pointerdown", readStep);
    svg.on("pointermove", (event) => event.buttons && readStep(event));
  }

  /** @param {Race} race @param {View} view */
  drawRace({ runs, lowest }, view) {
    const { svg, title, lines, predictions, ends } = this.parts;
    this.x.domain([0, Math.max(1, (runs[0]?.losses.length ?? 1) - 1)]);
    const curves = runs.map((run) => valuesOf(run, lowest, view));
    const y = scaleFor(curves.flat(), view, [LOW, MARGIN.top]);
    const isDrawn = drawnOn(view);
    svg.attr("aria-label", `For each optimizer, the ${TITLES[view.curve]} against the step`);
    this.#drawAxes(y, view);
    const draw = d3.line((_, step) => this.x(step), y).defined(isDrawn);
    this.#drawLines(lines, curves, draw, "gd-run");
    const predicted = curves.map((curve, index) => predictedOf(curve, runs[index], view));
    this.#drawLines(predictions, predicted, draw, "gd-prediction");
    const isPredicted = predicted.some(({ length }) => length);
    title.text(TITLES[view.curve] + (isPredicted ? "; dotted: theory" : ""));
    drawEnds(ends, runs, curves, this.x, y, isDrawn);
  }

  /** @param {any} y @param {View} view */
  #drawAxes(y, view) {
    const { bottom, left } = this.parts;
    bottom.attr("transform", `translate(0,${LOW})`).call(d3.axisBottom(this.x).ticks(5));
    const axis = d3.axisLeft(y);
    if (view.scale === "log") axis.ticks(5, ".0e");
    else axis.ticks(5).tickFormat((value) => String(Number(Number(value).toPrecision(6))));
    left.attr("transform", `translate(${MARGIN.left},0)`).call(axis);
  }

  /** @param {any} group @param {number[][]} curves @param {(curve: any) => any} draw @param {string} kind */
  #drawLines(group, curves, draw, kind) {
    group
      .selectAll("path")
      .data(curves)
      .join("path")
      .attr(
        "class",
        (/** @type {any} */ _, /** @type {number} */ index) => `${kind} ${colorOf(index)}`,
      )
      .attr("d", draw);
  }

  /** @param {number} step */
  drawStep(step) {
    const at = this.x(step);
    const { cursor } = this.parts;
    cursor.attr("x1", at).attr("x2", at).attr("y1", MARGIN.top).attr("y2", LOW);
  }

  get picture() {
    return /** @type {SVGSVGElement} */ (this.parts.svg.node());
  }
}

/** @param {HTMLElement} place */
function appendParts(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-losses");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("role", "img");
  const title = svg.append("text").attr("class", "gd-axis__title");
  title.attr("x", MARGIN.left).attr("y", 13);
  const unit = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  unit.attr("x", WIDTH - MARGIN.right).attr("y", HEIGHT - 2);
  unit.text("step");
  const bottom = svg.append("g").attr("class", "gd-axis");
  const left = svg.append("g").attr("class", "gd-axis");
  const [predictions, lines, ends] = [svg.append("g"), svg.append("g"), svg.append("g")];
  const cursor = svg.append("line").attr("class", "gd-losses__cursor");
  return { svg, title, bottom, left, predictions, lines, ends, cursor };
}

/** @param {number} index */
function colorOf(index) {
  return `gd-color-${index}`;
}

/**
 * A cross where the line of a diverging run ends.
 * @param {any} group @param {Run[]} runs @param {number[][]} curves
 * @param {(step: number) => number} x @param {(value: number) => number} y
 * @param {ReturnType<typeof drawnOn>} isDrawn
 */
function drawEnds(group, runs, curves, x, y, isDrawn) {
  const ends = curves.map((curve, index) => ({
    at: curve.findLastIndex(isDrawn),
    curve,
    isLost: runs[index].divergedAt >= 0,
  }));
  group
    .selectAll("text")
    .data(ends)
    .join("text")
    .attr(
      "class",
      (/** @type {any} */ _, /** @type {number} */ index) => `gd-losses__lost ${colorOf(index)}`,
    )
    .text((/** @type {any} */ { at, isLost }) => (isLost && at >= 0 ? "×" : ""))
    .attr("x", (/** @type {any} */ { at }) => x(Math.max(at, 0)))
    .attr("y", (/** @type {any} */ { at, curve }) => (at >= 0 ? y(curve[at]) + 5 : 0));
}

/** @param {HTMLElement} place @param {(step: number) => void} onStep called when the reader points at a step */
export function mountCurves(place, onStep) {
  return new CurvesView(place, onStep);
}
