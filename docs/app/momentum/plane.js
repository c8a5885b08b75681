/**
 * The plane of rate and momentum: colors, borders, the best point, and the reader's own to drag.
 */
import { mountPointer } from "../explorer/plane/pointer.js";
import * as d3 from "../ui/d3.js";
import { areasOf, colorOf } from "./colors.js";

/**
 * @typedef {import("./model.js").Plane} Plane
 * @typedef {import("./model.js").Point} Point
 */

const [WIDTH, HEIGHT] = [420, 348];
const MARGIN = { top: 10, right: 12, bottom: 48, left: 54 };
const [RIGHT, LOW] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
const STAR = d3.range(10).map((at) => {
  const [angle, size] = [(at * Math.PI) / 5, at % 2 ? 3 : 7];
  return `${size * Math.sin(angle)},${-size * Math.cos(angle)}`;
});
const LABEL = "The plane: learning rate times L across, momentum up. Arrow keys move the point.";

class PlaneView {
  /** @type {Plane | null} */
  #drawn = null;

  /**
   * @param {HTMLElement} place @param {import("./model.js").Catalog} catalog
   * @param {() => Point} getPoint @param {(point: Point) => void} onPick
   */
  constructor(place, catalog, getPoint, onPick) {
    this.catalog = catalog;
    this.x = d3.scaleLinear([0, catalog.rates[1]], [MARGIN.left, RIGHT]).clamp(true);
    this.y = d3.scaleLinear([0, 1], [LOW, MARGIN.top]).clamp(true);
    this.parts = appendParts(place, this.x, this.y);
    mountPointer(this.parts.svg, {
      x: this.x,
      y: this.y,
      getStart: () => [getPoint().rate, getPoint().momentum],
      onPick: ([rate, momentum]) => onPick({ rate, momentum }),
    });
  }

  /** @param {Plane} plane */
  drawPlane(plane) {
    if (plane === this.#drawn) return;
    this.#drawn = plane;
    const { cells, borders, best } = this.parts;
    const [across, down] = [RIGHT - MARGIN.left, LOW - MARGIN.top];
    const place = `translate(${MARGIN.left},${MARGIN.top})`;
    cells.attr("transform", `${place} scale(${across / plane.columns},${down / plane.rows})`);
    cells
      .selectAll("path")
      .data(areasOf(plane, this.catalog.shades))
      .join("path")
      .attr("fill", ({ regime }) => colorOf(regime))
      .attr("fill-opacity", ({ opacity }) => opacity)
      .attr("d", ({ outline }) => outline);
    const line = d3.line(
      ([rate]) => this.x(rate),
      ([, momentum]) => this.y(momentum),
    );
    borders
      .selectAll("path")
      .data(Object.entries(plane.borders))
      .join("path")
      .attr("class", ([name]) => `gd-momentum__border gd-momentum__border--${name.split(" ")[0]}`)
      .attr("d", ([, points]) => line(/** @type {any} */ (points)));
    best.attr("transform", `translate(${this.x(plane.best.rate)},${this.y(plane.best.momentum)})`);
  }

  /** @param {Point} point */
  drawPoint({ rate, momentum }) {
    this.parts.mark.attr("cx", this.x(rate)).attr("cy", this.y(momentum));
  }
}

/** @param {HTMLElement} place @param {any} x @param {any} y the scales */
function appendParts(place, x, y) {
  const svg = d3.select(place).append("svg").attr("class", "gd-momentum__plane");
  svg.attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("tabindex", 0).attr("role", "application");
  svg.attr("aria-label", LABEL);
  const cells = svg.append("g").attr("shape-rendering", "crispEdges");
  const borders = svg.append("g");
  appendAxes(svg, x, y);
  const best = svg.append("g");
  best.append("polygon").attr("class", "gd-momentum__best").attr("points", STAR.join(" "));
  const mark = svg.append("g").attr("class", "gd-grid__mark");
  const rings = mark.selectAll("circle").data([0, 1]).join("circle").attr("r", 9.5);
  return { svg, cells, borders, best, mark: rings };
}

/** @param {any} svg @param {any} x @param {any} y the scales */
function appendAxes(svg, x, y) {
  const bottom = svg.append("g").attr("class", "gd-axis").attr("transform", `translate(0,${LOW})`);
  const left = svg.append("g").attr("class", "gd-axis");
  left.attr("transform", `translate(${MARGIN.left},0)`);
  bottom.call(d3.axisBottom(x).ticks(8));
  left.call(d3.axisLeft(y).ticks(5));
  const across = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  across.attr("x", RIGHT).attr("y", HEIGHT - 6);
  across.text("Learning rate times L");
  const up = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  up.attr("transform", `translate(12,${MARGIN.top}) rotate(-90)`).text("Momentum γ");
}

/** @param {ConstructorParameters<typeof PlaneView>} parts */
export function mountPlane(...parts) {
  return new PlaneView(...parts);
}
