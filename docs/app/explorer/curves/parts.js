/**
 * What the picture of the losses is made of.
 */
import * as d3 from "../../ui/d3.js";
import { appendZero } from "./zero.js";

/** @param {HTMLElement} place */
export function appendParts(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-losses").attr("role", "img");
  const zero = appendZero(svg);
  const title = svg.append("text").attr("class", "gd-axis__title gd-losses__title").attr("y", 13);
  const note = svg.append("text").attr("class", "gd-axis__title").attr("y", 29);
  const unit = svg.append("text").attr("class", "gd-axis__title").attr("text-anchor", "end");
  unit.text("step");
  const bottom = svg.append("g").attr("class", "gd-axis");
  const left = svg.append("g").attr("class", "gd-axis");
  const [predictions, lines, ends] = [svg.append("g"), svg.append("g"), svg.append("g")];
  const names = svg.append("g").attr("class", "gd-losses__names");
  const cursor = svg.append("line").attr("class", "gd-losses__cursor");
  const cross = svg.append("g").attr("class", "gd-losses__cross").attr("visibility", "hidden");
  cross.append("line");
  return {
    svg,
    zero,
    title,
    note,
    unit,
    bottom,
    left,
    predictions,
    lines,
    ends,
    names,
    cursor,
    cross,
  };
}
