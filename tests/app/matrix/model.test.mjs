import assert from "node:assert/strict";
import { test } from "node:test";

import {
  countAboveHalf,
  frequentAndRare,
  rowAt,
  toCatalog,
  toRun,
} from "../../../docs/app/matrix/model.js";
import { valueAt } from "../../../docs/app/matrix/reading.js";
import { runOf, shipped } from "./built.mjs";

test("between two steps a row is an even measure of both", () => {
  const { gradients } = toRun(runOf(0));
  assert.deepEqual(rowAt(gradients, 1), [1, 0.5]);
  assert.deepEqual(rowAt(gradients, 0.5), [1, 0.25]);
  assert.deepEqual(rowAt(gradients, 9), [1, 1]);
  assert.deepEqual(rowAt({ values: [], columns: 0 }, 1), []);
});

test("a run that has diverged shows its last row", () => {
  const table = { values: [1, 0.2, 1, 0.4, NaN, NaN, NaN, NaN], columns: 2 };
  assert.deepEqual(rowAt(table, 3), [1, 0.4]);
  assert.deepEqual(rowAt(table, 1.5), [1, 0.4]);
});

test("evenness counts what is at least half of the largest", () => {
  assert.equal(countAboveHalf([1, 0.5, 0.49, 0]), 2);
});

test("frequent and rare are the first and the last quarter", () => {
  assert.deepEqual(frequentAndRare([0, 0.2, 1, 1, 1, 1, 0.6, 0.8]), [0.1, 0.7]);
  assert.deepEqual(frequentAndRare([0.3]), [0.3, 0.3]);
});

test("the value under the pointer, in one row or in several", () => {
  const strip = { count: () => 10, columns: () => 4 };
  assert.equal(valueAt(strip, 0.3, 0.1), 1);
  assert.equal(valueAt(strip, 0.3, 0.4), 5);
  assert.equal(valueAt(strip, 0.99, 0.99), 9); // the last row is not full
  assert.equal(valueAt(strip, -1, 5), 8);
});

test("what the site ships has a row for each step and a best rate for each method", () => {
  const catalog = toCatalog(shipped("catalog"));
  for (const preset of ["muon", "shampoo", "soap", "adafactor"]) {
    const built = shipped(preset);
    const { steps, frequencies, shape } = catalog.problems[built.state.problem];
    assert.equal(built.runs.length, built.state.runs.length);
    assert.ok(built.step <= steps && built.done.step <= steps && built.done.step !== built.step);
    for (const run of built.runs.map(toRun)) {
      assert.equal(run.losses.length, steps + 1);
      assert.equal(run.gradients.values.length, (steps + 1) * Math.min(...shape));
      assert.equal(run.errors.columns, frequencies.length);
    }
  }
  for (const best of Object.values(catalog.best))
    assert.deepEqual(Object.keys(best), Object.keys(catalog.methods));
});
