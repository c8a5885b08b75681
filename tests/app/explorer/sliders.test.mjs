import assert from "node:assert/strict";
import { test } from "node:test";
import { valuesAround } from "../../../docs/app/explorer/answers/sweeps.js";
import { changedSetting, isIntermediate } from "../../../docs/app/explorer/model/diff.js";
import { scaleOf } from "../../../docs/app/ui/slider-scale.js";
import "./catalog.mjs";

const all = (setting) => {
  const scale = scaleOf(setting);
  return Array.from({ length: scale.last + 1 }, (_, index) => scale.valueAt(index));
};

test("a rate's slider has fifty values for each power of ten", () => {
  const values = all("learning_rate");
  assert.equal(values.length, 301);
  assert.deepEqual([values[0], values[50], values[151], values[300]], [1e-5, 1e-4, 0.0105, 10]);
});

test("an even slider has a thousandth's steps, and ends where its range does", () => {
  const values = all("momentum");
  assert.deepEqual([values[0], values[1], values[900], values.at(-1)], [0, 0.001, 0.9, 0.9999]);
  assert.deepEqual([all("weight_decay")[3], all("angle")[1]], [0.03, -89]);
});

test("a place along a slider has the value nearest to it", () => {
  const scale = scaleOf("learning_rate");
  for (const [place, value] of [
    [-99, 1e-5],
    [-2.011, 0.00955],
    [-2.009, 0.01],
    [99, 10],
  ]) {
    assert.equal(scale.valueAt(scale.indexAt(place)), value);
  }
});

test("values around one have it in their middle, and stay on the slider", () => {
  assert.deepEqual(valuesAround("momentum", 0.5, 3), [0.499, 0.5, 0.501]);
  assert.deepEqual(valuesAround("momentum", 0.0, 3), [0, 0.001, 0.002]);
  assert.deepEqual(valuesAround("momentum", 0.9999, 3), [0.998, 0.999, 0.9999]);
  assert.deepEqual(valuesAround("learning_rate", 0.01, 999), all("learning_rate"));
});

const entry = (name, learning_rate, momentum = 0.9) => ({
  name,
  convention: "standard",
  settings: { learning_rate, momentum },
});
const asked = (...optimizers) => ({ surface: "Ravine", expression: "", steps: 10, optimizers });

test("a moved setting is one that changed alone", () => {
  const before = asked(entry("Adam", 0.1), entry("Momentum", 0.1));
  const moved = asked(entry("Adam", 0.1), entry("Momentum", 0.1, 0.8));
  assert.deepEqual(changedSetting(before, moved), { index: 1, setting: "momentum" });
  const others = [
    null,
    moved,
    { ...before, steps: 11 },
    asked(entry("Adam", 0.1)),
    asked(entry("Adam", 0.2), entry("Momentum", 0.1)),
    asked(entry("Adam", 0.1), entry("Momentum", 0.2)),
    asked(entry("Adam", 0.1), entry("Nesterov", 0.1)),
    asked(entry("Adam", 0.1), { ...entry("Momentum", 0.1), convention: "outside" }),
  ];
  for (const other of others)
    assert.equal(changedSetting(other, moved), null, JSON.stringify(other));
});

test("a race of other optimizers or on another surface cannot stand in", () => {
  const race = asked(entry("Adam", 0.1));
  assert.ok(isIntermediate(race, { ...asked(entry("Adam", 0.2)), start: [1, 1] }));
  for (const other of [
    null,
    { ...race, steps: 99 },
    asked(entry("Lion", 0.1)),
    { ...race, surface: "Bowl" },
    { ...race, expression: "x" },
  ]) {
    assert.ok(!isIntermediate(race, other));
  }
});
