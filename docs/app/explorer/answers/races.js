/**
 * Races as the explorer draws them, made of what Python answers or of what was built with the site.
 */
import { numbers } from "./arrays.js";

/**
 * @typedef {{rate: number, limit: number}} Prediction
 * @typedef {{points: ArrayLike<number>, losses: ArrayLike<number>,
 *   gradientNorms: ArrayLike<number>, divergedAt: number, prediction: Prediction | null}} Run
 * @typedef {{heights: number[], columns: number, rows: number, lowest: number}} Field
 * @typedef {{lowest: number, runs: Run[]}} Race
 */

/** @param {{heights: import("./arrays.js").PackedArray, lowest: number}} packed @returns {Field} */
export function toField({ heights, lowest }) {
  const [rows, columns] = heights.shape;
  return { heights: Array.from(numbers(heights)), rows, columns, lowest };
}

/** @param {any} packed @returns {Run} */
export function toRun({ points, losses, gradient_norms, diverged_at, prediction }) {
  return {
    points: numbers(points),
    losses: numbers(losses),
    gradientNorms: numbers(gradient_norms),
    divergedAt: diverged_at,
    prediction: prediction ?? null,
  };
}

/** @param {any} packed @returns {Race} */
export function toRace({ lowest, runs }) {
  return { lowest, runs: runs.map(toRun) };
}

/**
 * The lowest loss that counts are taken from: where no minimum is known, a run may have gone below all
 * that the grid of the surface holds.
 * @param {Run[]} runs @param {Field} field @param {boolean} isKnown
 */
export function lowestOf(runs, { lowest }, isKnown) {
  if (isKnown) return lowest;
  const seen = runs.flatMap(({ losses }) => Array.from(losses).filter(Number.isFinite));
  return seen.reduce((least, loss) => Math.min(least, loss), lowest);
}

/** The last step with a finite point. @param {Run} run */
export function lastStep({ losses, divergedAt }) {
  return divergedAt < 0 ? losses.length - 1 : Math.max(divergedAt - 1, 0);
}
