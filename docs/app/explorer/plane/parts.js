/**
 * What the picture of a surface is made of, from the ground up.
 */
import * as d3 from "../../ui/d3.js";

let lastId = 0;

/** @param {HTMLElement} place */
export function appendParts(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-surface").attr("tabindex", 0);
  svg.attr("role", "application").attr("aria-label", "The surface from above");
  svg.attr("aria-roledescription", "surface");
  svg.attr("aria-description", "Arrow keys move the start; with Shift they go further.");
  const clip = `gd-clip-${++lastId}`;
  const frame = svg.append("defs").append("clipPath").attr("id", clip).append("rect");
  const inside = svg.append("g").attr("clip-path", `url(#${clip})`);
  const levels = inside.append("g").attr("class", "gd-surface__levels");
  const stars = inside.append("g").attr("class", "gd-surface__minima");
  const paths = inside.append("g").attr("class", "gd-surface__runs");
  const preview = inside.append("path").attr("class", "gd-surface__preview");
  const arrows = inside.append("g").attr("class", "gd-surface__arrows");
  const hover = inside.append("g").attr("class", "gd-surface__hover").attr("aria-hidden", "true");
  const start = appendStart(inside);
  const guess = inside.append("text").attr("class", "gd-surface__guess").text("✕");
  guess.attr("visibility", "hidden");
  const labels = svg.append("g").attr("class", "gd-surface__labels").attr("aria-hidden", "true");
  const [bottom, left] = [svg.append("g"), svg.append("g")];
  for (const axis of [bottom, left]) axis.attr("class", "gd-axis").attr("aria-hidden", "true");
  const drawn = { levels, stars, paths, preview, arrows, hover, start, guess, labels };
  return { svg, frame, ...drawn, bottom, left };
}

/** The start, with a grip that says that it can be dragged. @param {any} inside */
function appendStart(inside) {
  const start = inside.append("g").attr("class", "gd-surface__start");
  start.append("circle").attr("class", "gd-surface__pulse").attr("r", 8);
  start.append("circle").attr("class", "gd-surface__knob").attr("r", 8);
  start.append("path").attr("class", "gd-surface__grip").attr("d", "M-2.5,-3V3M2.5,-3V3");
  start.append("text").attr("class", "gd-surface__hint").attr("y", -14).text("drag me");
  return start;
}

/** @param {any} enter */
export function appendRun(enter) {
  const group = enter.append("g");
  group.append("path").attr("class", "gd-run gd-run--whole");
  group.append("path").attr("class", "gd-casing");
  group.append("path").attr("class", "gd-run");
  group.append("path").attr("class", "gd-steps");
  group.append("circle").attr("r", 5);
  return group;
}
