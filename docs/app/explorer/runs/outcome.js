/**
 * What a row says of its run: the loss where time stands, and when it came near the lowest.
 */
import { lastStep } from "../answers/races.js";
import { GOAL, short } from "../summary.js";

/**
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Run} Run
 */

/** The loss at a step, above the lowest; in words where there is none. @param {Run} run @param {number} lowest @param {number} step */
export function lossAt(run, lowest, step) {
  if (run.divergedAt >= 0 && step >= run.divergedAt) return "diverged";
  return short(run.losses[Math.min(step, lastStep(run))] - lowest);
}

/** The first step at which a run is at the goal; -1 where it never is. @param {Run} run @param {number} lowest */
export function stepOfArrival(run, lowest) {
  return Array.from(run.losses).findIndex((loss) => loss - lowest < GOAL);
}

/** When a run came to the goal, if it did, and if there is one. @param {Run} run @param {number} lowest @param {boolean} isKnown whether the surface's minimum is */
export function arrivalOf(run, lowest, isKnown) {
  if (run.divergedAt >= 0) return `at step ${run.divergedAt}`;
  if (!isKnown) return "above the lowest seen";
  const at = stepOfArrival(run, lowest);
  return at < 0 ? `never to ${GOAL}` : `${GOAL} at step ${at}`;
}

/** Which run ends lowest; -1 where there is one run, or none that ends. @param {Race} race */
export function winnerOf({ runs }) {
  const ends = runs.map(({ losses, divergedAt }) =>
    divergedAt < 0 ? losses[losses.length - 1] : Number.POSITIVE_INFINITY,
  );
  const least = Math.min(...ends);
  return runs.length > 1 && Number.isFinite(least) ? ends.indexOf(least) : -1;
}
