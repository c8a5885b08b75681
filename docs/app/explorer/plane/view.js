/**
 * The surface from above: filled contours, the minima, each run's path, and the start to drag.
 */
import * as d3 from "../../ui/d3.js";
import { lastStep } from "../answers/races.js";
import { drawLevels } from "./contours.js";
import { clampPixel, piecesOf } from "./paths.js";
import { mountPointer } from "./pointer.js";

/**
 * @typedef {import("../answers/races.js").Field} Field
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Run} Run
 * @typedef {import("../model/state.js").Surface} Surface
 * @typedef {(point: number[]) => void} OnPick
 */

const WIDTH = 420;
const MARGIN = { top: 8, right: 8, bottom: 26, left: 34 };
let lastId = 0;

class SurfaceView {
  x = d3.scaleLinear();
  y = d3.scaleLinear();
  /** @type {number[]} */
  #drawnStart = [0, 0];
  /** @type {Race | null} */
  #drawnRace = null;
  /** Each run's path, as long as the scales hold. @type {WeakMap<Run, string[]>} */
  #paths = new WeakMap();

  /** @param {HTMLElement} place @param {OnPick} onStart called when the reader sets a start */
  constructor(place, onStart) {
    this.onStart = onStart;
    /** What a click sets: the start, or a guess. */
    this.onPick = onStart;
    this.parts = appendParts(place);
    mountPointer(this.parts.svg, {
      x: this.x,
      y: this.y,
      getStart: () => this.#drawnStart,
      onPick: (point) => this.onPick(point),
    });
  }

  /** @param {Surface} surface @param {Field} field */
  drawField({ window, minima }, field) {
    const { x, y } = this;
    this.#drawnRace = null;
    this.#paths = new WeakMap();
    this.#layOut(window);
    drawLevels(this.parts.levels, field, x.range(), y.range());
    this.parts.stars
      .selectAll("text")
      .data(minima)
      .join("text")
      .attr("x", (point) => x(point[0]))
      .attr("y", (point) => y(point[1]))
      .text("★");
  }

  /** Set the scales and axes, and how tall the picture is. @param {number[][]} window */
  #layOut([[xMin, xMax], [yMin, yMax]]) {
    const { svg, frame, bottom, left } = this.parts;
    const across = WIDTH - MARGIN.left - MARGIN.right;
    const ratio = (yMax - yMin) / (xMax - xMin);
    const down = across * Math.min(Math.max(ratio, 0.55), 0.85);
    const height = down + MARGIN.top + MARGIN.bottom;
    const low = height - MARGIN.bottom;
    svg.attr("viewBox", `0 0 ${WIDTH} ${height}`);
    this.x.domain([xMin, xMax]).range([MARGIN.left, WIDTH - MARGIN.right]);
    this.y.domain([yMin, yMax]).range([low, MARGIN.top]);
    frame.attr("x", MARGIN.left).attr("y", MARGIN.top).attr("width", across).attr("height", down);
    bottom.attr("transform", `translate(0,${low})`).call(d3.axisBottom(this.x).ticks(6));
    left.attr("transform", `translate(${MARGIN.left},0)`).call(d3.axisLeft(this.y).ticks(5));
  }

  /** @param {Race} race @param {number[]} from @param {number} step */
  drawRuns(race, from, step) {
    const { start, paths } = this.parts;
    start.attr("cx", this.x(from[0])).attr("cy", this.y(from[1]));
    this.#drawnStart = from;
    if (race !== this.#drawnRace) this.#drawWhole(race);
    const groups = /** @type {SVGGElement[]} */ (paths.selectAll("g").nodes());
    groups.forEach((group, index) => this.#drawMoment(group, race.runs[index], step));
  }

  /** The runs' whole paths. @param {Race} race */
  #drawWhole(race) {
    this.#drawnRace = race;
    const joined = this.parts.paths.selectAll("g").data(race.runs).join(appendRun);
    joined.attr("class", (_, index) => `gd-color-${index}`);
    joined.select("path").attr("d", (run) => this.#pathOf(run).join(""));
  }

  /** How far a run has come at a step. @param {SVGGElement} group @param {Run} run @param {number} step */
  #drawMoment(group, run, step) {
    const shown = Math.min(step, lastStep(run));
    const [, walked, dot] = /** @type {SVGElement[]} */ ([...group.children]);
    const path = this.#pathOf(run).slice(0, shown + 1);
    walked.setAttribute("d", path.join(""));
    dot.setAttribute("cx", String(clampPixel(this.x(run.points[2 * shown]))));
    dot.setAttribute("cy", String(clampPixel(this.y(run.points[2 * shown + 1]))));
    const isLost = run.divergedAt >= 0 && step >= run.divergedAt;
    dot.setAttribute("class", isLost ? "gd-dot--lost" : "gd-dot");
  }

  /** @param {Run} run */
  #pathOf(run) {
    const known = this.#paths.get(run);
    const pieces = known ?? piecesOf(run.points, lastStep(run), this.x, this.y);
    this.#paths.set(run, pieces);
    return pieces;
  }

  /** A run that is only looked at, such as the one behind a cell of a map. @param {ArrayLike<number> | null} points */
  drawPreview(points) {
    const last = points ? points.length / 2 - 1 : -1;
    const path = points ? piecesOf(points, last, this.x, this.y).join("") : null;
    this.parts.preview.attr("d", path);
  }

  /** @param {(group: any, x: any, y: any) => void} draw */
  drawArrows(draw) {
    draw(this.parts.arrows, this.x, this.y);
  }

  /** Where the reader expects the end; null takes the mark away. @param {number[] | null} point */
  drawGuess(point) {
    const { guess } = this.parts;
    guess.attr("visibility", point ? "visible" : "hidden");
    if (point) guess.attr("x", this.x(point[0])).attr("y", this.y(point[1]));
  }

  /** Let clicks set something else than the start, while the runs are hidden. @param {OnPick | null} pick */
  pickInstead(pick) {
    this.onPick = pick ?? this.onStart;
    this.parts.svg.classed("gd-surface--guessing", pick !== null);
  }

  get picture() {
    return /** @type {SVGSVGElement} */ (this.parts.svg.node());
  }
}

/** @param {HTMLElement} place */
function appendParts(place) {
  const svg = d3.select(place).append("svg").attr("class", "gd-surface").attr("tabindex", 0);
  svg.attr("role", "img").attr("aria-label", "The surface from above, with each optimizer's path");
  svg.attr("aria-description", "Arrow keys move the start; with Shift they go further.");
  const clip = `gd-clip-${++lastId}`;
  const frame = svg.append("defs").append("clipPath").attr("id", clip).append("rect");
  const inside = svg.append("g").attr("clip-path", `url(#${clip})`);
  const levels = inside.append("g").attr("class", "gd-surface__levels");
  const stars = inside.append("g").attr("class", "gd-surface__minima");
  const paths = inside.append("g");
  const preview = inside.append("path").attr("class", "gd-surface__preview");
  const arrows = inside.append("g").attr("class", "gd-surface__arrows");
  const start = inside.append("circle").attr("class", "gd-surface__start").attr("r", 6);
  const guess = inside.append("text").attr("class", "gd-surface__guess").text("✕");
  guess.attr("visibility", "hidden");
  const [bottom, left] = [svg.append("g"), svg.append("g")];
  for (const axis of [bottom, left]) axis.attr("class", "gd-axis");
  return { svg, frame, levels, stars, paths, preview, arrows, start, guess, bottom, left };
}

/** @param {any} enter */
function appendRun(enter) {
  const group = enter.append("g");
  group.append("path").attr("class", "gd-run gd-run--whole");
  group.append("path").attr("class", "gd-run");
  group.append("circle").attr("r", 4.5);
  return group;
}

/** @param {HTMLElement} place @param {OnPick} onStart called with a new start when the reader sets one */
export function mountSurface(place, onStart) {
  return new SurfaceView(place, onStart);
}
