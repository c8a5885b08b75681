/**
 * The runs on the surface: each one's whole path, faint; how far it has come, with a dot at each step;
 * and its name where it ends.
 */
import { wear } from "../../ui/run-line.js";
import { lastStep } from "../answers/races.js";
import { placeLabels } from "./labels.js";
import { appendRun } from "./parts.js";
import { clampPixel, piecesOf } from "./paths.js";

/**
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Run} Run
 * @typedef {import("../model/lines.js").Line} Line
 */

const MOST_DOTS = 400; // steps of a run, beyond which its dots would be a line

export class RunsView {
  /** @type {Race | null} */
  #drawn = null;
  #named = "";
  /** Where the picture is cut, if that is within its box: labels keep inside. @type {number[] | null} */
  edges = null;
  /** Pixels from one label to the next, where their type is not the usual one. @type {number | undefined} */
  line;
  /** Each run's path, as long as the scales hold. @type {WeakMap<Run, string[]>} */
  #paths = new WeakMap();

  /** @param {any} parts @param {any} x @param {any} y scales, d3's */
  constructor(parts, x, y) {
    this.parts = parts;
    this.x = x;
    this.y = y;
  }

  /** The scales are others. */
  forget() {
    this.#drawn = null;
    this.#paths = new WeakMap();
  }

  /** @param {Race} race @param {number} place @param {Line[]} lines @param {string[]} labels */
  draw(race, place, lines, labels) {
    const named = JSON.stringify([lines, labels]);
    if (race !== this.#drawn || named !== this.#named) this.#drawWhole(race, lines, labels);
    this.#named = named;
    const groups = /** @type {SVGGElement[]} */ (this.parts.paths.selectAll("g").nodes());
    groups.forEach((group, index) => this.#drawMoment(group, race.runs[index], place));
  }

  /** @param {Race} race @param {Line[]} lines @param {string[]} labels */
  #drawWhole(race, lines, labels) {
    this.#drawn = race;
    const joined = this.parts.paths.selectAll("g").data(race.runs).join(appendRun);
    joined.each((/** @type {Run} */ _, /** @type {number} */ at, /** @type {Element[]} */ groups) =>
      wear(groups[at], lines[at]),
    );
    joined.select("path").attr("d", (/** @type {Run} */ run) => this.#pathOf(run).join(""));
    this.#drawLabels(race, lines, labels);
  }

  /** @param {Race} race @param {Line[]} lines @param {string[]} texts */
  #drawLabels({ runs }, lines, texts) {
    const [left, right] = this.edges ?? this.x.range();
    const [bottom, top] = this.y.range();
    const ends = runs.map((run, at) => {
      const [x, y] = this.#pointOf(run, lastStep(run));
      return { text: texts[at] ?? "", x, y };
    });
    this.parts.labels
      .selectAll("text")
      .data(placeLabels(ends, { left, right, top, bottom }, this.line))
      .join("text")
      .each((/** @type {any} */ _, /** @type {number} */ at, /** @type {Element[]} */ all) =>
        wear(all[at], lines[at]),
      )
      .attr("x", (/** @type {any} */ label) => label.x.toFixed(1))
      .attr("y", (/** @type {any} */ label) => label.y.toFixed(1))
      .attr("text-anchor", (/** @type {any} */ label) => (label.isLeft ? "end" : null))
      .text((/** @type {any} */ label) => label.text);
  }

  /** How far a run has come. @param {SVGGElement} group @param {Run} run @param {number} place */
  #drawMoment(group, run, place) {
    const last = lastStep(run);
    const [, casing, walked, steps, dot] = /** @type {SVGElement[]} */ ([...group.children]);
    const step = Math.min(Math.floor(place), last);
    const [x, y] = this.#between(run, step, Math.min(place, last) - step);
    const pieces = this.#pathOf(run).slice(0, step + 1);
    const isBetween = place > step && step < last;
    const path = pieces.join("") + (isBetween ? `L${x.toFixed(1)},${y.toFixed(1)}` : "");
    walked.setAttribute("d", path);
    casing.setAttribute("d", path);
    steps.setAttribute("d", last <= MOST_DOTS ? dotsOf(pieces) : "");
    dot.setAttribute("cx", x.toFixed(1));
    dot.setAttribute("cy", y.toFixed(1));
    const isLost = run.divergedAt >= 0 && place >= run.divergedAt - 1;
    dot.setAttribute("class", isLost ? "gd-dot--lost" : "gd-dot");
  }

  /** @param {Run} run @param {number} step @param {number} share of the way to the next */
  #between(run, step, share) {
    const from = this.#pointOf(run, step);
    if (share <= 0) return from;
    const to = this.#pointOf(run, step + 1);
    return from.map((value, axis) => value + share * (to[axis] - value));
  }

  /** Where a run is at a step, in the picture; at its edge where it has left. @param {Run} run @param {number} step */
  #pointOf({ points }, step) {
    return [this.x, this.y].map((scale, axis) => {
      const ends = scale.range();
      const pixel = clampPixel(scale(points[2 * step + axis]));
      return Math.min(Math.max(pixel, Math.min(...ends)), Math.max(...ends));
    });
  }

  /** @param {Run} run */
  #pathOf(run) {
    const known = this.#paths.get(run);
    const pieces = known ?? piecesOf(run.points, lastStep(run), this.x, this.y);
    this.#paths.set(run, pieces);
    return pieces;
  }
}

/** A dot where each piece of a path ends. @param {string[]} pieces */
function dotsOf(pieces) {
  return pieces.map((piece) => piece && `M${piece.split(/[ML]/u).at(-1)}h0`).join("");
}
