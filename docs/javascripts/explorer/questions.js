/**
 * Questions to Python behind one explorer. A newer question makes an older one void: what waits is
 * dropped, and an answer that comes too late is not handed on.
 */
import { toField, toRun } from "./races.js";

/**
 * @typedef {import("./races.js").Field} Field
 * @typedef {import("./races.js").Race} Race
 * @typedef {import("./races.js").Run} Run
 * @typedef {import("./state.js").State} State
 * @typedef {Omit<State, "view">} Asked
 * @typedef {typeof import("../runtime/python.js").python} Python
 */

const RUNS_KEPT = 64; // more than an explorer shows, so that a slider may go back and forth

export class Questions {
  /** @type {AbortController | null} */
  #last = null;
  /** @type {Map<string, Field>} */
  #fields = new Map();
  /** @type {Map<string, Run>} */
  #runs = new Map();

  /** Nobody waits for the answer any more. */
  drop() {
    this.#last?.abort();
    this.#last = null;
  }

  /**
   * @param {State} state @param {Python} python
   * @returns {Promise<{race: Race, field: Field} | null>} null when a newer question came
   */
  async ask({ view: _, ...asked }, python) {
    this.drop();
    const controller = (this.#last = new AbortController());
    try {
      const { signal } = controller;
      const field = await this.#field(asked, python, signal);
      const runs = await this.#runsOf(asked, python, signal);
      return controller === this.#last ? { race: { lowest: field.lowest, runs }, field } : null;
    } catch (/** @type {any} */ error) {
      if (error.name === "AbortError" || controller !== this.#last) return null;
      throw error;
    }
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
   * The runs of a race. A slider moves one optimizer: what the others did is known.
   * @param {Asked} asked @param {Python} python @param {AbortSignal} signal
   */
  async #runsOf(asked, python, signal) {
    const keys = asked.optimizers.map((entry) => JSON.stringify({ ...asked, optimizers: [entry] }));
    const missing = [...keys.keys()].filter((at) => !this.#runs.has(keys[at]));
    if (missing.length) {
      const optimizers = missing.map((at) => asked.optimizers[at]);
      const answer = await python.call("explorer.run_race", { ...asked, optimizers }, { signal });
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
