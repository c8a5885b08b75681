/**
 * Predict, then reveal: the runs are hidden, the reader marks where one will end, and is told.
 */

import { fill, make, makeButton, makeSelect, refill, withLabel } from "../../ui/elements.js";
import { makeNumber, readNumber } from "../../ui/number.js";
import { labelsOf } from "../model/changes.js";
import { limits } from "../model/names.js";
import { verdictOf } from "./score.js";

/**
 * @typedef {{surface: ReturnType<typeof import("../plane/surface.js").mountSurface>,
 *   session: import("../session.js").Session, root: HTMLElement}} Parts
 */

const BEFORE =
  "Hide the paths, mark where a run will end after so many steps, and see how close you come.";
const GUESSING = "Click the surface where the run will be, or type the two numbers. Then reveal.";
const UNMARKED = "Mark a point first: click the surface, or type two numbers.";

class PredictPanel {
  /** @type {number[] | null} */
  #guess = null;

  /** @param {HTMLElement} place @param {Parts} parts */
  constructor(place, { surface, session, root }) {
    this.surface = surface;
    this.session = session;
    this.root = root;
    this.run = makeSelect("Predict the end of", [], () => {});
    this.steps = makeNumber("After steps", [1, limits().steps], () => {});
    this.axes = ["x", "y"].map((axis) =>
      makeNumber(`Guess ${axis}`, [-1e3, 1e3], () => this.#readGuess()),
    );
    this.start = makeButton("Hide the paths and predict", () => this.#begin());
    this.reveal = makeButton("Reveal", () => this.#end());
    this.about = make("p");
    this.verdict = make("p", "gd-predict__verdict", { "aria-live": "polite" });
    place.append(this.#layOut());
    this.#show(false);
  }

  #layOut() {
    const box = make("details", "gd-panel");
    const title = make("summary");
    title.textContent = "Predict, then reveal";
    const row = make("div", "gd-controls__common");
    row.append(withLabel("Run", this.run), withLabel("After steps", this.steps), this.start);
    row.append(withLabel("Guess x", this.axes[0]), withLabel("Guess y", this.axes[1]), this.reveal);
    box.append(title, this.about, row, this.verdict);
    return box;
  }

  /** @param {boolean} isGuessing */
  #show(isGuessing) {
    this.root.classList.toggle("gd-is-guessing", isGuessing);
    for (const axis of this.axes) axis.disabled = !isGuessing;
    this.reveal.disabled = !isGuessing;
    this.start.disabled = isGuessing;
    this.about.textContent = isGuessing ? GUESSING : BEFORE;
  }

  #begin() {
    this.#guess = null;
    this.verdict.textContent = "";
    for (const axis of this.axes) axis.value = "";
    this.session.player.goTo(0);
    this.surface.drawGuess(null);
    this.surface.pickInstead((point) => {
      this.axes.forEach((axis, at) => {
        axis.value = String(point[at]);
      });
      this.#readGuess();
    });
    this.#show(true);
  }

  #readGuess() {
    const values = this.axes.map((axis) => readNumber(axis.value) ?? Number.NaN);
    this.#guess = values.every(Number.isFinite) ? values : null;
    this.surface.drawGuess(this.#guess);
    this.#show(true);
  }

  #end() {
    this.verdict.textContent = this.#guess ? this.#judge(this.#guess) : UNMARKED;
  }

  /** Reveal the runs; say how close a guess comes. @param {number[]} guess */
  #judge(guess) {
    const { drawn, race, catalog, player } = this.session;
    const index = Math.min(Number(this.run.value), race.runs.length - 1);
    const last = race.runs[index].losses.length - 1;
    const step = Math.min(Math.max(Math.round(readNumber(this.steps.value) ?? 0) || last, 1), last);
    this.surface.pickInstead(null);
    this.#show(false);
    player.goTo(step);
    const { window } = catalog.surfaces[drawn.surface];
    return verdictOf(labelsOf(drawn)[index], guess, race.runs[index], step, window);
  }

  /** Another race is drawn. */
  draw() {
    const state = this.session.drawn;
    const items = labelsOf(state).map((text, index) => ({ value: String(index), text }));
    refill(this.run, items);
    const isTooLate = (readNumber(this.steps.value) ?? 0) > state.steps;
    if (!this.steps.value || isTooLate) fill(this.steps, state.steps);
  }
}

/** @param {HTMLElement} place @param {Parts} parts */
export function mountPredict(place, parts) {
  return new PredictPanel(place, parts);
}
