import assert from "node:assert/strict";
import { test } from "node:test";

import {
  heldEqualIn,
  labelsOf,
  withConvention,
  withOptimizer,
  withoutOptimizer,
  withSetting,
  withSurface,
} from "../../../docs/app/explorer/model/changes.js";
import { labelOf, readable } from "../../../docs/app/explorer/model/names.js";
import { toState } from "../../../docs/app/explorer/model/state.js";
import { KNOWN } from "./catalog.mjs";

const surface = {
  window: [
    [-5, 5],
    [-2, 2],
  ],
  minima: [[0, 0]],
  curvatures: [],
  shape: {},
};
const catalog = {
  ...KNOWN,
  surfaces: { Bowl: { ...surface, start: [-4, 1] }, Valley: { ...surface, start: [3, -1] } },
  optimizers: {
    GradientDescent: { learning_rate: 0.01 },
    Adam: { learning_rate: 0.001, beta1: 0.9, epsilon: 1e-8 },
  },
  conventions: { Adam: { standard: "On", uncorrected: "Off" } },
  schedules: ["Constant", "StepDecay"],
  elementwise: ["GradientDescent", "Adam"],
  examples: 64,
};
const state = toState({ surface: "Bowl", optimizers: [{ name: "Adam" }], steps: 50 }, catalog);

test("a hostile state becomes a sound one", () => {
  const hostile = [
    null,
    "<img>",
    { surface: "__proto__", optimizers: "x" },
    { surface: "constructor", optimizers: [{ name: "toString" }], start: ["a", Infinity] },
    { steps: 1e99, start: [1e99, -1e99], optimizers: [{ name: "Adam", settings: { beta1: 7 } }] },
    { steps: NaN, start: [NaN], optimizers: Array(99).fill({ name: "Adam" }) },
    {
      schedule: "toString",
      clip: { kind: "<b>", limit: -1 },
      decay: 7,
      noise: { batch_size: 1e9, seed: -1 },
    },
    { shape: { angle: "x", __proto__: { condition_number: 1e99 } }, view: { curve: 1, scale: {} } },
    { optimizers: [{ name: "Adam", convention: "constructor", settings: 3 }] },
  ];
  for (const value of hostile) {
    const made = toState(value, catalog);
    assert.ok(made.surface in catalog.surfaces);
    assert.ok(
      made.start.every((v, axis) => v >= surface.window[axis][0] && v <= surface.window[axis][1]),
    );
    assert.ok(Number.isInteger(made.steps) && made.steps >= 1 && made.steps <= 2000);
    assert.deepEqual(toState(made, catalog), made);
    assert.ok(catalog.schedules.includes(made.schedule));
    assert.ok(made.noise.batch_size <= 64 && made.noise.seed >= 0 && made.clip.limit > 0);
    assert.ok(made.optimizers.length >= 1 && made.optimizers.length <= KNOWN.limits.runs);
    for (const { settings } of made.optimizers) {
      assert.ok(Object.values(settings).every(Number.isFinite));
      assert.ok((settings.beta1 ?? 0) < 1);
    }
  }
});

test("changes leave the old state as it was", () => {
  const before = structuredClone(state);
  withSetting(state, 0, "learning_rate", 0.5);
  withOptimizer(state, "GradientDescent", catalog);
  withSurface(state, "Valley", catalog);
  assert.deepEqual(state, before);
});

test("another surface brings its own start and keeps the optimizers", () => {
  const next = withSurface(withSetting(state, 0, "learning_rate", 0.5), "Valley", catalog);
  assert.deepEqual(next.start, [3, -1]);
  assert.equal(next.optimizers[0].settings.learning_rate, 0.5);
});

test("the last optimizer stays, and there is a largest number", () => {
  assert.equal(withoutOptimizer(state, 0), state);
  let full = state;
  for (let count = 0; count < 40; count++) full = withOptimizer(full, "Adam", catalog);
  assert.equal(full.optimizers.length, KNOWN.limits.runs);
});

test("names read as words, and twins are told apart by their rates", () => {
  assert.equal(readable("GradientDescent"), "Gradient descent");
  assert.equal(readable("AdaGrad"), "AdaGrad");
  assert.equal(readable("Unheard"), "Unheard");
  assert.equal(labelOf("learning_rate"), "Learning rate");
  assert.equal(labelOf("beta1"), "Beta 1");
  const twins = withSetting(withOptimizer(state, "Adam", catalog), 1, "learning_rate", 0.1);
  assert.deepEqual(labelsOf(twins), ["Adam, rate 0.001", "Adam, rate 0.1"]);
  const same = withSetting(twins, 1, "learning_rate", 0.001);
  assert.deepEqual(labelsOf(same), ["Adam, rate 0.001", "Adam, rate 0.001 (2)"]);
  const others = withSetting(same, 1, "beta1", 0.5);
  const [first, second] = labelsOf(others);
  assert.ok(first.startsWith("Adam, beta 1 0.") && second === "Adam, beta 1 0.5", first);
  const forms = labelsOf(withConvention(twins, 1, "uncorrected"));
  assert.deepEqual(forms, ["Adam, standard, rate 0.001", "Adam, uncorrected, rate 0.1"]);
});

test("what is held equal says whether the rates are", () => {
  const two = withOptimizer(state, "GradientDescent", catalog);
  assert.match(heldEqualIn(two), /differ/);
  assert.match(heldEqualIn(withSetting(two, 1, "learning_rate", 0.001)), /so is the rate/);
});

test("what is held equal names the switches that are on", () => {
  const two = withOptimizer(state, "GradientDescent", catalog);
  const clipped = { ...two, clip: { kind: "norm", limit: 1 }, schedule: "StepDecay" };
  assert.match(heldEqualIn(clipped), /the schedule, the clipping and 50 steps/);
});
