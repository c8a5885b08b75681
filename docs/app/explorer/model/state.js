/**
 * What an explorer shows, as one plain object, made sound. Nothing here draws or asks.
 */
import { limits, rangeOf } from "./names.js";

/**
 * @typedef {{name: string, settings: Record<string, number>, convention: string}} Entrant
 * @typedef {{kind: "none" | "value" | "norm", limit: number}} Clip
 * @typedef {{kind: "none" | "l2" | "decoupled", strength: number}} Decay
 * @typedef {{batch_size: number, replacement: boolean, seed: number}} Noise
 * @typedef {{curve: "loss" | "gradient", scale: "log" | "linear"}} View
 * @typedef {{surface: string, expression: string, shape: Record<string, number>, start: number[],
 *   steps: number, optimizers: Entrant[], schedule: string, clip: Clip, decay: Decay,
 *   noise: Noise, view: View}} State
 * @typedef {{window: number[][], start: number[], minima: number[][], curvatures: number[],
 *   shape: Record<string, number>, hasNoise: boolean, examples?: number[][]}} Surface
 *   examples: what a line is fitted to
 * @typedef {{surfaces: Record<string, Surface>, optimizers: Record<string, Record<string, number>>,
 *   conventions: Record<string, Record<string, string>>, schedules: string[],
 *   elementwise: string[], single: Record<string, string[]>, examples: number,
 *   settings: Record<string, import("./names.js").Setting>, labels: Record<string, string>,
 *   limits: import("./names.js").Limits}} Catalog
 */

const STANDARD = "standard";

/** @param {unknown} value @param {number} low @param {number} high @param {number} fallback */
function within(value, low, high, fallback) {
  const number = typeof value === "number" ? value : NaN;
  return Number.isFinite(number) ? Math.min(Math.max(number, low), high) : fallback;
}

/** @param {unknown} value @param {string[]} allowed the first is the default */
function oneOf(value, allowed) {
  return allowed.includes(/** @type {string} */ (value)) ? /** @type {any} */ (value) : allowed[0];
}

/**
 * Settings that are known, each in its range.
 * @param {any} given @param {Record<string, number>} defaults
 */
function inRange(given, defaults) {
  const cleaned = Object.entries(defaults).map(([key, fallback]) => {
    const [low, high] = rangeOf(key);
    const value = Object.hasOwn(Object(given), key) ? given[key] : fallback;
    return [key, within(value, low, high, fallback)];
  });
  return Object.fromEntries(cleaned);
}

/**
 * Bring any value into a state that the catalog allows: unknown names and impossible numbers give
 * way to defaults.
 * @param {any} value @param {Catalog} catalog @returns {State}
 */
export function toState(value, catalog) {
  const surface = oneOf(value?.surface, Object.keys(catalog.surfaces));
  const { start, window, shape } = catalog.surfaces[surface];
  const given = Array.isArray(value?.optimizers) ? value.optimizers.slice(0, limits().runs) : [];
  const optimizers = given
    .filter(
      (/** @type {any} */ entry) =>
        typeof entry?.name === "string" && Object.hasOwn(catalog.optimizers, entry.name),
    )
    .map((/** @type {any} */ entry) => toEntrant(entry, catalog));
  return {
    surface,
    expression: surface === "Expression" ? toExpression(value?.expression) : "",
    shape: inRange(value?.shape, shape ?? {}),
    start: window.map(([low, high], axis) => within(value?.start?.[axis], low, high, start[axis])),
    steps: Math.round(within(value?.steps, 1, limits().steps, 100)),
    optimizers: optimizers.length ? optimizers : [toEntrant({ name: "GradientDescent" }, catalog)],
    schedule: oneOf(value?.schedule, catalog.schedules ?? ["Constant"]),
    ...toSwitches(value, catalog),
  };
}

/** @param {any} value @param {Catalog} catalog */
function toSwitches(value, catalog) {
  const { clip, decay, noise, view } = value ?? {};
  const [least, most] = limits().clip;
  const [weakest, strongest] = limits().decay;
  return {
    clip: {
      kind: oneOf(clip?.kind, ["none", "value", "norm"]),
      limit: within(clip?.limit, least, most, 1),
    },
    decay: {
      kind: oneOf(decay?.kind, ["none", "l2", "decoupled"]),
      strength: within(decay?.strength, weakest, strongest, 0.1),
    },
    noise: {
      batch_size: Math.round(within(noise?.batch_size, 0, catalog.examples ?? 0, 0)),
      replacement: noise?.replacement === true,
      seed: Math.round(within(noise?.seed, 0, limits().seed, 0)),
    },
    view: {
      curve: oneOf(view?.curve, ["loss", "gradient"]),
      scale: oneOf(view?.scale, ["log", "linear"]),
    },
  };
}

/** @param {unknown} text */
function toExpression(text) {
  const isText = typeof text === "string" && text.trim() !== "";
  return isText && text.length <= limits().expression ? text : "x**2 + 3*y**2 + sin(3*x)";
}

/** @param {any} entry @param {Catalog} catalog @returns {Entrant} */
export function toEntrant({ name, settings, convention }, catalog) {
  const conventions = Object.keys(catalog.conventions?.[name] ?? { [STANDARD]: "" });
  return {
    name,
    settings: inRange(settings, catalog.optimizers[name]),
    convention: oneOf(convention, conventions),
  };
}
