/**
 * What an explorer shows, each part a signal: an effect that reads a part runs again when it changes.
 */
import { signal } from "@preact/signals-core";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Field} Field
 * @typedef {{task: string, heldEqual: string, why: string}} Words
 * @typedef {{phase: string, loaded: number, total: number}} Progress
 * @typedef {{asked: string, progress: Progress | null}} Work asked: by which button, "tune" or none
 */

export class Store {
  #state = signal(/** @type {State} */ (/** @type {unknown} */ (null)));
  #drawn = signal(/** @type {State} */ (/** @type {unknown} */ (null)));
  #race = signal(/** @type {Race} */ ({ lowest: 0, runs: [] }));
  #field = signal(/** @type {Field} */ ({ heights: [], rows: 0, columns: 0, lowest: 0 }));
  #words = signal(/** @type {Words} */ ({ task: "", heldEqual: "", why: "" }));
  #isTried = signal(false);
  #isTouched = signal(false);
  #isFair = signal(false);
  #variant = signal(0);
  #work = signal(/** @type {Work} */ ({ asked: "", progress: null }));

  /** What the reader has asked for. */
  get state() {
    return this.#state.value;
  }
  set state(state) {
    this.#state.value = state;
  }

  /** What the race that is drawn was asked with; while an answer is to come, not yet the state. */
  get drawn() {
    return this.#drawn.value;
  }
  set drawn(state) {
    this.#drawn.value = state;
  }

  get race() {
    return this.#race.value;
  }
  set race(race) {
    this.#race.value = race;
  }

  get field() {
    return this.#field.value;
  }
  set field(field) {
    this.#field.value = field;
  }

  get words() {
    return this.#words.value;
  }
  set words(words) {
    this.#words.value = words;
  }

  /** Whether the reader has changed something since a built race was opened. */
  get isTried() {
    return this.#isTried.value;
  }
  set isTried(isTried) {
    this.#isTried.value = isTried;
  }

  /** Whether the reader has laid a hand on the explorer at all. */
  get isTouched() {
    return this.#isTouched.value;
  }
  set isTouched(isTouched) {
    this.#isTouched.value = isTouched;
  }

  /** Which of the built race's variants was opened. */
  get variant() {
    return this.#variant.value;
  }
  set variant(variant) {
    this.#variant.value = variant;
  }

  /** Whether each run has the best of the rates that were tried. */
  get isFair() {
    return this.#isFair.value;
  }
  set isFair(isFair) {
    this.#isFair.value = isFair;
  }

  /** What Python is being asked for, and how far its coming is. */
  get work() {
    return this.#work.value;
  }
  /** @param {Work} work */
  set work(work) {
    this.#work.value = work;
  }
}
