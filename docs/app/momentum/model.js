/**
 * The map's answers: for many points, as the build computed them, or for the one under the hand.
 */
import { numbers } from "../explorer/answers/arrays.js";

/**
 * @typedef {import("../explorer/answers/arrays.js").PackedArray} PackedArray
 * @typedef {{rate: number, momentum: number}} Point rate: times L
 * @typedef {{regime: number, radius: number, roots: number[][], errors: number[]}} End of the
 *   spectrum: regime: an index; roots: pairs of real and imaginary part; errors: in percent
 * @typedef {Point & {condition: number, ends: End[], steps: number}} Answer the steep end first
 * @typedef {{rates: number[], momenta: number[], condition: number, roots: PackedArray,
 *   radii: PackedArray, regimes: PackedArray, errors: PackedArray, steps: number[]}} Packed
 * @typedef {{condition: number, regimes: ArrayLike<number>, shades: ArrayLike<number>,
 *   rows: number, columns: number, borders: Record<string, number[][]>,
 *   best: Point & {radius: number}}} Plane the lowest momentum first
 * @typedef {{conditions: number[], regimes: string[], rates: number[], momenta: number[],
 *   shades: number, steps: number, steps_limit: number}} Catalog
 */

/** One item of an array along its first axis, flat. @param {PackedArray} packed @param {number} at */
function itemOf(packed, at) {
  const { data, shape } = packed;
  const size = data.length / shape[0];
  return Array.prototype.slice.call(data, at * size, (at + 1) * size);
}

/** @param {number[]} flat @param {number} size @returns {number[][]} */
function chunks(flat, size) {
  return Array.from({ length: flat.length / size }, (_, at) =>
    flat.slice(at * size, (at + 1) * size),
  );
}

/** The answer for one of many points. @param {Packed} packed @param {number} [at] @returns {Answer} */
export function answerOf(packed, at = 0) {
  const { rates, momenta, condition, steps } = packed;
  const radii = itemOf(packed.radii, at);
  const regimes = itemOf(packed.regimes, at);
  const roots = chunks(itemOf(packed.roots, at), 4);
  const errors = chunks(itemOf(packed.errors, at), packed.errors.shape[2]);
  const ends = radii.map((radius, end) => ({
    radius,
    regime: regimes[end],
    roots: chunks(roots[end], 2),
    errors: errors[end],
  }));
  return { rate: rates[at], momentum: momenta[at], condition, ends, steps: steps[at] };
}

/**
 * Which of many points is nearest to one, the sides of the map counted as equally long.
 * @param {Packed} packed @param {Point} point @param {Catalog} catalog
 */
export function nearestOf({ rates, momenta }, { rate, momentum }, catalog) {
  const [width, height] = [catalog.rates[1], catalog.momenta[1]];
  const gaps = rates.map((other, at) =>
    Math.hypot((other - rate) / width, (momenta[at] - momentum) / height),
  );
  return gaps.indexOf(Math.min(...gaps));
}

/** @param {any} packed @returns {Plane} */
export function planeOf({ condition, regimes, shades, borders, best }) {
  const [rows, columns] = regimes.shape;
  const lines = Object.entries(borders).map(([name, line]) => [
    name,
    chunks(Array.from(numbers(/** @type {PackedArray} */ (line))), 2),
  ]);
  return {
    condition,
    best,
    rows,
    columns,
    regimes: numbers(regimes),
    shades: numbers(shades),
    borders: Object.fromEntries(lines),
  };
}

/** The nearest point that the map has, to hundredths. @param {Point} point @param {Catalog} catalog @returns {Point} */
export function within({ rate, momentum }, { rates, momenta }) {
  const inside = (/** @type {number} */ value, /** @type {number[]} */ [low, high]) =>
    Number(Math.min(Math.max(value, low), high).toFixed(2));
  return { rate: inside(rate, rates), momentum: inside(momentum, momenta) };
}
