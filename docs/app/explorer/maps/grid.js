/**
 * A grid of colored cells with two axes, a mark for what is set now, and a cursor.
 */
import * as d3 from "../../ui/d3.js";
import { sideScale } from "./axes.js";
import { mountCellCursor } from "./cursor.js";

const SIZE = 320;
const MARGIN = { top: 10, right: 12, bottom: 40, left: 62 };
const [RIGHT, LOW] = [SIZE - MARGIN.right, SIZE - MARGIN.bottom];
const OVERLAP = 0.3; // so that no seams show between cells
let lastId = 0;

/**
 * @typedef {import("./axes.js").Side} Side
 * @typedef {{columns: number, rows: number, x: Side, y: Side, label: string,
 *   colorOf: (cell: number) => string | null, labels: {at: number[], text: string}[]}} Grid
 * rows count from the bottom; a color of null leaves the hatching bare; labels stand at x and y
 */

/**
 * @param {HTMLElement} place
 * @param {import("./cursor.js").OnCell} onHover @param {import("./cursor.js").OnCell} onLoad
 */
export function mountGrid(place, onHover, onLoad) {
  const svg = d3.select(place).append("svg").attr("class", "gd-grid");
  svg.attr("viewBox", `0 0 ${SIZE} ${SIZE}`).attr("tabindex", 0).attr("role", "application");
  const hatching = svg.append("rect").attr("fill", `url(#${drawHatching(svg.append("defs"))})`);
  hatching
    .attr("x", MARGIN.left)
    .attr("y", MARGIN.top)
    .attr("width", RIGHT - MARGIN.left)
    .attr("height", LOW - MARGIN.top);
  const cells = svg.append("g").attr("shape-rendering", "crispEdges");
  const labels = svg.append("g").attr("class", "gd-grid__labels");
  const mark = appendTwice(svg, "circle", "gd-grid__mark").attr("r", 5);
  const frame = appendTwice(svg, "rect", "gd-grid__cursor").attr("visibility", "hidden");
  const bottom = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(0,${LOW})`);
  const left = svg
    .append("g")
    .attr("class", "gd-axis")
    .attr("transform", `translate(${MARGIN.left},0)`);
  const across = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  across.attr("x", RIGHT).attr("y", SIZE - 6);
  const up = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  up.attr("transform", `translate(11,${MARGIN.top}) rotate(-90)`);
  /** @type {Grid | null} */
  let grid = null;
  /** @type {Record<"x" | "y", import("./axes.js").SideScale> | null} */
  let scales = null;
  const width = () => (RIGHT - MARGIN.left) / (grid?.columns ?? 1);
  const height = () => (LOW - MARGIN.top) / (grid?.rows ?? 1);

  const cursor = mountCellCursor(/** @type {SVGSVGElement} */ (svg.node()), {
    size: () => [grid?.rows ?? 0, grid?.columns ?? 0],
    readCell(event) {
      const [x, y] = d3.pointer(event, svg.node());
      if (x < MARGIN.left || x >= RIGHT || y <= MARGIN.top || y > LOW) return null;
      return [Math.floor((LOW - y) / height()), Math.floor((x - MARGIN.left) / width())];
    },
    draw(row, column) {
      frame.attr("visibility", "visible").attr("width", width()).attr("height", height());
      frame.attr("x", MARGIN.left + column * width()).attr("y", LOW - (row + 1) * height());
    },
    onHover,
    onLoad,
  });

  /** @param {Grid} next */
  function drawCells({ columns, rows, colorOf }) {
    const seen = d3.range(rows * columns).filter((cell) => colorOf(cell) !== null);
    cells
      .selectAll("rect")
      .data(seen)
      .join("rect")
      .attr("x", (cell) => MARGIN.left + (cell % columns) * width())
      .attr("y", (cell) => LOW - (Math.floor(cell / columns) + 1) * height())
      .attr("width", width() + OVERLAP)
      .attr("height", height() + OVERLAP)
      .style("fill", colorOf);
  }

  return {
    /** @param {Grid} next @param {number[]} first the row and column where the keyboard begins */
    draw(next, first) {
      grid = next;
      cursor.begin(first);
      frame.attr("visibility", "hidden");
      svg.attr("aria-label", `${next.label} Arrow keys move, Enter loads the run of a cell.`);
      drawCells(next);
      const x = sideScale(next.x, [MARGIN.left + width() / 2, RIGHT - width() / 2]);
      const y = sideScale(next.y, [LOW - height() / 2, MARGIN.top + height() / 2]);
      scales = { x, y };
      bottom.call(x.draw(d3.axisBottom));
      left.call(y.draw(d3.axisLeft));
      across.text(next.x.label);
      up.text(next.y.label);
      labels
        .selectAll("text")
        .data(next.labels)
        .join("text")
        .attr("x", ({ at }) => x.at(at[0]))
        .attr("y", ({ at }) => y.at(at[1]))
        .text(({ text }) => text);
    },

    /** Mark what is set now. @param {number[]} now x and y */
    drawNow(now) {
      if (scales) mark.attr("cx", scales.x.at(now[0])).attr("cy", scales.y.at(now[1]));
    },
  };
}

/** A shape with an edge: dark below, light above. @param {any} svg @param {string} shape @param {string} name */
function appendTwice(svg, shape, name) {
  return svg.append("g").attr("class", name).selectAll(shape).data([0, 1]).join(shape);
}

/** Lines for the cells that have no color. @param {any} definitions @returns {string} the pattern's id */
function drawHatching(definitions) {
  const id = `gd-hatching-${++lastId}`;
  const pattern = definitions.append("pattern").attr("id", id).attr("class", "gd-grid__hatching");
  pattern
    .attr("width", 6)
    .attr("height", 6)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(45)");
  pattern.append("rect").attr("width", 6).attr("height", 6);
  pattern.append("line").attr("y2", 6);
  return id;
}
