/**
 * Whether a task is done, by the condition that its preset gives as `done`. All that a condition names
 * must hold at once:
 *
 * - `settings`: a list of `{at: index of the optimizer, <setting>: range}`
 * - `shape`, `noise`: an object of ranges; `start`: a range for x and one for y; `steps`: a range
 * - `schedule`: its name; `fair`: true where each run is to have its best rate
 * - `diverged`: a list of indices of runs; `loss`: a list of ranges, one a run, null for any
 * - `straight`: how far the first run may lie beside the line from its start to its end, over its length
 * - `step`: a range of the step that is looked at
 *
 * A range is `[low, high]`, ends included.
 */

import { readable } from "./names.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {number[]} Range
 * @typedef {Record<string, any>} Condition
 * @typedef {{drawn: State, race: import("../answers/races.js").Race,
 *   isFair: boolean, step: number}} Seen
 */

/**
 * Whether a state may still be asked for what a built race asks: the surface is the same, some of its
 * optimizers race, and so do all that the task names.
 * @param {{task: string, state: State}} built @param {State} state
 */
export function isStillAsked({ task, state: opened }, state) {
  const names = new Set(state.optimizers.map(({ name }) => name));
  const gone = opened.optimizers.map(({ name }) => name).filter((name) => !names.has(name));
  const isNamed = (/** @type {string} */ name) =>
    [name, readable(name)].some((word) => task.toLowerCase().includes(word.toLowerCase()));
  const isOther = state.surface !== opened.surface || gone.length === opened.optimizers.length;
  return !isOther && !gone.some(isNamed);
}

/** @param {unknown} value @param {Range | null} range */
function isWithin(value, range) {
  return !range || (Number(value) >= range[0] && Number(value) <= range[1]);
}

/** @param {any} values @param {Record<string, Range>} ranges */
function areWithin(values, ranges) {
  return Object.entries(ranges).every(([key, range]) => isWithin(values[key], range));
}

/** @param {import("../answers/races.js").Run | undefined} run */
function endOf(run) {
  return run ? run.losses[run.losses.length - 1] : Number.NaN;
}

/** How far a path lies beside its chord, over the chord's length. @param {ArrayLike<number>} points pairs of x and y */
function bendOf(points) {
  const [x, y] = [points[0], points[1]];
  const [across, up] = [points[points.length - 2] - x, points[points.length - 1] - y];
  const length = Math.hypot(across, up);
  let most = 0;
  for (let at = 2; at < points.length; at += 2) {
    const off = Math.abs(across * (points[at + 1] - y) - up * (points[at] - x)) / length;
    most = Math.max(most, off);
  }
  return most / length;
}

/** @type {Record<string, (wanted: any, seen: Seen) => boolean>} */
const TESTS = {
  settings: (wanted, { drawn }) =>
    wanted.every((/** @type {any} */ { at, ...ranges }) =>
      areWithin(drawn.optimizers[at]?.settings ?? {}, ranges),
    ),
  shape: (wanted, { drawn }) => areWithin(drawn.shape, wanted),
  noise: (wanted, { drawn }) => areWithin(drawn.noise, wanted),
  start: (wanted, { drawn }) => areWithin(drawn.start, wanted),
  steps: (wanted, { drawn }) => isWithin(drawn.steps, wanted),
  schedule: (wanted, { drawn }) => drawn.schedule === wanted,
  fair: (wanted, { isFair }) => isFair === wanted,
  diverged: (wanted, { race }) =>
    wanted.every((/** @type {number} */ at) => (race.runs[at]?.divergedAt ?? -1) >= 0),
  loss: (wanted, { race }) =>
    wanted.every((/** @type {Range | null} */ range, /** @type {number} */ at) =>
      isWithin(endOf(race.runs[at]), range),
    ),
  straight: (wanted, { race }) => bendOf(race.runs[0]?.points ?? []) <= wanted,
  step: (wanted, { step }) => isWithin(step, wanted),
};

/** @param {Condition | undefined} condition @param {Seen} seen */
export function isDone(condition, seen) {
  if (!condition) return false;
  return Object.entries(condition).every(([key, wanted]) => TESTS[key]?.(wanted, seen) ?? false);
}
