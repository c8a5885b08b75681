/**
 * How good a guess of a run's end was; nothing here draws.
 */

/**
 * The distance between a guess and the end, and a score from 0 to 100 that falls with the distance
 * over the picture's diagonal: 100 on the spot, 50 at a tenth of it.
 * @param {number[]} guess @param {number[]} end @param {number[][]} window
 */
function scoreOf(guess, end, window) {
  const distance = Math.hypot(guess[0] - end[0], guess[1] - end[1]);
  const diagonal = Math.hypot(...window.map(([low, high]) => high - low));
  if (!Number.isFinite(distance)) return { distance: Infinity, score: 0 };
  return { distance, score: Math.round(100 * 2 ** (-10 * (distance / diagonal))) };
}

/** Where a run is at a step; null once it has diverged. @param {import("../answers/races.js").Run} run @param {number} step */
export function endOf({ points, divergedAt }, step) {
  if (divergedAt >= 0 && step >= divergedAt) return null;
  return [points[2 * step], points[2 * step + 1]];
}

/**
 * @param {string} label @param {number[]} guess @param {import("../answers/races.js").Run} run
 * @param {number} step @param {number[][]} window
 */
export function verdictOf(label, guess, run, step, window) {
  const end = endOf(run, step);
  if (!end) {
    return `${label} diverged at step ${run.divergedAt}: there is no end to hit. Score 0.`;
  }
  const { distance, score } = scoreOf(guess, end, window);
  const at = end.map((value) => Number(value.toPrecision(3))).join(", ");
  return `After ${step} steps ${label} is at (${at}), ${Number(distance.toPrecision(2))} from your mark. Score ${score} of 100.`;
}
