/**
 * What the colors and marks of a map mean, with numbers.
 */
import * as d3 from "../../ui/d3.js";
import { make } from "../../ui/elements.js";
import { wear } from "../../ui/run-line.js";

/**
 * @typedef {{title: string, low: number, high: number, colorOf: (value: number) => string}} Bar
 * @typedef {{kind: "color" | "lost" | "now" | "line" | "note", text: string, color?: string,
 *   line?: import("../model/lines.js").Line}} Sample
 * @typedef {{bar: Bar | null, samples: Sample[]}} Legend
 */

const [WIDTH, HEIGHT, SIDE, STOPS] = [280, 44, 20, 16];
let lastId = 0;

/** @param {HTMLElement} place @param {Legend} legend */
export function drawLegend(place, { bar, samples }) {
  place.replaceChildren();
  if (bar) drawBar(place, bar);
  const list = make("ul", "gd-map-legend");
  list.append(...samples.map(itemOf));
  place.append(list);
}

/** @param {HTMLElement} place @param {Bar} bar */
function drawBar(place, { title, low, high, colorOf }) {
  const svg = d3
    .select(place)
    .append("svg")
    .attr("class", "gd-map-bar")
    .attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg
    .attr("role", "img")
    .attr("aria-label", `${title}, from ${low.toExponential(1)} to ${high.toExponential(1)}`);
  const id = `gd-map-bar-${++lastId}`;
  const parts = d3.range(STOPS + 1).map((stop) => stop / STOPS);
  const gradient = svg.append("defs").append("linearGradient").attr("id", id);
  gradient
    .selectAll("stop")
    .data(parts)
    .join("stop")
    .attr("offset", (part) => part)
    .attr("stop-color", (part) => colorOf(low ** (1 - part) * high ** part));
  svg.append("text").attr("class", "gd-axis__title").attr("x", SIDE).attr("y", 11).text(title);
  const rect = svg
    .append("rect")
    .attr("x", SIDE)
    .attr("y", 16)
    .attr("width", WIDTH - 2 * SIDE)
    .attr("height", 8);
  rect.attr("fill", `url(#${id})`);
  const scale = d3.scaleLog([low, high], [SIDE, WIDTH - SIDE]);
  svg
    .append("g")
    .attr("class", "gd-axis")
    .attr("transform", "translate(0,24)")
    .call(d3.axisBottom(scale).ticks(4, ".0e"));
}

/** @param {Sample} sample */
function itemOf({ kind, text, color, line }) {
  const item = make("li", kind === "line" ? "gd-map-legend__line" : "");
  if (line) wear(item, line);
  if (kind !== "note") item.append(kind === "line" ? lineSample() : boxSample(kind, color));
  item.append(text);
  return item;
}

/** @param {string} kind @param {string | undefined} color */
function boxSample(kind, color) {
  const sample = make("span", `gd-map-legend__sample gd-map-legend__sample--${kind}`);
  if (color) sample.style.setProperty("--color", color);
  return sample;
}

/** A piece of a run's line, with its dashes. */
function lineSample() {
  const svg = d3.select(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  svg.attr("viewBox", "0 0 34 8").attr("aria-hidden", "true");
  svg.append("path").attr("class", "gd-run").attr("d", "M1,4H33");
  return /** @type {SVGSVGElement} */ (svg.node());
}
