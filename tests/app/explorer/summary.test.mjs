import assert from "node:assert/strict";
import { test } from "node:test";

import { lastStep, toField, toRace } from "../../../docs/app/explorer/answers/races.js";
import { drawnOn, heightsFor } from "../../../docs/app/explorer/curves/scale.js";
import {
  overshootsOf,
  rowsOf,
  sentenceOf,
  short,
  summaryOf,
} from "../../../docs/app/explorer/summary.js";
import "./catalog.mjs";

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

test("a run below all that is drawn is not said to be near the lowest loss", () => {
  const run = { ...race.runs[1], losses: [4, 0.5, -3, -90] };
  const state = { optimizers: [{ name: "Adam", settings: {}, convention: "" }] };
  const below = "Adam goes below all that the picture shows, at step 2.";
  assert.equal(summaryOf(state, { runs: [run], lowest: 0 }, []), below);
  const rounded = { ...run, losses: [4, 0.5, -1e-16, -1e-16] };
  assert.match(summaryOf(state, { runs: [rounded], lowest: 0 }, []), /within 0.001/);
  assert.match(summaryOf(state, { runs: [run], lowest: 0 }, [[0, 0]]), /within 0.001/);
});

test("a logarithmic curve leaves through the foot where the loss is below all that is drawn", () => {
  const view = { scale: "log", curve: "loss" };
  const curve = [100, 1, -1e-16, -3, -90, 1e11];
  const heights = curve.map(heightsFor([100, 1, -3, -90], view, [200, 0]).at);
  assert.deepEqual(heights.slice(2, 5), [200, 200, 200]);
  assert.ok(heights[1] > 150 && heights[1] < 200, `what is positive fills the picture: ${heights}`);
  assert.deepEqual(curve.map(drawnOn(view)), [true, true, true, true, false, false]);
  const linear = { ...view, scale: "linear" };
  assert.deepEqual(curve.map(drawnOn(linear)), [true, true, true, true, true, false]);
});

test("what is zero but for rounding lies in one band under the decades", () => {
  const view = { scale: "log", curve: "loss" };
  const curve = [100, 1e-3, 4e-12, 1e-30, 0, 2e-12, -1e-16, 5e-13, -3];
  const { at, band, scale } = heightsFor(curve, view, [200, 0]);
  const [top, foot] = band;
  assert.deepEqual([foot, top < 200], [200, true]);
  const inBand = (top + foot) / 2;
  assert.deepEqual([1e-30, 0, -1e-16, 5e-13].map(at), Array(4).fill(inBand));
  assert.equal(at(-3), 200, "what is lower than the lowest leaves through the foot");
  assert.ok(at(2e-12) < top && scale.ticks().every((tick) => tick >= 1e-12));
  assert.equal(heightsFor([100, 1e-3], view, [200, 0]).band, null);
});

test("one value at the lowest does not press the others against the top", () => {
  const view = { scale: "log", curve: "loss" };
  const curve = [100, 1, 0.02, 0, 0.01];
  const { at, band } = heightsFor(curve, view, [200, 0]);
  assert.ok(at(0.01) > 150 && at(0.01) < band[0], "the scale ends with the least that is not zero");
});
