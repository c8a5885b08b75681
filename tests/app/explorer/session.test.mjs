import assert from "node:assert/strict";
import { test } from "node:test";

import { Session } from "../../../docs/app/explorer/session.js";
import { KNOWN } from "./catalog.mjs";

const packed = (data, shape = [data.length]) => ({ data: Float64Array.from(data), shape });
const surface = {
  window: [
    [-1, 1],
    [-1, 1],
  ],
  start: [0, 0],
  minima: [],
  shape: {},
};
const CATALOG = {
  ...KNOWN,
  surfaces: { Ravine: surface, Expression: surface },
  optimizers: { Adam: { learning_rate: 0.1 }, Lion: { learning_rate: 0.1 } },
  elementwise: [],
  single: {},
  schedules: ["Constant"],
};
const FIELD = { heights: packed([3, 2, 4, 5], [2, 2]), lowest: 2 };

/** A run of so many steps whose points are its learning rate. */
const runOf = ({ settings }, steps) => ({
  points: packed(Array(2 * steps + 2).fill(settings.learning_rate)),
  losses: packed(Array(steps + 1).fill(1)),
  gradient_norms: packed(Array(steps + 1).fill(1)),
  diverged_at: -1,
});
const raceOf = ({ optimizers, steps }) => ({
  lowest: 2,
  runs: optimizers.map((entry) => runOf(entry, steps)),
});
const stateOf = (rate, more = {}) => ({
  surface: "Ravine",
  steps: 3,
  optimizers: [{ name: "Adam", settings: { learning_rate: rate } }],
  ...more,
});
const builtOf = (state) => ({
  state,
  race: raceOf(state),
  field: FIELD,
  task: "Move it.",
  answer: "It moves.",
  heldEqual: "all",
});

const ANSWERS = {
  "explorer.field": () => FIELD,
  "explorer.run_race": raceOf,
  "explorer.best_rates": ({ optimizers }) => ({ rates: optimizers.map(() => 0.5) }),
};

/** A session that has opened a race, its Python (which may be told to wait), and what it told. */
function makeSession() {
  const told = [];
  const asked = [];
  let gate = Promise.resolve();
  const python = {
    async call(name, payload) {
      asked.push(name);
      return ANSWERS[name](payload);
    },
  };
  const withPython = async (work) => {
    await gate;
    return work(python);
  };
  const session = new Session(CATALOG, builtOf(stateOf(0.1)), withPython);
  const note = (event) => () => told.push(event);
  session.subscribe({
    onOpen: note("open"),
    onSettings: note("settings"),
    onRace: note("race"),
    onTime: note("time"),
  });
  session.openAtEnd();
  told.length = 0;
  const hold = () => {
    let release;
    gate = new Promise((resolve) => (release = resolve));
    return release;
  };
  return { session, told, asked, hold };
}

const withRate = (rate) => (state) => ({
  ...state,
  optimizers: state.optimizers.map((entry) => ({ ...entry, settings: { learning_rate: rate } })),
});
const drawnRate = ({ race }) => race.runs[0].points[0];

test("it opens with the built race, at its end", () => {
  const { session, asked } = makeSession();
  assert.deepEqual([drawnRate(session), session.player.step, asked], [0.1, 3, []]);
  assert.deepEqual(session.words, { task: "Move it.", heldEqual: "all", why: "" });
});

test("what is set is told at once, and what is drawn stays until the answer", async () => {
  const { session, told, hold } = makeSession();
  const release = hold();
  const changed = session.change(withRate(0.2));
  assert.deepEqual(told, ["settings"]);
  assert.equal(session.state.optimizers[0].settings.learning_rate, 0.2);
  assert.equal(session.drawn.optimizers[0].settings.learning_rate, 0.1);
  release();
  await changed;
  assert.deepEqual([drawnRate(session), session.drawn], [0.2, session.state]);
  assert.deepEqual(told, ["settings", "race", "time"]);
});

test("a question from before a reset is dropped, however late Python comes", async () => {
  const { session, asked, hold } = makeSession();
  const release = hold();
  const changed = session.change(withRate(0.2));
  session.reset();
  release();
  await changed;
  assert.deepEqual([drawnRate(session), session.player.step, asked], [0.1, 0, []]);
});

test("nothing is asked while a typed surface waits for the reader", async () => {
  const { session, asked } = makeSession();
  session.isWaiting = true;
  await session.show(stateOf(0.2, { surface: "Expression", expression: "x" }));
  assert.equal(await session.tune(), false);
  assert.deepEqual([asked, session.drawn.surface], [[], "Ravine"]);
});

test("another look at a race asks nobody", () => {
  const { session, asked, told } = makeSession();
  session.look({ scale: "linear" });
  assert.deepEqual([session.state.view.scale, session.drawn.view.scale], ["linear", "linear"]);
  assert.deepEqual([asked, told], [[], ["settings", "race", "time"]]);
});

test("a link's step is shown once its race is there", async () => {
  const { session } = makeSession();
  await session.show(stateOf(0.3, { steps: 8 }), 5);
  assert.deepEqual([session.player.step, session.player.last], [5, 8]);
  await session.change(withRate(0.4));
  assert.equal(session.player.step, 5);
});

test("who is at the end stays at the end of a longer race", async () => {
  const { session } = makeSession();
  await session.change((state) => ({ ...state, steps: 7 }));
  assert.equal(session.player.step, 7);
});

test("a fair race gives each optimizer its best rate, and says what is held equal", async () => {
  const { session } = makeSession();
  assert.equal(await session.tune(), true);
  assert.equal(drawnRate(session), 0.5);
  assert.match(session.words.heldEqual, /best of 101/u);
});

test("best rates for a race that was changed meanwhile are not used", async () => {
  const { session, hold } = makeSession();
  const release = hold();
  const tuned = session.tune();
  const changed = session.change(withRate(0.2));
  release();
  assert.equal(await tuned, false);
  await changed;
  assert.equal(drawnRate(session), 0.2);
});

test("the task stays as long as an optimizer of the built race does", async () => {
  const { session } = makeSession();
  await session.change((state) => ({
    ...state,
    optimizers: [...state.optimizers, { name: "Lion" }],
  }));
  assert.equal(session.words.task, "Move it.");
  await session.change(withRate(0.2));
  assert.equal(session.words.task, "Move it.");
  assert.equal(session.answer, "It moves.");
  await session.change((state) => ({ ...state, optimizers: [{ name: "Lion" }] }));
  assert.equal(session.words.task, "");
  assert.equal(session.answer, "");
});
