/**
 * What a race over a matrix is made of, read from what the build wrote or Python answered.
 */
import { numbers } from "../explorer/answers/arrays.js";

/**
 * @typedef {import("../explorer/answers/arrays.js").PackedArray} PackedArray
 * @typedef {{name: string, rate: number}} Entrant
 * @typedef {{problem: string, runs: Entrant[]}} State
 * @typedef {{label: string, steps: number, shape: number[], frequencies: ArrayLike<number>,
 *   lowest: number}} Problem
 * @typedef {{problems: Record<string, Problem>, methods: Record<string, string>, rate: number[],
 *   tried: number, runs: number, best: Record<string, Record<string, number>>}} Catalog
 * @typedef {{values: ArrayLike<number>, columns: number}} Table a row for each step
 * @typedef {{losses: ArrayLike<number>, gradients: Table, updates: Table, errors: Table,
 *   divergedAt: number}} Run the singular values as parts of the largest; errors from 0 to 1
 * @typedef {{runs: Run[], lowest: number}} Race
 */

/** @param {any} packed @returns {Catalog} */
export function toCatalog(packed) {
  const problems = Object.entries(packed.problems).map(([name, problem]) => [
    name,
    { ...problem, frequencies: numbers(problem.frequencies) },
  ]);
  return { ...packed, problems: Object.fromEntries(problems) };
}

/** @param {PackedArray} packed @returns {Table} */
function toTable(packed) {
  return { values: numbers(packed), columns: packed.shape[1] };
}

/** @param {any} packed @returns {Run} */
export function toRun({ losses, gradients, updates, errors, diverged_at }) {
  return {
    losses: numbers(losses),
    gradients: toTable(gradients.parts),
    updates: toTable(updates.parts),
    errors: toTable(errors),
    divergedAt: diverged_at,
  };
}

/**
 * A table's row at a place between two steps, in even measure of the rows around it; of a run that
 * has diverged, the last row that there is.
 * @param {Table} table @param {number} place @returns {number[]}
 */
export function rowAt({ values, columns }, place) {
  if (!columns) return [];
  const last = values.length / columns - 1;
  const at = Math.min(place, last);
  const before = lastKnown(values, columns, Math.floor(at));
  const after = lastKnown(values, columns, Math.min(Math.floor(at) + 1, last));
  const share = at - Math.floor(at);
  return Array.from(
    { length: columns },
    (_, column) =>
      (1 - share) * values[before * columns + column] + share * values[after * columns + column],
  );
}

/** The last row with numbers, up to one. @param {ArrayLike<number>} values @param {number} columns @param {number} row */
function lastKnown(values, columns, row) {
  let at = row;
  while (at > 0 && !Number.isFinite(values[at * columns])) at--;
  return at;
}

/** How many singular values are at least half of the largest. @param {number[]} parts */
export function countAboveHalf(parts) {
  return parts.filter((part) => part >= 0.5).length;
}

/** The mean error of the most frequent quarter of the facts, and of the rarest. @param {number[]} errors */
export function frequentAndRare(errors) {
  const count = Math.max(1, Math.round(errors.length / 4));
  const mean = (/** @type {number[]} */ some) => some.reduce((a, b) => a + b, 0) / some.length;
  return [mean(errors.slice(0, count)), mean(errors.slice(-count))];
}
