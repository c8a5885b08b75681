/**
 * What an explorer shows, as one plain object, and how it may change. Nothing here draws or asks.
 */

/**
 * @typedef {{name: string, settings: Record<string, number>}} Entrant
 * @typedef {{surface: string, start: number[], steps: number, optimizers: Entrant[]}} State
 * @typedef {{window: number[][], start: number[], minima: number[][], curvatures: number[]}} Surface
 * @typedef {{surfaces: Record<string, Surface>,
 *   optimizers: Record<string, Record<string, number>>}} Catalog
 */

export const STEPS_LIMIT = 2000;
export const RUNS_LIMIT = 8;
export const RATE_RANGE = [1e-5, 10];

/** @param {unknown} value @param {number} low @param {number} high @param {number} fallback */
export function within(value, low, high, fallback) {
  const number = typeof value === "number" ? value : NaN;
  return Number.isFinite(number) ? Math.min(Math.max(number, low), high) : fallback;
}

/** The range that a hyperparameter may be set in. @param {string} setting @returns {number[]} */
export function rangeOf(setting) {
  if (setting === "learning_rate") return RATE_RANGE;
  if (setting === "epsilon") return [1e-16, 1];
  if (setting === "weight_decay") return [0, 10];
  return [0, 0.9999]; // momentum, decay, beta1, beta2, ...
}

/** Whether a slider for a setting works on powers of ten. @param {string} setting */
export function isLogarithmic(setting) {
  return setting === "learning_rate" || setting === "epsilon";
}

/** "learning_rate" -> "Learning rate", "beta1" -> "Beta 1". @param {string} setting */
export function labelOf(setting) {
  const words = setting.replaceAll("_", " ").replace(/(\D)(\d)$/, "$1 $2");
  return words[0].toUpperCase() + words.slice(1);
}

/** "GradientDescent" -> "Gradient descent", "AdaGrad" stays. @param {string} name */
export function readable(name) {
  const words = name.replace(/([a-z])([A-Z][a-z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
  const kept = { "Ill conditioned bowl": "Ill-conditioned bowl", "Ada grad": "AdaGrad", "Ada delta": "AdaDelta", "Ada max": "AdaMax" };
  const known = { ...kept, "Ada belief": "AdaBelief" };
  return /** @type {Record<string, string>} */ (known)[words] ?? words;
}

/**
 * Bring any value into a state that the catalog allows: unknown names and impossible numbers give
 * way to defaults.
 * @param {any} value @param {Catalog} catalog @returns {State}
 */
export function toState(value, catalog) {
  const names = Object.keys(catalog.surfaces);
  const surface = names.includes(value?.surface) ? value.surface : names[0];
  const { start, window } = catalog.surfaces[surface];
  const given = Array.isArray(value?.optimizers) ? value.optimizers.slice(0, RUNS_LIMIT) : [];
  const optimizers = given
    .filter((/** @type {any} */ entry) => Object.hasOwn(catalog.optimizers, entry?.name))
    .map((/** @type {any} */ entry) => toEntrant(entry, catalog));
  return {
    surface,
    start: window.map(([low, high], axis) => within(value?.start?.[axis], low, high, start[axis])),
    steps: Math.round(within(value?.steps, 1, STEPS_LIMIT, 100)),
    optimizers: optimizers.length ? optimizers : [toEntrant({ name: "GradientDescent" }, catalog)],
  };
}

/** @param {any} entry @param {Catalog} catalog @returns {Entrant} */
function toEntrant({ name, settings }, catalog) {
  const cleaned = Object.entries(catalog.optimizers[name]).map(([key, fallback]) => {
    const [low, high] = rangeOf(key);
    return [key, within(settings?.[key], low, high, fallback)];
  });
  return { name, settings: Object.fromEntries(cleaned) };
}

/** Another surface brings its own start. @param {State} state @param {string} surface @param {Catalog} catalog */
export function withSurface(state, surface, catalog) {
  return { ...state, surface, start: [...catalog.surfaces[surface].start] };
}

/** @param {State} state @param {number} index @param {string} setting @param {number} value */
export function withSetting(state, index, setting, value) {
  const optimizers = state.optimizers.map((entry, at) =>
    at === index ? { ...entry, settings: { ...entry.settings, [setting]: value } } : entry,
  );
  return { ...state, optimizers };
}

/** @param {State} state @param {string} name @param {Catalog} catalog */
export function withOptimizer(state, name, catalog) {
  if (state.optimizers.length >= RUNS_LIMIT) return state;
  return { ...state, optimizers: [...state.optimizers, toEntrant({ name }, catalog)] };
}

/** The last optimizer stays. @param {State} state @param {number} index */
export function withoutOptimizer(state, index) {
  if (state.optimizers.length === 1) return state;
  return { ...state, optimizers: state.optimizers.filter((_, at) => at !== index) };
}

/**
 * What to call each entrant: its name, and its rate where a name stands twice.
 * @param {State} state
 */
export function labelsOf({ optimizers }) {
  return optimizers.map(({ name, settings }) => {
    const isAlone = optimizers.filter((other) => other.name === name).length === 1;
    return isAlone ? readable(name) : `${readable(name)}, rate ${settings.learning_rate}`;
  });
}

/** What a race holds equal, whatever the reader has set. @param {State} state */
export function heldEqualIn({ steps, optimizers }) {
  const rates = new Set(optimizers.map(({ settings }) => settings.learning_rate));
  const others = rates.size > 1 ? "the rates are as set, and differ" : "so is the rate";
  const common = `the surface, the start and ${steps} steps`;
  return optimizers.length > 1 ? `${common}; ${others}.` : `one optimizer, ${steps} steps.`;
}
