import assert from "node:assert/strict";
import { test } from "node:test";

import { areasOf, colorOf } from "../../../docs/app/momentum/colors.js";
import { answerOf, nearestOf, planeOf, within } from "../../../docs/app/momentum/model.js";
import { placeOf } from "../../../docs/app/momentum/roots.js";
import { built, catalog, planeOf as packedPlane, pointsOf, shipped } from "./built.mjs";

test("an answer is one point of many, with its ends apart", () => {
  const answer = answerOf(pointsOf([1, 2], [0, 0.5], 10, 2), 1);
  assert.deepEqual(
    [answer.rate, answer.momentum, answer.condition, answer.steps],
    [2, 0.5, 10, 11],
  );
  assert.equal(answer.ends.length, 2);
  for (const end of answer.ends) {
    assert.deepEqual(end.errors, [100, 50, 1]);
    assert.deepEqual(end.roots, [
      [0.3, 0.4],
      [0.3, -0.4],
    ]);
    assert.deepEqual([end.radius, end.regime], [0.5, 1]);
  }
});

test("the nearest point counts both sides of the map as equally long", () => {
  const near = (rate, momentum) => nearestOf(built.grid, { rate, momentum }, catalog);
  assert.equal(near(1.1, 0.1), 0);
  assert.equal(near(1.9, 0.4), 3);
  assert.equal(near(1.45, 0.26), 2);
});

test("a point stays on the map, in hundredths", () => {
  assert.deepEqual(within({ rate: -3, momentum: 0.987654 }, catalog), {
    rate: 0.01,
    momentum: 0.99,
  });
  assert.deepEqual(within({ rate: 9, momentum: -1 }, catalog), { rate: 4.2, momentum: 0 });
});

test("areas have the highest momentum on top, and more color where it is faster", () => {
  const areas = areasOf(planeOf(packedPlane(1, { rate: 1, momentum: 0 })), 63);
  const at = (regime) => areas.find((area) => area.regime === regime);
  assert.deepEqual(
    [0, 1, 2, 3].map((regime) => at(regime).outline),
    ["M0,1h1v1h-1z", "M1,1h1v1h-1z", "M0,0h1v1h-1z", "M1,0h1v1h-1z"],
  );
  assert.equal(new Set(areas.map(({ regime }) => colorOf(regime))).size, 4);
  assert.ok(at(0).opacity > at(2).opacity && at(2).opacity > at(1).opacity);
});

test("what lies side by side in one color is one piece", () => {
  const plane = { rows: 2, columns: 2, regimes: [0, 0, 3, 3], shades: [63, 63, 5, 60] };
  const outlines = areasOf(plane, 63).map(({ outline }) => outline);
  assert.deepEqual(outlines, ["M0,1h2v1h-2z", "M0,0h2v1h-2z"]);
});

test("a root far outside lies at the edge of the picture", () => {
  const [inside] = placeOf([-1, 0]);
  const [edge, up] = placeOf([-40, 9]);
  assert.ok(0 < edge && edge < inside);
  assert.ok(up > 0);
});

test("what the site ships has an answer for every point of its grid", () => {
  const { catalog: known, grid, plane } = shipped();
  assert.equal(grid.rates.length, 420);
  for (let at = 0; at < grid.rates.length; at++) {
    const { ends, rate, momentum } = answerOf(grid, at);
    assert.equal(ends[0].errors.length, known.steps + 1);
    assert.equal(nearestOf(grid, { rate, momentum }, known), at);
    const [[real, imaginary]] = ends[0].roots;
    assert.ok(Math.abs(Math.hypot(real, imaginary) - ends[0].radius) < 1e-4);
  }
  const drawn = planeOf(plane);
  assert.equal(drawn.regimes.length, drawn.rows * drawn.columns);
  assert.deepEqual(drawn.borders.limit[0], [2, 0]);
});
