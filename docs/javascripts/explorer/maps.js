/**
 * What the explorer's maps show, and what a cell of one means; nothing here draws or asks.
 */
import { isLogarithmic, labelOf, RATE_RANGE, rangeOf } from "./names.js";
import { short } from "./summary.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {{setting: string, values: number[]}} Axis
 */

export const CELLS = 40; // along each side
export const KINDS = [
  ["loss", "Loss over two settings"],
  ["basins", "Basins of attraction"],
  ["sensitivity", "Learning-rate sensitivity"],
];
const RATE_VALUES = 61;
const KEPT = [0, 0.99]; // what a momentum or a beta is mapped over

/** @param {number} low @param {number} high @param {number} count @param {boolean} isLog */
function spaced(low, high, count, isLog) {
  const [from, to] = isLog ? [Math.log10(low), Math.log10(high)] : [low, high];
  const values = Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1));
  return values.map((value) => Number((isLog ? 10 ** value : value).toPrecision(4)));
}

/** The values of a setting along a map's side. @param {string} setting @returns {Axis} */
export function axisOf(setting) {
  if (setting === "learning_rate") return { setting, values: spaced(1e-4, 10, CELLS, true) };
  const [low, high] = rangeOf(setting);
  if (isLogarithmic(setting)) return { setting, values: spaced(low, high, CELLS, true) };
  const [from, to] = high < 1 ? KEPT : [low, Math.min(high, 1)];
  return { setting, values: spaced(from, to, CELLS, false) };
}

/** The rates of the sensitivity curve. */
export function ratesTried() {
  return spaced(RATE_RANGE[0] * 10, RATE_RANGE[1], RATE_VALUES, true);
}

/** The index of the value nearest to one, by the axis's own measure. @param {number[]} values @param {number} value @param {boolean} isLog */
export function nearestOf(values, value, isLog) {
  const measure = isLog ? Math.log : Number;
  const distances = values.map((other) => Math.abs(measure(other) - measure(value)));
  return distances.indexOf(Math.min(...distances));
}

/** The state that a cell of a loss map stands for. @param {number} index @param {Record<string, number>} settings @returns {(state: State) => State} */
export function loading(index, settings) {
  return (state) => ({
    ...state,
    optimizers: state.optimizers.map((entry, at) =>
      at === index ? { ...entry, settings: { ...entry.settings, ...settings } } : entry,
    ),
  });
}

/** What a map belongs to: all but the view, and but what the map itself varies. @param {State} state @param {string} kind @param {number} index @param {string[]} varied */
export function keyOf({ view: _, ...state }, kind, index, varied) {
  const optimizers = kind === "sensitivity" ? state.optimizers : [state.optimizers[index]];
  const fixed = optimizers.map(({ settings, ...entry }) => ({
    ...entry,
    settings: Object.fromEntries(Object.entries(settings).filter(([name]) => !varied.includes(name))),
  }));
  const { start: __, ...placeless } = state;
  return JSON.stringify([kind, { ...(kind === "basins" ? placeless : state), optimizers: fixed }]);
}

/**
 * A loss map in words.
 * @param {ArrayLike<number>} losses @param {number[] | null} best row and column
 * @param {number} diverged @param {Axis} x @param {Axis} y
 */
export function describeLosses(losses, best, diverged, x, y) {
  const lost = `${diverged} of ${losses.length} cells diverge.`;
  if (!best) return `Every cell diverges: ${lost}`;
  const [row, column] = best;
  const loss = short(losses[row * x.values.length + column]);
  const at = `${wordsOf(x.setting, x.values[column])}, ${wordsOf(y.setting, y.values[row])}`;
  return `Best: ${at}, ending ${loss} above the lowest loss. ${lost}`;
}

/** @param {string} setting @param {number} value */
export function wordsOf(setting, value) {
  return `${labelOf(setting).toLowerCase()} ${value}`;
}

/** Basins in words. @param {ArrayLike<number>} reached @param {ArrayLike<number>} losses @param {number} count of minima */
export function describeBasins(reached, losses, count) {
  const all = Array.from(reached);
  const part = (/** @type {number} */ number) => `${Math.round((100 * number) / all.length)} %`;
  const parts = Array.from({ length: count }, (_, minimum) =>
    `${part(all.filter((at) => at === minimum).length)} of the starts reach minimum ${minimum + 1}`,
  );
  const lost = Array.from(losses).filter((loss) => !Number.isFinite(loss)).length;
  return [...parts, `${part(all.filter((at) => at < 0).length)} reach none`, `${part(lost)} diverge`].join(", ") + ".";
}

/** A sensitivity curve in words: its best rate, and how wide the good rates are. @param {string} label @param {number[]} rates @param {ArrayLike<number>} losses */
export function describeRates(label, rates, losses) {
  const all = Array.from(losses, (loss) => (Number.isFinite(loss) ? Math.max(loss, 0) : Infinity));
  const best = Math.min(...all);
  if (best === Infinity) return `${label} diverges at every rate.`;
  const good = rates.filter((_, at) => all[at] <= Math.max(2 * best, 1e-9));
  return `${label}: best at ${rates[all.indexOf(best)]} (${short(best)}), within twice that from ${good[0]} to ${good[good.length - 1]}.`;
}
