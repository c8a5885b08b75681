import assert from "node:assert/strict";
import { test } from "node:test";

import { partInside, piecesOf } from "../../../docs/app/explorer/plane/paths.js";

const BOX = [
  [0, 10],
  [0, 10],
];
const scale = (range) => Object.assign((value) => 10 * value, { range: () => range });
const [x, y] = [scale([0, 100]), scale([100, 0])];

test("a segment inside is whole, one outside is gone", () => {
  assert.deepEqual(partInside([1, 1], [9, 2], BOX), [0, 1]);
  assert.equal(partInside([11, 1], [20, 2], BOX), null);
  assert.equal(partInside([1, 12], [9, 12], BOX), null);
  assert.equal(partInside([-1, 12], [-1, 2], BOX), null);
  assert.equal(partInside([9, -3], [14, 2], BOX), null, "past a corner");
});

test("a segment across the box keeps the part that is seen", () => {
  assert.deepEqual(partInside([-10, 5], [30, 5], BOX), [0.25, 0.5]);
  assert.deepEqual(partInside([5, 5], [5, 25], BOX), [0, 0.25]);
  assert.deepEqual(partInside([5, 25], [5, 5], BOX), [0.75, 1]);
});

test("a point on its own is inside or outside", () => {
  assert.deepEqual(partInside([5, 5], [5, 5], BOX), [0, 1]);
  assert.equal(partInside([5, 15], [5, 15], BOX), null);
});

test("a path inside goes on from step to step", () => {
  assert.deepEqual(piecesOf([0, 0, 1, 2, 3, 4], 2, x, y), ["M0.0,0.0", "L10.0,20.0", "L30.0,40.0"]);
});

test("a path that leaves by far ends soon after the edge, and begins anew where it returns", () => {
  const points = [5, 5, 1e9, 5, 5, 5, 6, 6];
  assert.deepEqual(piecesOf(points, 3, x, y), [
    "M50.0,50.0",
    "L120.0,50.0",
    "M120.0,50.0L50.0,50.0",
    "L60.0,60.0",
  ]);
});

test("steps beyond the picture draw nothing", () => {
  assert.deepEqual(piecesOf([50, 50, 60, 60, 5, 5], 2, x, y), ["", "", "M120.0,120.0L50.0,50.0"]);
});
