import assert from "node:assert/strict";
import { test } from "node:test";
import { contoursOf, levelsOf } from "../../../docs/app/explorer/plane/contours.js";
import { heightScaleOf, reliefOf } from "../../../docs/app/explorer/space/relief.js";

const [columns, rows] = [21, 11];
const window = [
  [-2, 2],
  [-1, 1],
];
const bowl = (x, y) => x * x + 4 * y * y;
const heights = Array.from({ length: columns * rows }, (_, at) =>
  bowl(-2 + (4 * (at % columns)) / (columns - 1), 1 - (2 * Math.floor(at / columns)) / (rows - 1)),
);
const field = { heights, columns, rows, lowest: 0 };
const near = (found, wanted) =>
  found.forEach((value, at) =>
    assert.ok(Math.abs(value - wanted[at]) < 0.01, `${found} is not ${wanted}`),
  );

test("heights rise by equal steps from contour to contour", () => {
  const scale = heightScaleOf(field);
  const found = levelsOf(field).map(scale);
  found.forEach((height, at) => assert.ok(Math.abs(height - (at + 1) / (found.length + 1)) < 1e-9));
  assert.deepEqual([scale(0), scale(8), scale(1e9), scale(-5)], [0, 1, 1, 0]);
});

test("contours are found once for a field, and anew for another", () => {
  const found = contoursOf(field);
  assert.equal(contoursOf(field), found);
  assert.deepEqual(
    found.map(({ value }) => value),
    levelsOf(field),
  );
  const higher = { ...field, heights: heights.map((height) => height + 1), lowest: 1 };
  assert.notEqual(contoursOf(higher), found);
});

test("x goes to the right, y away from the reader, losses up", () => {
  const { pointAt } = reliefOf(field, window);
  near(pointAt(0, 0), [0, 0.008, 0]);
  near(pointAt(-2, -1), [-1, 0.708, 0.6]);
  near(pointAt(2, 1), [1, 0.708, -0.6]);
  assert.equal(pointAt(2.01, 0), null);
  assert.equal(pointAt(NaN, 0), null);
});

test("every cell has two triangles, but none at a missing height", () => {
  assert.equal(reliefOf(field, window).triangles.length, 3 * 2 * (columns - 1) * (rows - 1));
  const torn = { ...field, heights: heights.with(0, NaN) };
  const relief = reliefOf(torn, window);
  assert.equal(relief.triangles.length, 3 * 2 * ((columns - 1) * (rows - 1) - 1));
  assert.ok(relief.positions.every(Number.isFinite));
  assert.ok(relief.contours.every(Number.isFinite));
});

test("contours lie inside, at the heights of the levels", () => {
  const { contours } = reliefOf(field, window);
  const found = new Set(
    contours
      .filter((_, at) => at % 3 === 1)
      .map((height) => (height / 0.7 - 0.004) * 17)
      .map((n) => n.toFixed(6)),
  );
  assert.ok(found.size > 10);
  for (const level of found) assert.ok(Math.abs(level - Math.round(level)) < 1e-4, level);
  contours.forEach((value, at) => at % 3 === 0 && assert.ok(Math.abs(value) < 1));
});

test("a path lies on the ground, long steps in pieces, and ends where the window does", () => {
  const { drape, pointAt } = reliefOf(field, window);
  const points = [-2, 0, 2, 0, 2, 0.01, 50, 0];
  const { positions, ends } = drape(points, 3);
  assert.equal(ends.length, 4);
  assert.ok(ends[1] > 15 && ends[2] === ends[1] + 1);
  // The middle of the long step goes through the valley, not over it.
  const middle = positions.slice(6 * (ends[1] / 2), 6 * (ends[1] / 2) + 3);
  assert.ok(middle[1] < 0.2);
  assert.deepEqual(positions.slice(0, 3), pointAt(-2, 0));
  assert.ok(positions.every(Number.isFinite));
  assert.equal(drape(points, 0).positions.length, 0);
});
