/**
 * A grid of colored cells with two axes, a mark for what is set now, and a cursor.
 */
import * as d3 from "../../ui/d3.js";
import { sideScale } from "./axes.js";
import { mountCellCursor } from "./cursor.js";
import { drawDots } from "./dots.js";

const SIZE = 320;
const MARGIN = { top: 10, right: 12, bottom: 40, left: 62 };
const [RIGHT, LOW] = [SIZE - MARGIN.right, SIZE - MARGIN.bottom];
const OVERLAP = 0.3; // so that no seams show between cells
const KEYS = "Arrow keys move, Enter loads the run of a cell.";
let lastId = 0;

/**
 * @typedef {import("./cursor.js").OnCell} OnCell
 * @typedef {import("./axes.js").Side} Side
 * @typedef {{columns: number, rows: number, x: Side, y: Side, label: string,
 *   colorOf: (cell: number) => string | null, labels: {at: number[], text: string}[]}} Grid
 * rows count from the bottom; a color of null leaves the hatching bare; labels stand at x and y
 */

class GridView {
  /** @type {Grid | null} */
  #grid = null;
  /** @type {Record<"x" | "y", import("./axes.js").SideScale> | null} */
  #scales = null;

  /** @param {HTMLElement} place @param {OnCell} onHover @param {OnCell} onLoad */
  constructor(place, onHover, onLoad) {
    this.parts = appendParts(place);
    this.cursor = mountCellCursor(/** @type {SVGSVGElement} */ (this.parts.svg.node()), {
      size: () => [this.#grid?.rows ?? 0, this.#grid?.columns ?? 0],
      readCell: (event) => this.#cellAt(event),
      draw: (row, column) => this.#drawFrame(row, column),
      onHover,
      onLoad,
    });
  }

  /** A cell's. */
  get #width() {
    return (RIGHT - MARGIN.left) / (this.#grid?.columns ?? 1);
  }

  /** A cell's. */
  get #height() {
    return (LOW - MARGIN.top) / (this.#grid?.rows ?? 1);
  }

  /** The row and column that the reader points at. @param {PointerEvent} event */
  #cellAt(event) {
    const [x, y] = d3.pointer(event, this.parts.svg.node());
    if (x < MARGIN.left || x >= RIGHT || y <= MARGIN.top || y > LOW) return null;
    return [Math.floor((LOW - y) / this.#height), Math.floor((x - MARGIN.left) / this.#width)];
  }

  /** @param {number} row @param {number} column */
  #drawFrame(row, column) {
    const { frame } = this.parts;
    const [width, height] = [this.#width, this.#height];
    frame.attr("visibility", "visible").attr("width", width).attr("height", height);
    frame.attr("x", MARGIN.left + column * width).attr("y", LOW - (row + 1) * height);
  }

  /** @param {Grid} grid */
  #drawCells({ columns, rows, colorOf }) {
    const seen = d3.range(rows * columns).filter((cell) => colorOf(cell) !== null);
    const [width, height] = [this.#width, this.#height];
    this.parts.cells
      .selectAll("rect")
      .data(seen)
      .join("rect")
      .attr("x", (cell) => MARGIN.left + (cell % columns) * width)
      .attr("y", (cell) => LOW - (Math.floor(cell / columns) + 1) * height)
      .attr("width", width + OVERLAP)
      .attr("height", height + OVERLAP)
      .style("fill", colorOf);
  }

  /** Scales through the cells' middles, and the axes. @param {Grid} grid */
  #drawSides(grid) {
    const { bottom, left, across, up } = this.parts;
    const [half, tall] = [this.#width / 2, this.#height / 2];
    const x = sideScale(grid.x, [MARGIN.left + half, RIGHT - half]);
    const y = sideScale(grid.y, [LOW - tall, MARGIN.top + tall]);
    bottom.call(x.draw(d3.axisBottom));
    left.call(y.draw(d3.axisLeft));
    across.text(grid.x.label);
    up.text(grid.y.label);
    return { x, y };
  }

  /** @param {Grid} grid @param {number[]} first the row and column where the keyboard begins */
  draw(grid, first) {
    this.#grid = grid;
    this.cursor.begin(first);
    this.parts.frame.attr("visibility", "hidden");
    this.parts.svg.attr("aria-label", `${grid.label} ${KEYS}`);
    this.#drawCells(grid);
    const { x, y } = this.#drawSides(grid);
    this.#scales = { x, y };
    this.parts.labels
      .selectAll("text")
      .data(grid.labels)
      .join("text")
      .attr("x", ({ at }) => x.at(at[0]))
      .attr("y", ({ at }) => y.at(at[1]))
      .text(({ text }) => text);
  }

  /** The same map at another step. @param {Grid} grid */
  redraw(grid) {
    this.#grid = grid;
    this.parts.svg.attr("aria-label", `${grid.label} ${KEYS}`);
    this.#drawCells(grid);
  }

  /** Where runs are, within the map. @param {import("./dots.js").Dot[]} dots */
  drawDots(dots) {
    const { x, y } = this.#scales ?? {};
    if (x && y) drawDots(this.parts.dots, dots, [x.at, y.at]);
  }

  /** Mark what is set now. @param {number[]} now x and y */
  drawNow(now) {
    const scales = this.#scales;
    if (!scales) return;
    this.parts.mark.attr("cx", scales.x.at(now[0])).attr("cy", scales.y.at(now[1]));
  }
}

/** @param {HTMLElement} place */
function appendParts(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-grid");
  svg.attr("viewBox", `0 0 ${SIZE} ${SIZE}`).attr("tabindex", 0).attr("role", "application");
  const hatching = svg.append("rect").attr("fill", `url(#${drawHatching(svg.append("defs"))})`);
  hatching.attr("x", MARGIN.left).attr("y", MARGIN.top);
  hatching.attr("width", RIGHT - MARGIN.left).attr("height", LOW - MARGIN.top);
  const cells = svg.append("g").attr("shape-rendering", "crispEdges");
  const labels = svg.append("g").attr("class", "gd-grid__labels");
  const dots = svg.append("g").attr("class", "gd-map-dots");
  const mark = appendTwice(svg, "circle", "gd-grid__mark").attr("r", 5);
  const frame = appendTwice(svg, "rect", "gd-grid__cursor").attr("visibility", "hidden");
  const bottom = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(0,${LOW})`);
  const left = svg.append("g").attr("class", "gd-axis");
  left.attr("transform", `translate(${MARGIN.left},0)`);
  const across = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  across.attr("x", RIGHT).attr("y", SIZE - 6);
  const up = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  up.attr("transform", `translate(11,${MARGIN.top}) rotate(-90)`);
  return { svg, cells, labels, dots, mark, frame, bottom, left, across, up };
}

/** @param {HTMLElement} place @param {OnCell} onHover @param {OnCell} onLoad */
export function mountGrid(place, onHover, onLoad) {
  return new GridView(place, onHover, onLoad);
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
