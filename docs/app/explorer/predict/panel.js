/**
 * Predict, then see: the runs are hidden, the reader points at where one will end, and is told how
 * close that was, on the picture itself.
 */
import { batch, effect, signal } from "@preact/signals-core";
import { render } from "lit-html";
import { readNumber } from "../../ui/number.js";
import { onResize } from "../../ui/resize.js";
import { labelsOf } from "../model/changes.js";
import { drawMiss } from "./miss.js";
import { endOf, verdictOf } from "./score.js";
import { template } from "./template.js";

/**
 * @typedef {{surface: ReturnType<typeof import("../plane/surface.js").mountSurface>,
 *   session: import("../session.js").Session, root: HTMLElement, onBegin: () => void}} Parts
 * @typedef {"off" | "guessing" | "judged"} Mode
 */

export class Predict {
  #mode = signal(/** @type {Mode} */ ("off"));
  #guess = signal(/** @type {number[] | null} */ (null));
  /** Which run, and after how many steps. */
  #asked = signal({ index: 0, step: 1 });
  #words = signal("");
  /** The race that is guessed about. @type {unknown} */
  #race = null;

  /** @param {Parts} parts */
  constructor({ surface, session, root, onBegin }) {
    this.surface = surface;
    this.session = session;
    this.root = root;
    this.onBegin = onBegin;
    this.miss = surface.parts.svg.append("g").attr("class", "gd-predict__miss");
    this.#listen(surface.picture);
  }

  get mode() {
    return this.#mode.value;
  }
  get guess() {
    return this.#guess.value;
  }
  get asked() {
    return this.#asked.value;
  }
  get words() {
    return this.#words.value;
  }

  begin() {
    const { session, surface } = this;
    this.onBegin();
    batch(() => {
      session.player.goTo(0);
      this.#race = session.race;
      this.#asked.value = {
        index: Math.min(this.asked.index, session.race.runs.length - 1),
        step: session.player.last,
      };
      this.#guess.value = null;
      this.#words.value = "";
      this.#mode.value = "guessing";
    });
    surface.pickInstead(
      (point) => (this.#guess.value = point),
      () => this.guess ?? session.drawn.start,
    );
    surface.picture.focus({ preventScroll: true });
  }

  /** @param {{index?: number, step?: number}} change */
  ask(change) {
    this.#asked.value = { ...this.asked, ...change };
  }

  /** After how many steps, typed; what cannot be is said, and changes nothing. @param {string} text */
  askAfter(text) {
    const { last } = this.session.player;
    const step = readNumber(text);
    const isPossible = step !== null && Number.isInteger(step) && step >= 1 && step <= last;
    this.#words.value = isPossible ? "" : `The steps are a whole number from 1 to ${last}.`;
    if (isPossible) this.ask({ step });
  }

  /** One number of the guess, typed. @param {number} axis @param {string} text */
  type(axis, text) {
    const from = this.guess ?? [Number.NaN, Number.NaN];
    const value = readNumber(text);
    this.#words.value =
      value === null && text.trim() ? `“${text}” is no number, as 0.33 is one.` : "";
    this.#guess.value = from.with(axis, value ?? Number.NaN);
  }

  /** Show the runs, and how close the guess is. */
  reveal() {
    const { session, guess } = this;
    if (!guess?.every(Number.isFinite)) {
      this.#words.value = "Mark a point first: click the surface, or type two numbers.";
      return;
    }
    const { index, step } = this.asked;
    const run = session.race.runs[index];
    const { window } = session.catalog.surfaces[session.drawn.surface];
    batch(() => {
      this.#words.value = verdictOf(labelsOf(session.drawn)[index], guess, run, step, window);
      this.#mode.value = "judged";
      session.player.goTo(step);
    });
    this.surface.pickInstead(null);
  }

  /** Where the guessed run was at the step, while the verdict stands. */
  get end() {
    const { index, step } = this.asked;
    return this.mode === "judged" ? endOf(this.session.race.runs[index], step) : null;
  }

  /** @param {string} [why] what to tell the reader */
  stop(why = "") {
    batch(() => {
      this.#mode.value = "off";
      this.#guess.value = null;
      this.#words.value = "";
    });
    this.surface.pickInstead(null);
    if (why) this.root.dispatchEvent(new CustomEvent("gd-note", { detail: why }));
  }

  /** What is guessed about has gone, or runs: then there is nothing to guess any more. */
  follow() {
    const { race, player } = this.session;
    const [isOther, isPlaying] = [race !== this.#race, player.isPlaying];
    const mode = this.#mode.peek();
    if (mode === "judged" && isOther) this.stop();
    if (mode !== "guessing") return;
    if (isOther) this.stop("The prediction was called off, because the race is another one now.");
    else if (isPlaying) this.stop("The prediction was called off, because the runs are shown.");
  }

  /** A click says it all; by keyboard, Enter does. @param {SVGSVGElement} picture */
  #listen(picture) {
    picture.addEventListener("pointerup", () => {
      if (this.mode === "guessing" && this.guess) this.reveal();
    });
    picture.addEventListener("keydown", ({ key }) => {
      if (this.mode !== "guessing") return;
      if (key === "Enter") this.reveal();
      if (key === "Escape") this.stop();
    });
  }
}

/** @param {HTMLElement} place over the picture @param {Parts} parts */
export function mountPredict(place, parts) {
  const predict = new Predict(parts);
  const { surface, root } = parts;
  const drawMarks = () => {
    surface.drawGuess(predict.guess?.every(Number.isFinite) ? predict.guess : null);
    drawMiss(predict.miss, predict.guess, predict.end, surface);
  };
  effect(() => {
    root.classList.toggle("gd-is-guessing", predict.mode === "guessing");
    render(template(predict), place);
  });
  effect(() => {
    void parts.session.field; // whose window sets the scales
    drawMarks();
  });
  effect(() => predict.follow());
  onResize(/** @type {HTMLElement} */ (surface.picture.parentElement), drawMarks);
  return predict;
}
