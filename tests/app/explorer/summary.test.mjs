import assert from "node:assert/strict";
import { test } from "node:test";

import { lastStep, toField, toRace } from "../../../docs/app/explorer/answers/races.js";
import { overshootsOf, rowsOf, sentenceOf, short } from "../../../docs/app/explorer/summary.js";

const packed = (data, shape = [data.length]) => ({ data, shape });
const race = toRace({
  lowest: 0,
  runs: [
    {
      points: packed([0, 0, 1, 1, null, null], [3, 2]),
      losses: packed([4, 9, null]),
      gradient_norms: packed([1, 1, null]),
      diverged_at: 2,
    },
    {
      points: packed([0, 0, 1, 1, 2, 2], [3, 2]),
      losses: packed([4, 0.5, 0.0005]),
      gradient_norms: packed([1, 1, 1]),
      diverged_at: -1,
    },
  ],
});

test("a diverged run ends at its last finite step", () => {
  assert.equal(lastStep(race.runs[0]), 1);
  assert.equal(lastStep(race.runs[1]), 2);
});

test("each run has its sentence", () => {
  assert.equal(sentenceOf("Adam", race.runs[0], 0), "Adam diverges at step 2.");
  assert.match(sentenceOf("Adam", race.runs[1], 0), /within 0.001 of the lowest loss at step 2/);
  const leaving = { ...race.runs[1], losses: [4, 5e-4, 0.02] };
  assert.match(sentenceOf("Adam", leaving, 0), /at step 1.*, but ends 0.02 above it\.$/);
});

test("the table tells of every run, and of the step where one is lost", () => {
  assert.deepEqual(rowsOf(race), [
    [0, "4", "4"],
    [1, "9", "0.5"],
    [2, "diverged", "5.0e-4"],
  ]);
});

test("numbers are short", () => {
  assert.equal(short(0), "0");
  assert.equal(short(123.456), "123");
  assert.equal(short(1e-7), "1.0e-7");
  assert.equal(short(NaN), "diverged");
});

test("a field keeps its shape", () => {
  const field = toField({ heights: packed([1, 2, 3, 4, 5, 6], [2, 3]), lowest: 1 });
  assert.deepEqual([field.rows, field.columns, field.lowest], [2, 3, 1]);
});

test("overshoots are the times that a loss rises again, by what the eye sees", () => {
  assert.equal(overshootsOf([100, 50, 10, 1, 0.1], 0, 4), 0);
  assert.equal(overshootsOf([100, 10, 40, 5, 20, 1], 0, 5), 2);
  assert.equal(overshootsOf([100, 10, 10.5, 5, 5.5, 1], 0, 5), 0);
  assert.equal(overshootsOf([100, 200, 400, 800], 0, 3), 0);
  const run = { ...race.runs[1], losses: [100, 10, 40, 5, 20, 0.0001], divergedAt: -1 };
  assert.match(sentenceOf("Momentum", run, 0), /at step 5 and overshoots twice\.$/);
});
