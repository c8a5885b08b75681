/** A small map of one direction, as the build would write it. */
import { readFileSync } from "node:fs";

const packed = (data, shape) => ({ data, shape });

export const catalog = {
  conditions: [1, 10],
  regimes: ["monotone", "ripples", "zigzag", "diverges"],
  rates: [0.01, 4.2],
  momenta: [0, 0.99],
  shades: 63,
  steps: 2,
  steps_limit: 10_000,
};

/** Answers for points of which the errors tell which is which. */
export function pointsOf(rates, momenta, condition = 1, ends = 1) {
  const each = (make) => rates.flatMap((_, at) => Array(ends).fill(make(at)).flat());
  return {
    condition,
    rates,
    momenta,
    roots: packed(
      each(() => [0.3, 0.4, 0.3, -0.4]),
      [rates.length, ends, 2, 2],
    ),
    radii: packed(
      each(() => [0.5]),
      [rates.length, ends],
    ),
    regimes: packed(
      each(() => [1]),
      [rates.length, ends],
    ),
    errors: packed(
      each((at) => [100, 50, at]),
      [rates.length, ends, 3],
    ),
    steps: rates.map((_, at) => 10 + at),
  };
}

export function planeOf(condition, point) {
  const ends = condition > 1 ? 2 : 1;
  return {
    condition,
    regimes: packed([0, 1, 2, 3], [2, 2]),
    shades: packed([63, 0, 31, 0], [2, 2]),
    borders: { limit: packed([2, 0, 4, 1], [2, 2]) },
    best: { rate: 1, momentum: 0, radius: 0 },
    points: pointsOf([point.rate], [point.momentum], condition, ends),
  };
}

export const built = {
  catalog,
  plane: planeOf(1, { rate: 2, momentum: 0.5 }),
  grid: pointsOf([1, 2, 1, 2], [0, 0, 0.5, 0.5]),
};

/** What the site itself ships. */
export const shipped = () =>
  JSON.parse(readFileSync(new URL("../../../docs/generated/maps/momentum.json", import.meta.url)));
