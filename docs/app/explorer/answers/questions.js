/**
 * Questions to Python behind one explorer. A newer question takes an older one's place in the queue.
 * What Python has begun it finishes: that answer is a picture on the way, unless a newer one is
 * shown already, so that a drag is seen however fast it goes.
 */

import { changedSetting, isIntermediate } from "../model/diff.js";
import { LruCache } from "./lru.js";
import { lowestOf, toField, toRun } from "./races.js";
import { Sweeps } from "./sweeps.js";

/**
 * @typedef {import("./races.js").Field} Field
 * @typedef {import("./races.js").Race} Race
 * @typedef {import("./races.js").Run} Run
 * @typedef {import("../model/state.js").State} State
 * @typedef {Omit<State, "view">} Asked
 * @typedef {typeof import("../../runtime/python.js").python} Python
 * @typedef {"intermediate" | "first" | "again"} Kind again: a better answer to the same question
 * @typedef {{asked: Asked, race: Race, field: Field, kind: Kind}} Answer
 */

const RUNS_LIMIT = 64; // more than an explorer shows, so that a slider may go back and forth
const FIELDS_LIMIT = 16;
const REST = 250; // milliseconds without another question, before runs made ahead are made anew

export class Questions {
  /** @type {AbortController | null} */
  #last = null;
  #asked = 0;
  /** The number of the question whose answer was shown last. */
  #shown = 0;
  /** The state that was asked for or opened last. @type {Asked | null} */
  #before = null;
  /** @type {LruCache<Field>} */
  #fields = new LruCache(FIELDS_LIMIT);
  /** @type {LruCache<Run>} */
  #runs = new LruCache(RUNS_LIMIT);

  /** @param {import("../model/state.js").Catalog} catalog */
  constructor(catalog) {
    this.catalog = catalog;
    this.sweeps = new Sweeps(catalog);
  }

  /** Nobody waits for an answer any more: another state was opened. @param {State} state */
  drop({ view: _, ...opened }) {
    this.#last?.abort();
    this.#last = null;
    this.#shown = ++this.#asked; // as if a newer question had been answered
    this.#before = opened;
    this.sweeps.drop();
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
    const controller = new AbortController();
    this.#last = controller;
    const { signal } = controller;
    const isLast = () => controller === this.#last;
    const number = ++this.#asked;
    const moved = changedSetting(this.#before, asked);
    this.#before = asked;
    if (!moved) this.sweeps.drop();
    try {
      const field = await this.#field(asked, python, signal);
      const ahead = await this.#runsAhead(asked);
      if (!isLast()) return null;
      if (ahead) {
        this.#show(
          number,
          { asked, race: this.#raceOf(ahead, asked, field), field, kind: "first" },
          take,
        );
        await new Promise((resolve) => setTimeout(resolve, REST));
        if (!isLast()) return null;
      }
      const coming = this.#runsOf(asked, python, signal);
      if (moved && !ahead) this.sweeps.begin(only(asked, moved.index), moved.setting, python);
      const runs = await coming;
      const kind = isLast() ? (ahead ? "again" : "first") : "intermediate";
      /** @type {Answer} */
      const answer = { asked, race: this.#raceOf(runs, asked, field), field, kind };
      if (!ahead?.every((run, at) => isSame(run, runs[at]))) this.#show(number, answer, take);
      return isLast() ? answer : null;
    } catch (/** @type {any} */ error) {
      if (error.name === "AbortError" || !isLast()) return null;
      throw error;
    }
  }

  /** @param {Run[]} runs @param {Asked} asked @param {Field} field @returns {Race} */
  #raceOf(runs, { surface }, field) {
    const isKnown = this.catalog.surfaces?.[surface]?.minima.length !== 0;
    return { lowest: lowestOf(runs, field, isKnown), runs };
  }

  /** Hand an answer on, unless it is worth no picture. @param {number} number @param {Answer} answer @param {(answer: Answer) => void} take */
  #show(number, answer, take) {
    const isWorth = answer.kind !== "intermediate" || isIntermediate(answer.asked, this.#before);
    if (number < this.#shown || !isWorth) return;
    this.#shown = number;
    take(answer);
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
    const found = entries.map(
      (one) => this.#runs.get(JSON.stringify(one)) ?? this.sweeps.find(one),
    );
    if (!found.some((run) => run instanceof Promise) || found.includes(null)) return null;
    const runs = await Promise.all(found);
    return runs.includes(null) ? null : /** @type {Run[]} */ (runs);
  }

  /**
   * The runs of a race. A slider moves one optimizer: what the others did is known.
   * @param {Asked} asked @param {Python} python @param {AbortSignal} signal
   * @returns {Promise<Run[]>}
   */
  async #runsOf(asked, python, signal) {
    const keys = asked.optimizers.map((_, at) => JSON.stringify(only(asked, at)));
    const known = keys.map((key) => this.#runs.get(key)); // at once: other questions may push them out
    const missing = asked.optimizers.filter((_, at) => !known[at]);
    if (!missing.length) return /** @type {Run[]} */ (known);
    const payload = { ...asked, optimizers: missing };
    const answer = await python.call("explorer.run_race", payload, { signal, mayFinish: true });
    const made = answer.runs.map(toRun);
    const runs = known.map((run) => run ?? made.shift());
    runs.forEach((run, at) => this.#runs.set(keys[at], run));
    return runs;
  }
}

/** A state with one of its optimizers alone. @param {Asked} asked @param {number} at @returns {Asked} */
function only(asked, at) {
  return { ...asked, optimizers: [asked.optimizers[at]] };
}

/** Whether two runs took the same path, to the last digit. @param {Run} one @param {Run} other */
function isSame({ points }, { points: others }) {
  return Array.from(points).every((value, at) => Object.is(value, others[at]));
}
