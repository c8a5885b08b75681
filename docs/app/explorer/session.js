/**
 * An explorer's state, its questions to Python and the answers. Its parts are signals, see
 * model/store.js: an effect that reads one is run again when it changes. It knows no DOM.
 */
import { batch } from "@preact/signals-core";
import { Questions } from "./answers/questions.js";
import { toField, toRace } from "./answers/races.js";
import { heldEqualIn } from "./model/changes.js";
import { isSameRace } from "./model/diff.js";
import { keepLines } from "./model/lines.js";
import { learn, limits } from "./model/names.js";
import { toState } from "./model/state.js";
import { Store } from "./model/store.js";
import { isStillAsked } from "./model/task.js";
import { Player } from "./player.js";

/**
 * @typedef {import("./model/state.js").State} State
 * @typedef {import("./model/state.js").View} View
 * @typedef {import("./model/state.js").Catalog} Catalog
 * @typedef {import("./answers/status.js").Python} Python
 * @typedef {(state: State) => State} Change
 * @typedef {<T>(work: (python: Python) => Promise<T>) => Promise<T | null>} WithPython
 * @typedef {{onOpen?: () => void, onSettings?: () => void, onRace?: () => void, onTime?: () => void}} Listener
 *   onOpen: a built race takes the place of whatever was there
 */

function heldInAFairRace() {
  const { count } = limits().tried;
  return `the surface, the start, the number of steps, and the search: each rate is the best of ${count} tried.`;
}

export class Session extends Store {
  player = new Player(() => this.#tell("onTime"));
  /** Whether nothing may be computed yet: a surface that somebody typed came with a link. */
  isWaiting = false;
  /** What the task comes to; empty where there is no task. */
  get answer() {
    return this.words.task ? (this.built.answer ?? "") : "";
  }

  /** @type {Listener[]} */
  #listeners = [];
  /** The built race whose variants are offered. @type {any} */
  #base = null;
  #openings = 0;
  /** The step that a link asks for, once its race is there. @type {number | null} */
  #stepToCome = null;

  /**
   * @param {Catalog} catalog
   * @param {any} built the race that it opens with, as it was built with the site
   * @param {WithPython} withPython does work that needs Python; null when there is no answer
   */
  constructor(catalog, built, withPython) {
    super();
    learn(catalog);
    this.catalog = catalog;
    this.withPython = withPython;
    this.questions = new Questions(catalog);
    this.built = built;
    this.state = toState(built.state, catalog);
    this.drawn = this.state;
    this.race = toRace(built.race);
    this.field = toField(built.field);
  }

  /** @param {Listener} listener called in the order of subscription */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  /** @param {keyof Listener} event */
  #tell(event) {
    if (event === "onRace") this.player.last = Math.max(1, this.race.runs[0].losses.length - 1);
    for (const listener of this.#listeners) listener[event]?.();
  }

  /** Show a race that was built with the site. @param {any} built @param {number} step Infinity: the last */
  #open(built, step) {
    batch(() => {
      this.#adoptBuilt(built);
      this.player.goTo(step);
    });
  }

  /** @param {any} built */
  #adoptBuilt(built) {
    this.built = built;
    this.isTried = this.isFair = false;
    this.words = { task: built.task, heldEqual: built.heldEqual, why: built.why ?? "" };
    this.state = this.drawn = toState(built.state, this.catalog);
    this.#openings++;
    this.#stepToCome = null;
    this.questions.drop(this.state);
    this.race = toRace(built.race);
    this.field = toField(built.field);
    this.#tell("onOpen");
    this.#tell("onSettings");
    this.#tell("onRace");
  }

  /** Show a built race at its last step. */
  openAtEnd(built = this.built) {
    this.#base = built;
    this.variant = 0;
    this.#open(built, Infinity);
  }

  /** What the buttons of the built race's variants say. */
  get variantLabels() {
    return (this.#base?.variants ?? []).map((/** @type {any} */ { label }) => String(label));
  }

  /** Show the built race with other settings. @param {number} index */
  openVariant(index) {
    batch(() => {
      this.variant = index;
      this.#open({ ...this.#base, ...this.#base.variants[index] }, Infinity);
    });
  }

  reset() {
    this.#open(this.built, 0);
  }

  /** @param {Change} change */
  async change(change) {
    await this.#adopt(change(this.state));
  }

  /** Show any state, such as a link's, at a step if one is given. @param {any} state @param {number} [step] */
  async show(state, step) {
    this.#stepToCome = step ?? null;
    await this.#adopt(state);
  }

  /** @param {any} value @param {string} [heldEqual] */
  async #adopt(value, heldEqual) {
    batch(() => {
      const state = toState(value, this.catalog);
      keepLines(this.state, state);
      const task = isStillAsked(this.built, state) ? this.built.task : "";
      this.state = state;
      this.isTried = true;
      this.isFair = heldEqual !== undefined;
      this.words = { ...this.words, task, heldEqual: heldEqual ?? heldEqualIn(state) };
      this.#tell("onSettings");
    });
    await this.ask();
  }

  /** Change how the race is shown, which needs no new run. @param {Partial<View>} change */
  look(change) {
    const view = { ...this.state.view, ...change };
    batch(() => {
      this.state = { ...this.state, view };
      this.drawn = { ...this.drawn, view };
      this.#tell("onSettings");
      this.#tell("onRace");
      this.#tell("onTime");
    });
  }

  /** Ask Python for the race that the state describes, and show the answer. */
  async ask() {
    const opening = this.#openings;
    if (this.isWaiting) this.questions.drop(this.state);
    else await this.withPython((python) => this.#askNow(python, opening));
  }

  /**
   * Python may have been slow to start: the question is dropped if another race was opened since.
   * @param {Python} python @param {number} opening
   */
  async #askNow(python, opening) {
    if (opening !== this.#openings || this.isWaiting) return null;
    return this.questions.ask(this.state, python, (answer) => this.#take(answer));
  }

  /** @param {import("./answers/questions.js").Answer} answer */
  #take(answer) {
    batch(() => this.#draw(answer));
  }

  /** @param {import("./answers/questions.js").Answer} answer */
  #draw({ asked, race, field, kind }) {
    const { player } = this;
    const wasAtEnd = player.step >= player.last;
    this.drawn = { ...this.state, ...asked };
    this.race = race;
    this.field = field;
    this.#tell("onRace");
    const toCome = kind === "first" ? this.#stepToCome : null;
    const playsOn = player.isPlaying && toCome === null;
    if ((kind === "again" && player.step <= player.last) || playsOn) return this.#tell("onTime");
    player.goTo(toCome ?? (wasAtEnd ? player.last : player.step));
    if (kind === "first") this.#stepToCome = null;
  }

  /**
   * Give each optimizer its best rate: the same budget of tries for all.
   * @returns {Promise<boolean>} whether that race is now shown
   */
  async tune() {
    const { state, questions } = this;
    if (this.isWaiting) return false;
    this.work = { ...this.work, asked: "tune" };
    const rates = await this.withPython((python) => questions.bestRates(state, python));
    this.work = { ...this.work, asked: "" };
    if (!rates || !isSameRace(state, this.state)) return false; // another race was set meanwhile
    const optimizers = state.optimizers.map((entry, index) => ({
      ...entry,
      settings: { ...entry.settings, learning_rate: Number(rates[index].toPrecision(3)) },
    }));
    await this.#adopt({ ...this.state, optimizers }, heldInAFairRace());
    return true;
  }
}
