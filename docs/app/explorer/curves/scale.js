/**
 * How high a value stands in the picture of the curves, on a linear scale or a logarithmic one.
 */
import * as d3 from "../../ui/d3.js";
import { logHeights, ROUNDING } from "./zero.js";

/** @typedef {import("../model/state.js").View} View */

const CEILING = 1e8; // times the first value: what a diverging run passes is not worth its room

/** The highest value that is worth its room. @param {number | undefined} first */
function ceilingOf(first) {
  return CEILING * Math.max(1, Math.abs(first || 1));
}

/** @param {number[]} values @param {View} view @param {number[]} range @returns {import("./zero.js").Heights} */
export function heightsFor(values, { scale }, range) {
  const top = Math.min(d3.max(values) ?? 1, ceilingOf(values[0]));
  if (scale === "log") return logHeights(values, top, range);
  const least = Math.min(0, d3.min(values) ?? 0);
  const linear = d3.scaleLinear([least, top || 1], range).clamp(true);
  return { scale: linear, at: linear, band: null };
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
