/**
 * Each optimizer's final loss against its learning rate, with its present rate marked, and a
 * cursor on the tried rates.
 */
import * as d3 from "../../ui/d3.js";
import { mountCellCursor } from "./cursor.js";
import { nearestOf } from "./kinds.js";
import { FLOOR } from "./text.js";

const WIDTH = 340;
const HEIGHT = 260;
const MARGIN = { top: 32, right: 14, bottom: 36, left: 52 };
const [RIGHT, LOW] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
const CEILING = 1e8; // what passes this is not worth its room
const LOST_AT = MARGIN.top - 6;

/**
 * @typedef {{rates: number[], curves: ArrayLike<number>[], title: string, label: string}} Curves
 * curves: a loss a rate, NaN where the run diverged
 */

/** The places in a curve where it is lost although the rate before was not. @param {ArrayLike<number>} curve */
export function breaksOf(curve) {
  const isLost = Array.from(curve, (loss) => !Number.isFinite(loss));
  return isLost.flatMap((lost, at) => (lost && at > 0 && !isLost[at - 1] ? [at] : []));
}

/**
 * @param {HTMLElement} place
 * @param {import("./cursor.js").OnCell} onHover of an optimizer and a rate
 * @param {import("./cursor.js").OnCell} onLoad
 */
export function mountSensitivity(place, onHover, onLoad) {
  const svg = d3.select(place).append("svg").attr("class", "gd-sensitivity");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("tabindex", 0).attr("role", "application");
  const title = svg.append("text").attr("class", "gd-axis__title").attr("x", 4).attr("y", 11);
  const unit = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  unit
    .attr("x", RIGHT)
    .attr("y", HEIGHT - 3)
    .text("Learning rate");
  const bottom = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(0,${LOW})`);
  const left = svg
    .append("g")
    .attr("class", "gd-axis")
    .attr("transform", `translate(${MARGIN.left},0)`);
  const lines = svg.append("g");
  const ends = svg.append("g").attr("class", "gd-sensitivity__lost");
  const marks = svg.append("g");
  const dot = svg.append("circle").attr("r", 5);
  const x = d3.scaleLog().range([MARGIN.left, RIGHT]).clamp(true);
  const y = d3.scaleLog().range([LOW, MARGIN.top]).clamp(true);
  /** @type {Curves} */
  let drawn = { rates: [], curves: [], title: "", label: "" };
  /** @param {number} row @param {number} column */
  const heightOf = (row, column) => {
    const loss = drawn.curves[row][column];
    return Number.isFinite(loss) ? y(Math.max(loss, FLOOR)) : LOST_AT;
  };

  const cursor = mountCellCursor(/** @type {SVGSVGElement} */ (svg.node()), {
    size: () => [drawn.curves.length, drawn.rates.length],
    readCell(event) {
      const [across, down] = d3.pointer(event, svg.node());
      if (!drawn.rates.length || across < MARGIN.left || across > RIGHT || down > LOW) return null;
      const column = nearestOf(drawn.rates, x.invert(across), "log");
      const gaps = drawn.curves.map((_, row) => Math.abs(heightOf(row, column) - down));
      return [gaps.indexOf(Math.min(...gaps)), column];
    },
    draw(row, column) {
      const isLost = !Number.isFinite(drawn.curves[row][column]);
      dot
        .attr("visibility", "visible")
        .attr("class", `gd-color-${row} ${isLost ? "gd-dot--lost" : "gd-dot"}`);
      dot.attr("cx", x(drawn.rates[column])).attr("cy", heightOf(row, column));
    },
    onHover,
    onLoad,
    isListed: true,
  });

  function drawLines() {
    const line = d3.line(
      (_, at) => x(drawn.rates[at]),
      (/** @type {any} */ loss) => y(Math.max(loss, FLOOR)),
    );
    line.defined((/** @type {any} */ loss) => Number.isFinite(loss));
    lines
      .selectAll("path")
      .data(drawn.curves)
      .join("path")
      .attr("class", (_, index) => `gd-run gd-color-${index}`)
      .attr("d", (curve) => line(/** @type {any} */ (curve)));
    ends
      .selectAll("text")
      .data(
        drawn.curves.flatMap((curve, index) =>
          breaksOf(curve).map((at) => [index, drawn.rates[at]]),
        ),
      )
      .join("text")
      .attr("class", ([index]) => `gd-color-${index}`)
      .attr("x", ([, rate]) => x(rate))
      .attr("y", LOST_AT)
      .text("×");
  }

  return {
    /** @param {Curves} curves @param {number[]} first the optimizer and rate where the keyboard begins */
    draw(curves, first) {
      drawn = curves;
      cursor.begin(first);
      dot.attr("visibility", "hidden");
      title.text(curves.title);
      svg.attr(
        "aria-label",
        `${curves.label} Left and right move along the rates, up and down between optimizers, Enter loads the run.`,
      );
      const seen = curves.curves.flatMap((curve) => Array.from(curve)).filter(Number.isFinite);
      const [low, high] = [d3.min(seen) ?? 1, Math.min(d3.max(seen) ?? 1, CEILING)].map((loss) =>
        Math.max(loss, FLOOR),
      );
      x.domain(/** @type {number[]} */ (d3.extent(curves.rates)));
      y.domain([low / 2, Math.max(high, 10 * low) * 2]);
      bottom.call(d3.axisBottom(x).ticks(5, "~g"));
      left.call(d3.axisLeft(y).ticks(6, ".0e"));
      drawLines();
    },

    /** Mark each optimizer's rate now. @param {number[]} rates */
    drawNow(rates) {
      marks
        .selectAll("path")
        .data(rates)
        .join("path")
        .attr("class", (_, index) => `gd-sensitivity__mark gd-color-${index}`)
        .attr("d", (rate) => `M${x(rate)},${LOW}l-5,-9h10z`);
    },
  };
}
