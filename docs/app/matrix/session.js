/**
 * What a matrix explorer shows, each part a signal, and its questions to Python. It knows no DOM.
 */
import { batch, signal } from "@preact/signals-core";
import { LruCache } from "../explorer/answers/lru.js";
import { Player } from "../explorer/player.js";
import { toCatalog, toRun } from "./model.js";

/**
 * @typedef {import("./model.js").Catalog} Catalog
 * @typedef {import("./model.js").State} State
 * @typedef {import("./model.js").Race} Race
 * @typedef {import("./model.js").Run} Run
 * @typedef {{state: State, race: Race}} Drawn
 * @typedef {typeof import("../runtime/python.js").python} Python
 * @typedef {<T>(work: (python: Python) => Promise<T>) => Promise<T | null>} WithPython
 */

const RUNS_LIMIT = 64; // so that a slider may go back and forth

export class MatrixSession {
  #state;
  #drawn;
  #isDone = signal(false);
  player = new Player();
  /** @type {LruCache<Run>} */
  #runs = new LruCache(RUNS_LIMIT);
  /** @type {AbortController | null} */
  #last = null;
  #asked = 0;
  /** The number of the question whose answer was shown last. */
  #shown = 0;

  /** @param {any} catalog @param {any} built @param {WithPython} withPython null when there is no answer */
  constructor(catalog, built, withPython) {
    /** @type {Catalog} */
    this.catalog = toCatalog(catalog);
    this.built = built;
    this.withPython = withPython;
    const { state } = built;
    const runs = built.runs.map(toRun);
    runs.forEach((/** @type {Run} */ run, /** @type {number} */ at) =>
      this.#runs.set(keyOf(state.problem, state.runs[at]), run),
    );
    this.#state = signal(/** @type {State} */ (state));
    this.#drawn = signal(this.#toDrawn(state, runs));
    this.player.goTo(built.step);
  }

  /** What the reader has asked for. */
  get state() {
    return this.#state.value;
  }

  /** What is drawn; while an answer is to come, not yet the state. */
  get drawn() {
    return this.#drawn.value;
  }

  /** Whether the reader has come to the step that the task asks for. */
  get isDone() {
    return this.#isDone.value;
  }

  /** Whether each run has the best of the rates that were tried. */
  get isFair() {
    const { problem, runs } = this.state;
    return runs.every(({ name, rate }) => rate === this.catalog.best[problem][name]);
  }

  /** The reader has moved time: the task may be done. */
  notice() {
    const { isPlaying, step } = this.player;
    if (!isPlaying && step === this.built.done.step) this.#isDone.value = true;
  }

  async reset() {
    await this.#adopt(this.built.state);
    this.player.goTo(0);
  }

  /** @param {string} name @param {number} rate */
  async setRate(name, rate) {
    const runs = this.state.runs.map((run) => (run.name === name ? { name, rate } : run));
    await this.#adopt({ ...this.state, runs });
  }

  /** Another problem, with the same methods, each at its best rate there. @param {string} problem */
  async setProblem(problem) {
    await this.#adopt(this.#atBest({ ...this.state, problem }));
  }

  /** @param {string} name */
  async add(name) {
    const { problem, runs } = this.state;
    if (runs.length >= this.catalog.runs || runs.some((run) => run.name === name)) return;
    const run = { name, rate: this.catalog.best[problem][name] };
    await this.#adopt({ problem, runs: [...runs, run] });
  }

  /** @param {string} name */
  async remove(name) {
    const runs = this.state.runs.filter((run) => run.name !== name);
    if (runs.length) await this.#adopt({ ...this.state, runs });
  }

  async tune() {
    await this.#adopt(this.#atBest(this.state));
  }

  /** Ask again what had no answer. */
  async ask() {
    await this.#adopt(this.state);
  }

  /** @param {State} state @returns {State} */
  #atBest({ problem, runs }) {
    const best = this.catalog.best[problem];
    return { problem, runs: runs.map(({ name }) => ({ name, rate: best[name] })) };
  }

  /** @param {State} state */
  async #adopt(state) {
    this.#state.value = state;
    this.#last?.abort();
    const number = ++this.#asked;
    const runs = await this.#runsOf(state);
    if (!runs || number < this.#shown) return;
    this.#shown = number;
    this.#show(state, runs);
  }

  /** The runs of a state: a slider moves one of them, what the others did is known. @param {State} state */
  async #runsOf({ problem, runs }) {
    const known = runs.map((run) => this.#runs.get(keyOf(problem, run)));
    const missing = runs.filter((_, at) => !known[at]);
    if (!missing.length) return /** @type {Run[]} */ (known);
    const controller = new AbortController();
    this.#last = controller;
    const options = { signal: controller.signal, mayFinish: true };
    const payload = { problem, optimizers: missing };
    const found = await this.withPython((python) =>
      python.call("matrices.run_race", payload, options),
    );
    if (!found) return null;
    const made = found.runs.map(toRun);
    return known.map((run, at) => {
      const one = run ?? /** @type {Run} */ (made.shift());
      this.#runs.set(keyOf(problem, runs[at]), one);
      return one;
    });
  }

  /** @param {State} state @param {Run[]} runs */
  #show(state, runs) {
    batch(() => {
      const isOther = state.problem !== this.drawn.state.problem;
      this.#drawn.value = this.#toDrawn(state, runs);
      if (isOther) this.player.goTo(Math.round(this.player.last / 2));
    });
  }

  /** @param {State} state @param {Run[]} runs @returns {Drawn} */
  #toDrawn(state, runs) {
    const { steps, lowest } = this.catalog.problems[state.problem];
    this.player.last = steps;
    return { state, race: { runs, lowest } };
  }
}

/** @param {string} problem @param {import("./model.js").Entrant} run */
function keyOf(problem, { name, rate }) {
  return `${problem} ${name} ${rate}`;
}
