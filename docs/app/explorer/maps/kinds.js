/**
 * What the explorer can map, over which values, and what a cell means; nothing here draws or asks.
 */
import { withSetting } from "../model/changes.js";
import { isLogarithmic, limits, rangeOf } from "../model/names.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("../model/state.js").Catalog} Catalog
 * @typedef {"linear" | "log" | "tail"} Measure tail: on powers of ten of the distance from 1
 * @typedef {{setting: string, values: number[], measure: Measure}} Axis
 * @typedef {"loss" | "basins" | "sensitivity"} Kind
 */

export const CELLS = 40; // along each side
export const KINDS = [
  ["loss", "Loss over two settings"],
  ["basins", "Basins of attraction"],
  ["sensitivity", "Learning-rate sensitivity"],
];

/** @param {string} setting @returns {Measure} */
function measureOf(setting) {
  if (isLogarithmic(setting)) return "log";
  return rangeOf(setting)[1] < 1 ? "tail" : "linear";
}

/** Evenly spaced by a measure. @param {number} low @param {number} high @param {number} count @param {Measure} measure */
function spaced(low, high, count, measure) {
  const inward = inwardOf(measure);
  const [from, to] = [inward(low), inward(high)];
  return Array.from({ length: count }, (_, at) => {
    const value = from + ((to - from) * at) / (count - 1);
    if (measure === "linear") return Number(value.toPrecision(4));
    const size = Number((10 ** value).toPrecision(3));
    return measure === "log" ? size : Number((1 - size).toFixed(9));
  });
}

/** @param {Measure} measure @returns {(value: number) => number} */
function inwardOf(measure) {
  if (measure === "linear") return Number;
  return measure === "log" ? Math.log10 : (value) => Math.log10(1 - value);
}

/** The values of a setting along a map's side. @param {string} setting @returns {Axis} */
export function axisOf(setting) {
  const measure = measureOf(setting);
  const [least, high] = rangeOf(setting);
  const low = setting === "learning_rate" ? limits().tried.least : least;
  const highest = setting === "momentum" ? 0.999 : measure === "linear" ? Math.min(high, 1) : high;
  return { setting, measure, values: spaced(low, highest, CELLS, measure) };
}

/** The rates of the sensitivity curve, those among which the best are sought. */
export function ratesTried() {
  const { least, most, count } = limits().tried;
  return spaced(least, most, count, "log");
}

/** The index of the value nearest to one. @param {ArrayLike<number>} values @param {number} value @param {Measure} measure */
export function nearestOf(values, value, measure) {
  const inward = inwardOf(measure);
  const distances = Array.from(values, (other) => Math.abs(inward(other) - inward(value)));
  return distances.indexOf(Math.min(...distances));
}

/** The settings of an optimizer that runs of one array may differ in. @param {string} name @param {Catalog} catalog */
export function settingsOf(name, catalog) {
  const shared = catalog.single?.[name] ?? [];
  return Object.keys(catalog.optimizers[name]).filter((setting) => !shared.includes(setting));
}

/** Why an optimizer cannot be mapped; "" where it can. @param {string} name @param {Kind} kind @param {Catalog} catalog */
export function obstacleOf(name, kind, catalog) {
  if (kind === "sensitivity") return "";
  if (!catalog.elementwise.includes(name)) return "looks at the whole vector";
  return kind === "loss" && settingsOf(name, catalog).length < 2 ? "has one setting only" : "";
}

/**
 * A state with some settings of an optimizer set; where it has gone, the state as it is.
 * @param {{name: string}} entry @param {number} index where it stood @param {Record<string, number>} settings
 * @returns {(state: State) => State}
 */
export function loading({ name }, index, settings) {
  return (state) => {
    const isThere = state.optimizers[index]?.name === name;
    const at = isThere ? index : state.optimizers.findIndex((entry) => entry.name === name);
    if (at < 0) return state;
    return Object.entries(settings).reduce(
      (next, [key, value]) => withSetting(next, at, key, value),
      state,
    );
  };
}

/**
 * What a map belongs to: all but the view, and but what the map itself varies.
 * @param {State} state @param {Kind} kind @param {number} index @param {string[]} varied settings
 */
export function keyOf({ view: _, start, ...state }, kind, index, varied) {
  const optimizers = kind === "sensitivity" ? state.optimizers : [state.optimizers[index]];
  const fixed = optimizers.map(({ settings, ...entry }) => ({
    ...entry,
    settings: Object.entries(settings).filter(([name]) => !varied.includes(name)),
  }));
  return JSON.stringify([
    kind,
    varied,
    { ...state, optimizers: fixed },
    kind === "basins" ? null : start,
  ]);
}
