/**
 * Where races come from: built with the site for the first picture, asked of Python after that.
 */

/**
 * @typedef {{data: ArrayLike<number | null>, shape: number[]}} Packed
 * @typedef {{rate: number, limit: number}} Prediction
 * @typedef {{points: ArrayLike<number>, losses: ArrayLike<number>,
 *   gradientNorms: ArrayLike<number>, divergedAt: number, prediction: Prediction | null}} Run
 * @typedef {{heights: number[], columns: number, rows: number, lowest: number}} Field
 * @typedef {{lowest: number, runs: Run[]}} Race
 */

const GENERATED = new URL("../../generated/races/", import.meta.url);

/** @param {string} name @returns {Promise<any>} */
export async function readBuilt(name) {
  const response = await fetch(new URL(`${encodeURIComponent(name)}.json`, GENERATED));
  if (!response.ok) throw new Error(`There is no built race named ${name}.`);
  return response.json();
}

/** JSON has no NaN: a missing number is one that diverged. @param {Packed} packed */
function numbers({ data }) {
  return Float64Array.from(data, (value) => value ?? NaN);
}

/** @param {{heights: Packed, lowest: number}} packed @returns {Field} */
export function toField({ heights, lowest }) {
  const [rows, columns] = heights.shape;
  return { heights: Array.from(numbers(heights)), rows, columns, lowest };
}

/** @param {any} packed @returns {Race} */
export function toRace({ lowest, runs }) {
  return {
    lowest,
    runs: runs.map((/** @type {any} */ run) => ({
      points: numbers(run.points),
      losses: numbers(run.losses),
      gradientNorms: numbers(run.gradient_norms),
      divergedAt: run.diverged_at,
      prediction: run.prediction ?? null,
    })),
  };
}

/** The last step with a finite point. @param {Run} run */
export function lastStep({ losses, divergedAt }) {
  return divergedAt < 0 ? losses.length - 1 : Math.max(divergedAt - 1, 0);
}

/**
 * Python behind one explorer. A newer question makes an older one void: what waits is dropped,
 * and an answer that comes too late is not handed on.
 */
export class Questions {
  /** @type {AbortController | null} */
  #last = null;
  /** @type {Map<string, Field>} */
  #fields = new Map();

  /** Nobody waits for the answer any more. */
  drop() {
    this.#last?.abort();
    this.#last = null;
  }

  /**
   * @param {import("./state.js").State} state
   * @returns {Promise<{race: Race, field: Field} | null>} null when a newer question came
   */
  async ask(state) {
    this.drop();
    const controller = (this.#last = new AbortController());
    const { python } = await import("../runtime/python.js");
    const { view: _, ...asked } = state;
    try {
      const { signal } = controller;
      const field = await this.#field(python, asked, signal);
      const race = toRace(await python.call("explorer.run_race", asked, { signal }));
      return controller === this.#last ? { race, field } : null;
    } catch (/** @type {any} */ error) {
      if (error.name === "AbortError" || controller !== this.#last) return null;
      throw error;
    }
  }

  /**
   * @param {import("./state.js").State} state
   * @returns {Promise<number[]>} each optimizer's best rate
   */
  async bestRates({ view: _, ...state }) {
    const { python } = await import("../runtime/python.js");
    return (await python.call("explorer.best_rates", state)).rates;
  }

  /** @param {any} python @param {Omit<import("./state.js").State, "view">} state @param {AbortSignal} signal */
  async #field(python, state, signal) {
    const { surface, shape, expression } = state;
    const key = JSON.stringify([surface, shape, expression]);
    const known = this.#fields.get(key);
    if (known) return known;
    const field = toField(await python.call("explorer.field", { state }, { signal }));
    this.#fields.set(key, field);
    return field;
  }
}
