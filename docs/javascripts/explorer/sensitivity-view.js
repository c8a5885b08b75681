/**
 * Each optimizer's final loss against its learning rate, with its present rate marked.
 */
import * as d3 from "../../generated/vendor/d3.js";

const WIDTH = 460;
const HEIGHT = 280;
const MARGIN = { top: 22, right: 12, bottom: 34, left: 52 };
const FLOOR = 1e-12;

/** @param {HTMLElement} place */
export function mountSensitivity(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-sensitivity").attr("role", "img");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  const low = HEIGHT - MARGIN.bottom;
  const title = svg.append("text").attr("class", "gd-axis__title").attr("x", MARGIN.left).attr("y", 13);
  title.text("final loss above the minimum");
  const unit = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  unit.attr("x", WIDTH - MARGIN.right).attr("y", HEIGHT - 4).text("learning rate");
  const bottom = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(0,${low})`);
  const left = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(${MARGIN.left},0)`);
  const lines = svg.append("g");
  const marks = svg.append("g");

  return {
    /**
     * @param {number[]} rates @param {number[][]} curves NaN where a run diverged
     * @param {number[]} present each optimizer's rate now @param {string} label
     */
    draw(rates, curves, present, label) {
      svg.attr("aria-label", label);
      const seen = curves.flat().filter(Number.isFinite).map((loss) => Math.max(loss, FLOOR));
      const ends = [(d3.min(seen) ?? FLOOR) / 2, Math.max(d3.max(seen) ?? 1, FLOOR * 10) * 2];
      const x = d3.scaleLog([rates[0], rates[rates.length - 1]], [MARGIN.left, WIDTH - MARGIN.right]).clamp(true);
      const y = d3.scaleLog(ends, [low, MARGIN.top]).clamp(true);
      bottom.call(d3.axisBottom(x).ticks(6, "~g"));
      left.call(d3.axisLeft(y).ticks(5, ".0e"));
      const line = d3.line((_, at) => x(rates[at]), (/** @type {number} */ loss) => y(Math.max(loss, FLOOR)));
      line.defined((/** @type {any} */ loss) => Number.isFinite(loss));
      lines
        .selectAll("path")
        .data(curves)
        .join("path")
        .attr("class", (_, index) => `gd-run gd-color-${index}`)
        .attr("d", (curve) => line(/** @type {any} */ (curve)));
      marks
        .selectAll("line")
        .data(present)
        .join("line")
        .attr("class", (_, index) => `gd-sensitivity__mark gd-color-${index}`)
        .attr("x1", (rate) => x(rate))
        .attr("x2", (rate) => x(rate))
        .attr("y1", low)
        .attr("y2", low - 10);
    },
  };
}
