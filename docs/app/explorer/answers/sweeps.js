/**
 * Runs ahead of a slider. Once a setting has been moved, the runs of its other values are made as
 * one broadcast run, so that the next moves need not wait for Python.
 */

import { scaleOf } from "../../ui/slider-scale.js";
import { numbers } from "./arrays.js";
import { LruCache } from "./lru.js";

/**
 * @typedef {import("./races.js").Run} Run
 * @typedef {import("./questions.js").Asked} Asked
 * @typedef {import("./questions.js").Python} Python
 * @typedef {{setting: string, values: number[], runs: Promise<((at: number) => Run) | null>}} Sweep
 */

const SWEEPS_LIMIT = 6; // as many as a race that this is meant for has optimizers
const NUMBERS = 2 ** 17; // steps times values of a sweep, at most: 4 MB
const VALUES = 301; // what Python makes in about three times the time of one run

export class Sweeps {
  /** @type {LruCache<Sweep>} */
  #kept = new LruCache(SWEEPS_LIMIT);
  #waiting = new AbortController();

  /** @param {import("../model/state.js").Catalog} catalog */
  constructor(catalog) {
    this.catalog = catalog;
  }

  /** A sweep that Python has not begun is not needed. */
  drop() {
    this.#waiting.abort();
  }

  /**
   * The run of a state's only optimizer, where a sweep holds it or is about to.
   * @param {Asked} asked @returns {Promise<Run | null> | null}
   */
  find(asked) {
    const { settings } = asked.optimizers[0];
    for (const [key, { setting, values, runs }] of this.#kept.entries()) {
      const at = values.indexOf(settings[setting]);
      if (at >= 0 && key === keyOf(asked, setting))
        return runs.then((runAt) => runAt?.(at) ?? null);
    }
    return null;
  }

  /**
   * Make the runs around a state's only optimizer, over the values of a setting; it takes the place of
   * a sweep that waits.
   * @param {Asked} asked @param {string} setting @param {Python} python
   */
  begin(asked, setting, python) {
    const [{ name, settings }] = asked.optimizers;
    const isAble =
      this.catalog.elementwise.includes(name) && !this.catalog.single[name]?.includes(setting);
    const key = keyOf(asked, setting);
    const value = settings[setting];
    if (!isAble || isWithin(value, this.#kept.get(key)?.values)) return;
    this.drop();
    this.#waiting = new AbortController();
    const options = { signal: this.#waiting.signal, mayFinish: true };
    const values = valuesAround(
      setting,
      value,
      Math.min(VALUES, Math.floor(NUMBERS / asked.steps)),
    );
    const answer = python.call(
      "sweeps.run_sweep",
      { state: asked, index: 0, setting, values },
      options,
    );
    const runs = answer.then(toRuns, () => {
      // It was not needed, or Python has ended: the runs will be asked for one by one.
      if (this.#kept.get(key)?.runs === runs) this.#kept.delete(key);
      return null;
    });
    this.#kept.set(key, { setting, values, runs });
  }
}

/** Whether a sweep covers a value, be it one of the slider's or typed between two of them. @param {number} value @param {number[]} [values] */
function isWithin(value, values) {
  return values !== undefined && value >= values[0] && value <= values[values.length - 1];
}

/** What a sweep belongs to: all but the value of its setting. @param {Asked} asked @param {string} setting */
function keyOf(asked, setting) {
  const [entry] = asked.optimizers;
  return JSON.stringify([
    setting,
    { ...asked, optimizers: [{ ...entry, settings: { ...entry.settings, [setting]: 0 } }] },
  ]);
}

/** So many of a slider's values, with one in their middle. @param {string} setting @param {number} value @param {number} count */
export function valuesAround(setting, value, count) {
  const scale = scaleOf(setting);
  const middle = scale.indexAt(scale.inward(value));
  const first = Math.max(0, Math.min(middle - Math.floor(count / 2), scale.last + 1 - count));
  const length = Math.min(count, scale.last + 1 - first);
  return Array.from({ length }, (_, at) => scale.valueAt(first + at));
}

/** @param {any} packed @returns {(at: number) => Run} */
function toRuns({ points, losses, gradient_norms, diverged_at, prediction }) {
  const [, rows] = losses.shape;
  const [flat, heights, sizes, ends] = [points, losses, gradient_norms, diverged_at].map(
    ({ data }) => data,
  );
  const said = prediction && { rates: numbers(prediction.rate), limits: numbers(prediction.limit) };
  return (at) => ({
    points: flat.subarray(2 * rows * at, 2 * rows * (at + 1)),
    losses: heights.subarray(rows * at, rows * (at + 1)),
    gradientNorms: sizes.subarray(rows * at, rows * (at + 1)),
    divergedAt: ends[at],
    prediction: said && { rate: said.rates[at], limit: said.limits[at] },
  });
}
