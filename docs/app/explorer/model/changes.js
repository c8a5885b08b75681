/**
 * How a state may change, each as a function from state to state; and what a state is called.
 */
import { labelOf, limits, readable } from "./names.js";
import { toEntrant } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Catalog} Catalog
 */

/** Another surface brings its own start and shape. @param {State} state @param {string} surface @param {Catalog} catalog */
export function withSurface(state, surface, catalog) {
  const { start, shape } = catalog.surfaces[surface];
  return { ...state, surface, start: [...start], shape: { ...shape } };
}

/** @param {State} state @param {number} index @param {Partial<import("./state.js").Entrant>} change */
function withEntrant(state, index, change) {
  const optimizers = state.optimizers.map((entry, at) =>
    at === index ? { ...entry, ...change } : entry,
  );
  return { ...state, optimizers };
}

/** @param {State} state @param {number} index @param {string} setting @param {number} value */
export function withSetting(state, index, setting, value) {
  const { settings } = state.optimizers[index];
  return withEntrant(state, index, { settings: { ...settings, [setting]: value } });
}

/** @param {State} state @param {number} index @param {string} convention */
export function withConvention(state, index, convention) {
  return withEntrant(state, index, { convention });
}

/** @param {State} state @param {string} name @param {Catalog} catalog */
export function withOptimizer(state, name, catalog) {
  if (state.optimizers.length >= limits().runs) return state;
  return { ...state, optimizers: [...state.optimizers, toEntrant({ name }, catalog)] };
}

/** The last optimizer stays. @param {State} state @param {number} index */
export function withoutOptimizer(state, index) {
  if (state.optimizers.length === 1) return state;
  return { ...state, optimizers: state.optimizers.filter((_, at) => at !== index) };
}

/**
 * What to call each entrant: its name, and what sets it apart where a name stands twice. Twins get
 * numbers.
 * @param {State} state
 */
export function labelsOf({ optimizers }) {
  const labels = optimizers.map(({ name, settings, convention }) => {
    const others = optimizers.filter((other) => other.name === name);
    if (others.length === 1) return readable(name);
    const isByConvention = others.some((other) => other.convention !== convention);
    const word = isByConvention ? `, ${convention}` : "";
    return `${readable(name)}${word}${differencesIn(
      settings,
      others.map((other) => other.settings),
    )}`;
  });
  return labels.map((label, index) => {
    const before = labels.slice(0, index).filter((other) => other === label).length;
    return before ? `${label} (${before + 1})` : label;
  });
}

/**
 * The settings that set one of several apart; the rate where none does.
 * @param {Record<string, number>} settings @param {Record<string, number>[]} others
 */
function differencesIn(settings, others) {
  const different = Object.keys(settings).filter((key) =>
    others.some((other) => other[key] !== settings[key]),
  );
  const keys = different.length ? different : ["learning_rate"];
  return keys
    .map(
      (key) =>
        `, ${key === "learning_rate" ? "rate" : labelOf(key).toLowerCase()} ${settings[key]}`,
    )
    .join("");
}

/** What a race holds equal, whatever the reader has set. @param {State} state */
export function heldEqualIn({ steps, optimizers, schedule, clip, decay, noise, surface }) {
  const rates = new Set(optimizers.map(({ settings }) => settings.learning_rate));
  const others = rates.size > 1 ? "the rates are as set, and differ" : "so is the rate";
  const isNoisy = surface === "LineFit" && noise.batch_size > 0;
  const more = [
    isNoisy && `the batches (seed ${noise.seed})`,
    schedule !== "Constant" && "the schedule",
    clip.kind !== "none" && "the clipping",
    decay.kind !== "none" && "the weight decay",
  ].filter(Boolean);
  const common = ["the surface", "the start", ...more].join(", ");
  return optimizers.length > 1
    ? `${common} and ${steps} steps; ${others}.`
    : `one optimizer, ${steps} steps.`;
}
