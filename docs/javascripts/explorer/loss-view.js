/**
 * Each run's loss against the step, on a log or linear scale, with a cursor at the current step.
 */
import * as d3 from "../../generated/vendor/d3.js";
import { lastStep } from "./races.js";

/** @typedef {import("./races.js").Race} Race */

const WIDTH = 290;
const HEIGHT = 225;
const MARGIN = { top: 22, right: 10, bottom: 32, left: 48 };
const FLOOR = 1e-12; // below this a loss counts as zero

/**
 * @param {HTMLElement} place
 * @param {(step: number) => void} onStep called when the reader points at a step
 */
export function mountLosses(place, onStep) {
  const svg = d3.select(place).append("svg").attr("class", "gd-losses");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.attr("role", "img").attr("aria-label", "Loss of each optimizer against the step");
  svg.append("text").attr("class", "gd-axis__title").attr("x", MARGIN.left).attr("y", 13);
  svg.append("text").attr("class", "gd-axis__title").attr("x", WIDTH - MARGIN.right).attr("y", HEIGHT - 2);
  const titles = svg.selectAll("text").data(["loss above the minimum", "step"]);
  titles.text((title) => title).attr("text-anchor", (_, index) => (index ? "end" : "start"));
  const bottom = svg.append("g").attr("class", "gd-axis");
  const left = svg.append("g").attr("class", "gd-axis");
  const lines = svg.append("g");
  const cursor = svg.append("line").attr("class", "gd-losses__cursor");
  const x = d3.scaleLinear().range([MARGIN.left, WIDTH - MARGIN.right]);

  const readStep = (/** @type {PointerEvent} */ event) =>
    onStep(Math.round(x.invert(d3.pointer(event, svg.node())[0])));
  svg.on("pointerdown", readStep);
  svg.on("pointermove", (event) => event.buttons && readStep(event));

  return {
    /** @param {Race} race */
    drawRace({ runs, lowest }) {
      x.domain([0, Math.max(1, (runs[0]?.losses.length ?? 1) - 1)]);
      const gaps = runs.map((run) =>
        Array.from(run.losses).slice(0, lastStep(run) + 1).map((loss) => Math.max(loss - lowest, FLOOR)),
      );
      const all = gaps.flat();
      const top = Math.min(d3.max(all) ?? 1, 1e8);
      const y = d3.scaleLog([Math.max(d3.min(all) ?? FLOOR, FLOOR) / 2, top * 2], [HEIGHT - MARGIN.bottom, MARGIN.top]);
      y.clamp(true);
      bottom.attr("transform", `translate(0,${HEIGHT - MARGIN.bottom})`).call(d3.axisBottom(x).ticks(5));
      left.attr("transform", `translate(${MARGIN.left},0)`).call(d3.axisLeft(y).ticks(5, ".0e"));
      const draw = d3.line((_, step) => x(step), (/** @type {number} */ gap) => y(gap));
      lines
        .selectAll("path")
        .data(gaps)
        .join("path")
        .attr("class", (_, index) => `gd-run gd-color-${index}`)
        .attr("d", (gap) => draw(/** @type {any} */ (gap)));
    },

    /** @param {number} step */
    drawStep(step) {
      const at = x(step);
      cursor.attr("x1", at).attr("x2", at).attr("y1", MARGIN.top).attr("y2", HEIGHT - MARGIN.bottom);
    },
  };
}
