/**
 * How high a value stands in the picture of the curves, on a linear scale or a logarithmic one.
 */
import * as d3 from "../../ui/d3.js";

/** @typedef {import("../model/state.js").View} View */

const FLOOR = 1e-12; // below this a value counts as zero
const CEILING = 1e8; // times the first value: what a diverging run passes is not worth its room
const ROUNDING = 1e-9; // what a loss may lie below the lowest and count as one with it

/** The highest value that is worth its room. @param {number | undefined} first */
function ceilingOf(first) {
  return CEILING * Math.max(1, Math.abs(first || 1));
}

/** @param {number[]} values @param {View} view @param {number[]} range */
export function scaleFor(values, { scale }, range) {
  const top = Math.min(d3.max(values) ?? 1, ceilingOf(values[0]));
  if (scale === "linear")
    return d3.scaleLinear([Math.min(0, d3.min(values) ?? 0), top || 1], range).clamp(true);
  const shown = values.filter((value) => value >= 0);
  const low = Math.max(d3.min(shown) ?? FLOOR, FLOOR);
  return d3.scaleLog([low / 2, Math.max(top, low) * 2], range).clamp(true);
}

/**
 * Whether a curve is drawn at a step: where it has no logarithm, it leaves through the foot.
 * @param {View} view @returns {(value: any, step: number, curve: any[]) => boolean}
 */
export function drawnOn({ scale }) {
  const isBelow = (/** @type {number} */ value) => scale === "log" && value < -ROUNDING;
  return (value, step, curve) =>
    value <= ceilingOf(curve[0]) && !(isBelow(value) && (step === 0 || isBelow(curve[step - 1])));
}
