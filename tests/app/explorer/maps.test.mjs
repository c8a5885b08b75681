import assert from "node:assert/strict";
import { test } from "node:test";

import { sideScale } from "../../../docs/app/explorer/maps/axes.js";
import { dotsAt } from "../../../docs/app/explorer/maps/dots.js";
import {
  axisOf,
  CELLS,
  keyOf,
  loading,
  nearestOf,
  obstacleOf,
  ratesTried,
  settingsOf,
} from "../../../docs/app/explorer/maps/kinds.js";
import {
  endsOf,
  pictureOfBasins,
  pictureOfLosses,
} from "../../../docs/app/explorer/maps/pictures.js";
import { makePreview } from "../../../docs/app/explorer/maps/preview.js";
import { breaksOf } from "../../../docs/app/explorer/maps/sensitivity.js";
import {
  describeBasins,
  describeLosses,
  describeRates,
  lossText,
  seenText,
} from "../../../docs/app/explorer/maps/text.js";
import { stationAt, stationsOf } from "../../../docs/app/explorer/maps/way.js";
import { KNOWN } from "./catalog.mjs";

const catalog = {
  ...KNOWN,
  optimizers: {
    GradientDescent: { learning_rate: 0.01 },
    Momentum: { learning_rate: 0.01, momentum: 0.9 },
    RAdam: { learning_rate: 0.01, beta1: 0.9, beta2: 0.999 },
    LAMB: { learning_rate: 0.01, beta1: 0.9 },
  },
  elementwise: ["GradientDescent", "Momentum", "RAdam"],
  single: { RAdam: ["beta2"] },
};
const entrant = (name) => ({
  name,
  settings: { ...catalog.optimizers[name] },
  convention: "standard",
});
const state = {
  surface: "Ravine",
  steps: 50,
  start: [1, 2],
  optimizers: [entrant("GradientDescent"), entrant("Momentum")],
  view: { curve: "loss", scale: "log" },
};
const axis = (setting, values, measure = "log") => ({ setting, values, measure });
const rates = axis("learning_rate", [0.01, 0.1, 1]);
const momenta = axis("momentum", [0, 0.9], "tail");

test("a side has 40 rising values within the setting's range", () => {
  for (const setting of [
    "learning_rate",
    "momentum",
    "beta2",
    "epsilon",
    "weight_decay",
    "momentum_decay",
  ]) {
    const { values } = axisOf(setting);
    assert.equal(values.length, CELLS);
    assert.ok(
      values.every((value, at) => at === 0 || value > values[at - 1]),
      `${setting}: ${values}`,
    );
  }
  const ends = (setting) => [axisOf(setting).values[0], axisOf(setting).values[CELLS - 1]];
  assert.deepEqual(ends("learning_rate"), [0.0001, 10]);
  assert.deepEqual(ends("momentum"), [0, 0.999]);
  assert.deepEqual(ends("beta2"), [0, 0.9999]);
  assert.deepEqual(ends("weight_decay"), [0, 1]);
});

test("a beta is spread by its distance from 1", () => {
  const { values, measure } = axisOf("beta2");
  assert.equal(measure, "tail");
  const above = values.filter((value) => value > 0.99).length;
  assert.ok(above === CELLS / 2, `${above} of ${CELLS} above 0.99`);
  assert.equal(nearestOf([0, 0.9, 0.99, 0.999], 0.95, "tail"), 1);
  assert.equal(nearestOf([0, 0.9, 0.99, 0.999], 0.97, "tail"), 2);
  assert.equal(nearestOf([0.001, 1], 0.02, "log"), 0);
  assert.equal(nearestOf([-1, 0, 1], 0.6, "linear"), 2);
  assert.equal(ratesTried().length, 101);
});

test("what cannot be mapped has its reason", () => {
  assert.deepEqual(settingsOf("RAdam", catalog), ["learning_rate", "beta1"]);
  assert.equal(obstacleOf("Momentum", "loss", catalog), "");
  assert.match(obstacleOf("GradientDescent", "loss", catalog), /one setting/);
  assert.equal(obstacleOf("GradientDescent", "basins", catalog), "");
  assert.match(obstacleOf("LAMB", "basins", catalog), /whole vector/);
  assert.equal(obstacleOf("LAMB", "sensitivity", catalog), "");
});

test("loading a cell sets its settings and nothing else, wherever the optimizer stands now", () => {
  const load = loading(state.optimizers[1], 1, { learning_rate: 0.5, momentum: 0.1 });
  const before = structuredClone(state);
  assert.deepEqual(load(state).optimizers[1].settings, { learning_rate: 0.5, momentum: 0.1 });
  assert.equal(load(state).optimizers[0], state.optimizers[0]);
  assert.deepEqual(state, before);
  const moved = { ...state, optimizers: [state.optimizers[1]] };
  assert.equal(load(moved).optimizers[0].settings.momentum, 0.1);
  const gone = { ...state, optimizers: [state.optimizers[0]] };
  assert.equal(load(gone), gone);
});

test("a map is old when anything has changed but the view and what the map varies", () => {
  const both = ["learning_rate", "momentum"];
  const key = (changes, kind = "loss") =>
    keyOf({ ...state, ...changes }, kind, 1, kind === "loss" ? both : []);
  const momentum = (settings) => ({
    optimizers: [state.optimizers[0], { ...state.optimizers[1], settings }],
  });
  assert.equal(key({ view: { curve: "gradient", scale: "log" } }), key({}));
  assert.equal(key(momentum({ learning_rate: 9, momentum: 0 })), key({}));
  assert.notEqual(key(momentum({ learning_rate: 9, momentum: 0 }), "basins"), key({}, "basins"));
  assert.notEqual(key({ steps: 51 }), key({}));
  assert.notEqual(key({ start: [1, 3] }), key({}));
  assert.equal(key({ start: [1, 3] }, "basins"), key({}, "basins"));
  assert.equal(key({ optimizers: [entrant("LAMB"), state.optimizers[1]] }), key({}));
  const others = { ...state, optimizers: [entrant("LAMB"), state.optimizers[1]] };
  assert.notEqual(keyOf(others, "sensitivity", 1, []), keyOf(state, "sensitivity", 1, []));
});

test("the words of a loss map", () => {
  const losses = [4, 3e-5, NaN, 2, 2e-9, NaN];
  assert.equal(
    describeLosses(losses, [1, 1], 2, rates, momenta),
    "Best at the end: learning rate 0.1, momentum 0.9, loss 2.0e-9. 2 of 6 cells diverge.",
  );
  assert.equal(
    describeLosses([NaN, NaN], null, 2, rates, momenta),
    "Every one of 2 cells diverges.",
  );
  assert.match(describeLosses([1, 2], [0, 0], 0, rates, momenta), /None of 2 cells diverges/);
  assert.equal(lossText(1e-31), "loss below 1e-12");
  assert.equal(lossText(NaN), "diverges");
});

test("where no minimum is known, a loss is above the lowest seen, and none is below 1e-12", () => {
  assert.equal(seenText(0), "the lowest loss seen");
  assert.equal(seenText(2e-14), "loss 2.0e-14 above the lowest seen");
  assert.equal(seenText(NaN), "diverges");
  assert.match(
    describeLosses([0.5, 0], [0, 1], 0, rates, momenta, seenText),
    /^Best at the end: .*, the lowest loss seen\./,
  );
  const said = describeRates("Adam", [1, 2, 3], [9, 0, 4], seenText);
  assert.equal(said, "Adam: best at 2, the lowest loss seen.");
});

test("the words of basins count diverged starts once", () => {
  const text = describeBasins([0, 0, 1, -1, -1], [0, 0, 0, 9, NaN], 2, false);
  assert.equal(
    text,
    "Starts that reach minimum 1: 40%; minimum 2: 20%; none: 20%. 1 of 5 starts diverges.",
  );
  assert.match(describeBasins([0], [0], 1, true), /that runs found/);
});

test("the words of a sensitivity curve keep to the valley around its best", () => {
  const tried = [1, 2, 3, 4, 5, 6];
  assert.equal(
    describeRates("Adam", tried, [3, 99, 5, 1, 99, NaN]),
    "Adam: best at 4, loss 1; within ten times that from 3 to 4; diverges at 6.",
  );
  assert.equal(describeRates("Adam", tried, [9, 9, 9, 9, 9, 0.1]), "Adam: best at 6, loss 0.1.");
  assert.equal(describeRates("Adam", tried, Array(6).fill(NaN)), "Adam diverges at every rate.");
  assert.deepEqual(breaksOf([1, NaN, NaN, 2, Infinity]), [1, 4]);
  assert.deepEqual(breaksOf([NaN, 1]), []);
});

test("low losses are bright, diverged cells bare", () => {
  const { grid, legend } = pictureOfLosses([1, 1e-3, NaN, 0, 1e-31, 1e30], rates, momenta, "Loss");
  assert.equal(grid.colorOf(2), null);
  assert.equal(grid.colorOf(1), "#fde725", "what is zero does not press the others together");
  assert.equal(grid.colorOf(5), "#440154");
  assert.equal(legend.bar.title, "Loss");
  assert.deepEqual(endsOf([1, NaN, 100]), [1, 100]);
  assert.deepEqual(endsOf([1e-3, 1e200]), [1e-3, 1e3]);
  const [low, high] = endsOf([NaN, NaN]);
  assert.ok(low > 0 && high > low);
});

test("what is zero but for rounding has a color of its own, and the legend names it", () => {
  const { grid, legend } = pictureOfLosses(
    [1, 1e-3, 9e-13, 0, 1e-31, -1e-16],
    rates,
    momenta,
    "Loss",
  );
  assert.deepEqual([2, 3, 4, 5].map(grid.colorOf), Array(4).fill("var(--gd-map-zero)"));
  assert.ok(legend.samples.some(({ text }) => text === "zero: below 1e-12"));
  const without = pictureOfLosses([1, 1e-3, 0.1, 1, 1, 1], rates, momenta, "Loss");
  assert.ok(without.legend.samples.every(({ text }) => !text.startsWith("zero")));
});

test("basins have numbers, and colors of their own for none and lost", () => {
  const basins = {
    x: [0, 1],
    y: [0, 1],
    reached: [0, 1, -1, -1],
    losses: [0, 0, 5, NaN],
    minima: [
      [0, 0],
      [1, 1],
    ],
  };
  const { grid, legend } = pictureOfBasins(basins);
  assert.equal(new Set([0, 1, 2].map(grid.colorOf)).size, 3);
  assert.equal(grid.colorOf(3), null);
  assert.deepEqual(
    grid.labels.map(({ text }) => text),
    ["1", "2"],
  );
  assert.match(legend.samples[1].text, /minimum 2 at \(1, 1\)/);
});

test("sides put each value where its measure says, and clamp what lies outside", () => {
  const tail = sideScale({ label: "", values: [0, 0.99], measure: "tail" }, [0, 100]);
  assert.deepEqual(
    [0, 0.9, 0.99, 0.9999].map((value) => Math.round(tail.at(value))),
    [0, 50, 100, 100],
  );
  const log = sideScale({ label: "", values: [0.01, 1], measure: "log" }, [0, 100]);
  assert.deepEqual(
    [0.0001, 0.1, 1].map((value) => Math.round(log.at(value))),
    [0, 50, 100],
  );
  const linear = sideScale({ label: "", values: [-1, 1], measure: "linear" }, [0, 100]);
  assert.equal(linear.at(0), 50);
});

test("a run is previewed after a rest, and never after the reader has left", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const [asked, seen] = [[], []];
  const answers = [];
  const ask = (_, payload) => {
    asked.push(payload);
    return new Promise((resolve) =>
      answers.push(() => resolve({ points: { data: [payload], shape: [1] } })),
    );
  };
  const preview = makePreview(ask, (points) => seen.push(points?.[0] ?? null));
  const settle = () =>
    Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => {});
  preview.begin(1);
  preview.begin(2);
  context.mock.timers.tick(200);
  assert.deepEqual(asked, [2]);
  answers[0]();
  await settle();
  assert.deepEqual(seen, [2]);
  preview.begin(3);
  context.mock.timers.tick(200);
  preview.end();
  answers[1]();
  await settle();
  assert.deepEqual(seen, [2, null]);
});

test("a map goes with time: the last station reached, and the end before the first step", () => {
  const stations = stationsOf([0, 4, 9], Float64Array.of(5, 5, 3, 4, 1, 2));
  assert.deepEqual(Array.from(stationAt(stations, 8).losses), [3, 4]);
  assert.deepEqual(
    [4, 9, 0].map((step) => stationAt(stations, step).step),
    [4, 9, 9],
  );
  const ends = endsOf([1e-6, 1]);
  const { legend } = pictureOfLosses([0.1, 1, 1, 1, 1, 1], rates, momenta, "Loss", ends);
  assert.deepEqual([legend.bar.low, legend.bar.high], ends, "all stations share their colors");
});

test("the runs are dots on a map, but for the lost", () => {
  const run = (divergedAt) => ({ points: [0, 0, 1, 2, 3, 4], losses: [9, 5, 2], divergedAt });
  const entry = { name: "Momentum", settings: { learning_rate: 0.1 } };
  const session = {
    race: { lowest: 1, runs: [run(-1), run(2)] },
    drawn: { optimizers: [entry, { ...entry, name: "Adam" }] },
  };
  const at = (step) => dotsAt(session, step, ({ rate, loss }) => [rate, loss]).map((dot) => dot.at);
  assert.deepEqual(
    [at(1), at(2)],
    [
      [
        [0.1, 4],
        [0.1, 4],
      ],
      [[0.1, 1]],
    ],
  );
  assert.deepEqual(dotsAt(session, 1, ({ point }) => point)[0].at, [1, 2]);
});
