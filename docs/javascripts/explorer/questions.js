/**
 * Questions to Python behind one explorer. A newer question takes an older one's place in the queue.
 * What Python has begun it finishes: that answer is a picture on the way, unless a newer one is
 * shown already, so that a drag is seen however fast it goes.
 */
import { toField, toRun } from "./races.js";
import { changedSetting, isOnTheWay } from "./moves.js";
import { Sweeps } from "./sweeps.js";

/**
 * @typedef {import("./races.js").Field} Field
 * @typedef {import("./races.js").Race} Race
 * @typedef {import("./races.js").Run} Run
 * @typedef {import("./state.js").State} State
 * @typedef {Omit<State, "view">} Asked
 * @typedef {typeof import("../runtime/python.js").python} Python
 * @typedef {{race: Race, field: Field, isNewest: boolean}} Answer isNewest: not one on the way
 */

const RUNS_KEPT = 64; // more than an explorer shows, so that a slider may go back and forth
const REST = 250; // milliseconds without another question, before runs made ahead are made anew

export class Questions {
  /** @type {AbortController | null} */
  #last = null;
  #asked = 0;
  /** The number of the question whose answer was shown last. */
  #shown = 0;
  /** @type {Map<string, Field>} */
  #fields = new Map();
  /** @type {Map<string, Run>} */
  #runs = new Map();

  /** The state that was asked for last. @type {Asked | null} */
  #before = null;

  /** @param {import("./state.js").Catalog} catalog */
  constructor(catalog) {
    this.sweeps = new Sweeps(catalog);
  }

  /** Nobody waits for the answer any more. */
  drop() {
    this.#last?.abort();
    this.#last = null;
    this.#shown = ++this.#asked; // as if a newer one had been answered
  }

  /**
   * Ask for the race of a state. Where a slider was moved, its run may have been made ahead, among
   * others in one array. Such a run may differ from the run alone in its last digits, and a chaotic
   * one in more: so once the slider rests, the run alone is asked for.
   * @param {State} state @param {Python} python
   * @param {(answer: Answer) => void} take given the answer; and a second one, if that differs
   * @returns {Promise<Answer | null>} null when a newer question came
   */
  async ask({ view: _, ...asked }, python, take) {
    this.#last?.abort();
    const controller = (this.#last = new AbortController());
    const { signal } = controller;
    const number = ++this.#asked;
    const moved = changedSetting(this.#before, asked);
    this.#before = asked;
    try {
      const field = await this.#field(asked, python, signal);
      const ahead = await this.#runsAhead(asked);
      if (controller !== this.#last) return null;
      if (ahead) {
        this.#shown = number;
        take(answerOf(ahead, field, true));
        await new Promise((resolve) => setTimeout(resolve, REST));
        if (controller !== this.#last) return null;
      }
      const coming = this.#runsOf(asked, python, signal);
      if (moved && !ahead) this.sweeps.begin(only(asked, moved.index), moved.setting, python);
      const runs = await coming;
      const answer = answerOf(runs, field, controller === this.#last);
      const isNews = !ahead?.every((run, at) => isSame(run, runs[at]));
      if (isNews && this.#mayShow(number, asked, answer)) take(answer);
      return answer.isNewest ? answer : null;
    } catch (/** @type {any} */ error) {
      if (error.name === "AbortError" || controller !== this.#last) return null;
      throw error;
    }
  }

  /**
   * Whether an answer is worth a picture; then it counts as shown.
   * @param {number} number @param {Asked} asked @param {Answer} answer
   */
  #mayShow(number, asked, { isNewest }) {
    if (number < this.#shown || !(isNewest || isOnTheWay(asked, this.#before))) return false;
    this.#shown = number;
    return true;
  }

  /**
   * @param {State} state @param {Python} python
   * @returns {Promise<number[]>} each optimizer's best rate
   */
  async bestRates({ view: _, ...asked }, python) {
    return (await python.call("explorer.best_rates", asked)).rates;
  }

  /** @param {Asked} asked @param {Python} python @param {AbortSignal} signal */
  async #field(asked, python, signal) {
    const { surface, shape, expression } = asked;
    const key = JSON.stringify([surface, shape, expression]);
    const known = this.#fields.get(key);
    if (known) return known;
    const field = toField(await python.call("explorer.field", { state: asked }, { signal }));
    this.#fields.set(key, field);
    return field;
  }

  /**
   * The runs of a race, where all are known and at least one was made ahead.
   * @param {Asked} asked @returns {Promise<Run[] | null>}
   */
  async #runsAhead(asked) {
    const entries = asked.optimizers.map((_, at) => only(asked, at));
    const found = entries.map((one) => this.#runs.get(JSON.stringify(one)) ?? this.sweeps.find(one));
    if (!found.some((run) => run instanceof Promise) || found.includes(null)) return null;
    const runs = await Promise.all(found);
    return runs.includes(null) ? null : /** @type {Run[]} */ (runs);
  }

  /**
   * The runs of a race. A slider moves one optimizer: what the others did is known.
   * @param {Asked} asked @param {Python} python @param {AbortSignal} signal
   */
  async #runsOf(asked, python, signal) {
    const keys = asked.optimizers.map((_, at) => JSON.stringify(only(asked, at)));
    const missing = [...keys.keys()].filter((at) => !this.#runs.has(keys[at]));
    if (missing.length) {
      const optimizers = missing.map((at) => asked.optimizers[at]);
      const options = { signal, mayFinish: true };
      const answer = await python.call("explorer.run_race", { ...asked, optimizers }, options);
      missing.forEach((at, index) => this.#runs.set(keys[at], toRun(answer.runs[index])));
    }
    const runs = keys.map((key) => /** @type {Run} */ (this.#runs.get(key)));
    this.#keep(keys, runs);
    return runs;
  }

  /** Keep the runs that were asked for last. @param {string[]} keys @param {Run[]} runs */
  #keep(keys, runs) {
    for (const key of keys) this.#runs.delete(key);
    keys.forEach((key, at) => this.#runs.set(key, runs[at]));
    for (const key of [...this.#runs.keys()].slice(0, -RUNS_KEPT)) this.#runs.delete(key);
  }
}

/** A state with one of its optimizers alone. @param {Asked} asked @param {number} at @returns {Asked} */
function only(asked, at) {
  return { ...asked, optimizers: [asked.optimizers[at]] };
}

/** @param {Run[]} runs @param {Field} field @param {boolean} isNewest @returns {Answer} */
function answerOf(runs, field, isNewest) {
  return { race: { lowest: field.lowest, runs }, field, isNewest };
}

/** Whether two runs took the same path, to the last digit. @param {Run} one @param {Run} other */
function isSame({ points }, { points: others }) {
  return Array.from(points).every((value, at) => Object.is(value, others[at]));
}
