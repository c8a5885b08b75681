/**
 * Each run's loss, or the size of its gradient, against the step, with a cursor at the current
 * step and what theory predicts.
 */
import * as d3 from "../../ui/d3.js";
import { lastStep } from "../answers/races.js";

/**
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Run} Run
 * @typedef {import("../model/state.js").View} View
 */

const WIDTH = 290;
const HEIGHT = 225;
const MARGIN = { top: 22, right: 16, bottom: 32, left: 48 };
const FLOOR = 1e-12; // below this a value counts as zero
const CEILING = 1e8; // what a diverging run passes is not worth its room
const TITLES = { loss: "loss above the minimum", gradient: "size of the gradient" };

/** What a curve shows, a number a step. @param {Run} run @param {number} lowest @param {View} view */
export function valuesOf(run, lowest, view) {
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
export function predictedOf(values, { prediction }, view) {
  if (!prediction || prediction.rate > 1 || view.curve !== "loss") return [];
  return values.map((_, step) => values[0] * prediction.rate ** (2 * step));
}

/** @param {number} value */
const isDrawn = (value) => value <= CEILING;

/**
 * @param {HTMLElement} place
 * @param {(step: number) => void} onStep called when the reader points at a step
 */
export function mountCurves(place, onStep) {
  const svg = d3.select(place).append("svg").attr("class", "gd-losses");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("role", "img");
  const title = svg
    .append("text")
    .attr("class", "gd-axis__title")
    .attr("x", MARGIN.left)
    .attr("y", 13);
  const unit = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  unit
    .attr("x", WIDTH - MARGIN.right)
    .attr("y", HEIGHT - 2)
    .text("step");
  const bottom = svg.append("g").attr("class", "gd-axis");
  const left = svg.append("g").attr("class", "gd-axis");
  const predictions = svg.append("g");
  const lines = svg.append("g");
  const ends = svg.append("g");
  const cursor = svg.append("line").attr("class", "gd-losses__cursor");
  const x = d3.scaleLinear().range([MARGIN.left, WIDTH - MARGIN.right]);
  const across = [HEIGHT - MARGIN.bottom, MARGIN.top];

  const readStep = (/** @type {PointerEvent} */ event) =>
    onStep(Math.round(x.invert(d3.pointer(event, svg.node())[0])));
  svg.on("pointerdown", readStep);
  svg.on("pointermove", (event) => event.buttons && readStep(event));

  /** @param {any} group @param {number[][]} curves @param {(value: number) => number} y @param {string} kind */
  function drawLines(group, curves, y, kind) {
    const draw = d3
      .line(
        (_, step) => x(step),
        (/** @type {number} */ value) => y(value),
      )
      .defined(isDrawn);
    group
      .selectAll("path")
      .data(curves)
      .join("path")
      .attr(
        "class",
        (/** @type {unknown} */ _, /** @type {number} */ index) => `${kind} gd-color-${index}`,
      )
      .attr("d", (/** @type {any} */ curve) => draw(curve));
  }

  /** A cross where the line of a diverging run ends. @param {Run[]} runs @param {number[][]} curves @param {(value: number) => number} y */
  function drawEnds(runs, curves, y) {
    ends
      .selectAll("text")
      .data(curves)
      .join("text")
      .attr(
        "class",
        (/** @type {unknown} */ _, /** @type {number} */ index) =>
          `gd-losses__lost gd-color-${index}`,
      )
      .each(function (/** @type {number[]} */ curve, /** @type {number} */ index) {
        const last = curve.findLastIndex(isDrawn);
        const text = d3
          .select(/** @type {any} */ (this))
          .text(runs[index].divergedAt >= 0 && last >= 0 ? "×" : "");
        if (last >= 0) text.attr("x", x(last)).attr("y", y(curve[last]) + 5);
      });
  }

  return {
    /** @param {Race} race @param {View} view */
    drawRace({ runs, lowest }, view) {
      x.domain([0, Math.max(1, (runs[0]?.losses.length ?? 1) - 1)]);
      const curves = runs.map((run) => valuesOf(run, lowest, view));
      const y = scaleFor(curves.flat(), view, across);
      svg.attr("aria-label", `For each optimizer, the ${TITLES[view.curve]} against the step`);
      bottom.attr("transform", `translate(0,${across[0]})`).call(d3.axisBottom(x).ticks(5));
      const axis = d3.axisLeft(y);
      left.attr("transform", `translate(${MARGIN.left},0)`);
      left.call(
        view.scale === "log"
          ? axis.ticks(5, ".0e")
          : axis.ticks(5).tickFormat((value) => String(Number(Number(value).toPrecision(6)))),
      );
      drawLines(lines, curves, y, "gd-run");
      const predicted = curves.map((curve, index) => predictedOf(curve, runs[index], view));
      drawLines(predictions, predicted, y, "gd-prediction");
      title.text(
        TITLES[view.curve] + (predicted.some(({ length }) => length) ? "; dotted: theory" : ""),
      );
      drawEnds(runs, curves, y);
    },

    /** @param {number} step */
    drawStep(step) {
      const at = x(step);
      cursor
        .attr("x1", at)
        .attr("x2", at)
        .attr("y1", MARGIN.top)
        .attr("y2", HEIGHT - MARGIN.bottom);
    },

    /** @returns {SVGSVGElement} */
    get picture() {
      return /** @type {SVGSVGElement} */ (svg.node());
    },
  };
}

/** @param {number[]} values @param {View} view @param {number[]} range */
function scaleFor(values, { scale }, range) {
  const top = Math.min(d3.max(values) ?? 1, CEILING);
  if (scale === "linear")
    return d3.scaleLinear([Math.min(0, d3.min(values) ?? 0), top || 1], range).clamp(true);
  const low = Math.max(d3.min(values) ?? FLOOR, FLOOR);
  return d3.scaleLog([low / 2, Math.max(top, low) * 2], range).clamp(true);
}
