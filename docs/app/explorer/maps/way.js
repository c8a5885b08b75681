/**
 * A map's way: the losses of its cells at some steps, of which the time that is shown chooses one.
 */

/**
 * @typedef {{step: number, losses: ArrayLike<number>}} Station
 */

/**
 * @param {ArrayLike<number>} steps rising @param {Float64Array} losses station after station
 * @returns {Station[]}
 */
export function stationsOf(steps, losses) {
  const cells = losses.length / steps.length;
  return Array.from(steps, (step, at) => ({
    step,
    losses: losses.subarray(at * cells, (at + 1) * cells),
  }));
}

/**
 * The last station that a step has reached; before the first step, when all cells are the same, the
 * end, which is what a map is for.
 * @param {Station[]} stations @param {number} step
 */
export function stationAt(stations, step) {
  const last = stations[stations.length - 1];
  return step === 0 ? last : (stations.findLast((station) => station.step <= step) ?? last);
}
