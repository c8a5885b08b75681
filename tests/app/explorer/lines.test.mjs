import assert from "node:assert/strict";
import { test } from "node:test";

import { keepLines, linesOf } from "../../../docs/app/explorer/model/lines.js";

const entry = (name, rate = 0.1) => ({ name, settings: { learning_rate: rate }, convention: "" });
const race = (...optimizers) => ({ optimizers });
const twins = (state) => linesOf(state).map(({ name, twin }) => `${name} ${twin}`);

test("a line belongs to a method, and its second run is a twin", () => {
  const state = race(entry("Adam"), entry("Lion"), entry("Adam", 0.2));
  assert.deepEqual(twins(state), ["Adam 0", "Lion 0", "Adam 1"]);
});

test("a run that leaves recolors no other", () => {
  const before = race(entry("Adam", 0.1), entry("Adam", 0.2), entry("Adam", 0.3));
  const after = race(entry("Adam", 0.2), entry("Adam", 0.3));
  keepLines(before, after);
  assert.deepEqual(twins(after), ["Adam 1", "Adam 2"]);
  const more = race(...after.optimizers, entry("Adam", 0.4));
  keepLines(after, more);
  assert.deepEqual(twins(more), ["Adam 1", "Adam 2", "Adam 0"]);
});

test("a run keeps its line when its rate is moved", () => {
  const before = race(entry("Adam", 0.1), entry("Adam", 0.2));
  const after = race(entry("Adam", 0.1), entry("Adam", 0.5));
  keepLines(before, after);
  assert.deepEqual(linesOf(after), linesOf(before));
  assert.equal(linesOf(after)[1], linesOf(before)[1]);
});
