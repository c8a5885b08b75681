/**
 * What the curves show: a number a step for each run, and what theory says of it.
 */
import { lastStep } from "../answers/races.js";

/**
 * @typedef {import("../answers/races.js").Run} Run
 * @typedef {import("../model/state.js").View} View
 */

/** @param {Run} run @param {number} lowest @param {View} view */
export function valuesOf(run, lowest, view) {
  const steps = lastStep(run) + 1;
  if (view.curve === "gradient") return Array.from(run.gradientNorms).slice(0, steps);
  return Array.from(run.losses)
    .slice(0, steps)
    .map((loss) => loss - lowest);
}

/**
 * The loss that theory predicts, from the start on: it shrinks by the square of the rate.
 * @param {number[]} values @param {Run} run @param {View} view
 */
export function predictedOf(values, { prediction }, view) {
  if (!prediction || prediction.rate > 1 || view.curve !== "loss") return [];
  return values.map((_, step) => values[0] * prediction.rate ** (2 * step));
}
