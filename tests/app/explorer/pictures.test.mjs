import assert from "node:assert/strict";
import { test } from "node:test";

import { lowestOf } from "../../../docs/app/explorer/answers/races.js";
import { withoutStraights } from "../../../docs/app/explorer/plane/contours.js";
import { readField } from "../../../docs/app/explorer/plane/hover.js";
import { placeLabels, shiftInto } from "../../../docs/app/explorer/plane/labels.js";
import { arrivalOf, lossAt, winnerOf } from "../../../docs/app/explorer/runs/outcome.js";

const BOX = { left: 0, right: 300, top: 0, bottom: 200 };

test("labels at one place stand one under the other, inside the box", () => {
  const placed = placeLabels(
    ["a", "b", "c"].map((text) => ({ text, x: 10, y: 195 })),
    BOX,
  );
  const heights = placed.map(({ y }) => y).sort((one, other) => one - other);
  assert.ok(heights[1] - heights[0] >= 15 && heights[2] - heights[1] >= 15);
  assert.ok(heights[2] <= 200 && heights[0] >= 0);
});

test("a label at the right edge stands at the left of its point", () => {
  const [label] = placeLabels([{ text: "Gradient descent", x: 295, y: 50 }], BOX);
  assert.deepEqual([label.isLeft, label.x], [true, 285]);
});

test("a text around a point goes aside where the picture ends", () => {
  assert.equal(shiftInto(150, [0, 300], 7), 0);
  assert.ok(shiftInto(5, [0, 300], 7) > 0);
  assert.ok(shiftInto(298, [0, 300], 7) < 0);
});

test("a plane is read exactly between the places of its grid", () => {
  // height = 2 x - 3 (downward) over cells
  const heights = [0, 2, 4, -3, -1, 1, -6, -4, -2];
  const { height, downhill } = readField({ heights, columns: 3, rows: 3, lowest: -6 }, 0.6, 0.3);
  assert.ok(Math.abs(height - (2 * 1.2 - 3 * 0.6)) < 1e-12);
  assert.deepEqual(
    downhill.map((way) => Number(way.toFixed(9))),
    [-2, 3],
  );
});

test("a ring loses what lies on a line, and keeps its corners", () => {
  const square = [
    [0, 0],
    [1, 0],
    [2, 0],
    [2, 1],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  assert.deepEqual(withoutStraights(square), [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ]);
});

const run = (losses, divergedAt = -1) => ({ losses, divergedAt, points: [], gradientNorms: [] });

test("a row says the loss at a step, and when its run came near the lowest", () => {
  const arriving = run([4, 1, 0.0005]);
  assert.deepEqual(
    [lossAt(arriving, 0, 1), arrivalOf(arriving, 0, true)],
    ["1", "0.001 at step 2"],
  );
  assert.equal(arrivalOf(run([4, 3]), 0, true), "never to 0.001");
  const lost = run([4, 9, Number.NaN], 2);
  assert.deepEqual([lossAt(lost, 0, 1), lossAt(lost, 0, 2)], ["9", "diverged"]);
  assert.equal(arrivalOf(lost, 0, true), "at step 2");
});

test("the winner ends lowest, and one run alone wins nothing", () => {
  assert.equal(winnerOf({ lowest: 0, runs: [run([1, 0.5]), run([1, 0.2]), run([1, 9], 1)] }), 1);
  assert.equal(winnerOf({ lowest: 0, runs: [run([1, 0.5])] }), -1);
});

test("where no minimum is known, a run that goes below the grid sets the lowest", () => {
  const field = { heights: [], columns: 1, rows: 1, lowest: 2 };
  const runs = [run([3, 1.5]), run([3, Number.NaN], 1)];
  assert.deepEqual([lowestOf(runs, field, false), lowestOf(runs, field, true)], [1.5, 2]);
});
