import assert from "node:assert/strict";
import { test } from "node:test";

import { Questions } from "../../../docs/app/explorer/answers/questions.js";
import "./catalog.mjs";

const packed = (data, shape = [data.length]) => ({ data: Float64Array.from(data), shape });
const catalog = { elementwise: ["Adam"], single: { Adam: ["beta2"] } };
const TINY = 1e-9; // what a run made ahead differs by from the run alone

/** What Python answers, in which a run's only point is its learning rate. */
const ANSWERS = {
  "explorer.field": () => ({ heights: packed([3, 2, 4, 5], [2, 2]), lowest: 2 }),
  "explorer.best_rates": ({ optimizers }) => ({ rates: optimizers.map(() => 0.5) }),
  "explorer.run_race": ({ optimizers }) => ({
    lowest: 2,
    runs: optimizers.map(({ settings }) => ({
      points: packed([settings.learning_rate, 0], [1, 2]),
      losses: packed([1]),
      gradient_norms: packed([1]),
      diverged_at: -1,
    })),
  }),
  "sweeps.run_sweep": ({ values }) => ({
    points: packed(
      values.flatMap((value) => [value + TINY, 0]),
      [values.length, 1, 2],
    ),
    losses: packed(values, [values.length, 1]),
    gradient_norms: packed(values, [values.length, 1]),
    diverged_at: packed(values.map(() => -1)),
    prediction: { rate: packed(values), limit: packed(values.map(() => 2)) },
  }),
};

/** A Python that answers at once, and remembers which rates it was asked to run. */
function makePython() {
  const asked = [];
  const call = async (name, payload) => {
    asked.push([
      name,
      payload.values?.length ??
        (payload.optimizers ?? []).map(({ settings }) => settings.learning_rate),
    ]);
    return ANSWERS[name](payload);
  };
  return { asked, call };
}

/** A Python that works on one question at a time, each until it is told to finish. */
function makeSlowPython() {
  const queue = [];
  const call = (name, payload, { signal, mayFinish } = {}) => {
    if (name !== "explorer.run_race") return Promise.resolve(ANSWERS[name](payload));
    return new Promise((resolve, reject) => {
      const job = { name, finish: () => resolve(ANSWERS[name](payload)) };
      queue.push(job);
      signal?.addEventListener("abort", () => {
        if (queue[0] === job && mayFinish) return;
        queue.splice(queue.indexOf(job), 1);
        reject(Object.assign(new Error("not needed"), { name: "AbortError" }));
      });
    });
  };
  const finish = async () => {
    queue.shift().finish();
    await settle();
  };
  return { queue, call, finish };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const makeQuestions = () => new Questions(catalog);
const ignore = () => {};

const makeState = (...rates) => ({
  surface: "Ravine",
  shape: {},
  expression: "",
  steps: 10,
  optimizers: rates.map((rate) => ({
    name: "Adam",
    convention: "standard",
    settings: { learning_rate: rate },
  })),
  view: { curve: "loss" },
});

const firstOf = ({ race }) => race.runs.map(({ points }) => points[0]);

test("the first question asks for the field and for every run", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  const answer = await questions.ask(makeState(0.1, 0.2), python, ignore);
  assert.deepEqual(python.asked, [
    ["explorer.field", []],
    ["explorer.run_race", [0.1, 0.2]],
  ]);
  assert.deepEqual([firstOf(answer), answer.race.lowest, answer.field.columns], [[0.1, 0.2], 2, 2]);
});

test("a changed rate asks for its run alone, and keeps the others as they are", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  const before = await questions.ask(makeState(0.1, 0.2), python, ignore);
  python.asked.length = 0;
  const after = await questions.ask(makeState(0.1, 0.3), python, ignore);
  assert.deepEqual(python.asked[0], ["explorer.run_race", [0.3]]);
  assert.equal(after.race.runs[0], before.race.runs[0]);
  assert.deepEqual(firstOf(after), [0.1, 0.3]);
});

test("after a move, the runs of the slider's other values are made ahead, once", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  await questions.ask(makeState(0.1, 0.2), python, ignore);
  await questions.ask(makeState(0.1, 0.209), python, ignore);
  assert.deepEqual(python.asked.at(-1), ["sweeps.run_sweep", 301]);
  python.asked.length = 0;
  const taken = [];
  const take = (picture) => taken.push([...firstOf(picture), picture.kind]);
  const answer = await questions.ask(makeState(0.1, 0.219), python, take);
  assert.deepEqual(taken, [
    [0.1, 0.219 + TINY, "first"],
    [0.1, 0.219, "again"],
  ]); // at once, then the run alone
  assert.deepEqual(python.asked, [["explorer.run_race", [0.219]]]);
  assert.deepEqual(firstOf(answer), [0.1, 0.219]);
});

test("a slider that goes on never waits for the runs alone", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  await questions.ask(makeState(0.2), python, ignore);
  await questions.ask(makeState(0.209), python, ignore);
  python.asked.length = 0;
  const taken = [];
  const take = (picture) => taken.push(firstOf(picture)[0]);
  const answers = [0.219, 0.229, 0.24].map((rate) => questions.ask(makeState(rate), python, take));
  assert.deepEqual(
    (await Promise.all(answers)).map((answer) => answer && firstOf(answer)),
    [null, null, [0.24]],
  );
  assert.deepEqual(taken, [0.24 + TINY, 0.24]);
  assert.deepEqual(python.asked, [["explorer.run_race", [0.24]]]);
});

test("a run made ahead carries what theory says of it", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  await questions.ask(makeState(0.2), python, ignore);
  await questions.ask(makeState(0.209), python, ignore);
  const taken = [];
  const waiting = questions.ask(makeState(0.219), python, ({ race }) => taken.push(race.runs[0]));
  await settle();
  assert.deepEqual(taken[0].prediction, { rate: 0.219, limit: 2 });
  assert.deepEqual(
    [taken[0].losses[0], taken[0].gradientNorms[0], taken[0].divergedAt],
    [0.219, 0.219, -1],
  );
  questions.drop(makeState(0.1));
  assert.equal(await waiting, null);
});

test("nothing is made ahead for what cannot be many runs, or of other changes", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  const lamb = (rate) => {
    const state = makeState(rate);
    state.optimizers[0].name = "LAMB";
    return state;
  };
  for (const state of [
    lamb(0.1),
    lamb(0.2),
    makeState(0.1),
    makeState(0.1, 0.1),
    makeState(0.2, 0.2),
  ]) {
    await questions.ask(state, python, ignore);
  }
  await questions.ask({ ...makeState(0.2, 0.2), steps: 11 }, python, ignore);
  assert.deepEqual(
    python.asked.filter(([name]) => name === "sweeps.run_sweep"),
    [],
  );
});

test("where runs cannot be made ahead, each is asked for", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  const failing = {
    call: async (name, payload) =>
      name === "sweeps.run_sweep" ? Promise.reject(new Error("no")) : python.call(name, payload),
  };
  for (const rate of [0.2, 0.209, 0.219]) await questions.ask(makeState(rate), failing, ignore);
  assert.deepEqual(
    python.asked.slice(1),
    [[0.2], [0.209], [0.219]].map((rates) => ["explorer.run_race", rates]),
  );
});

test("what was asked before is not asked again, and another look asks nothing", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  await questions.ask(makeState(0.1), python, ignore);
  python.asked.length = 0;
  const answer = await questions.ask(
    { ...makeState(0.1), view: { curve: "gradient" } },
    python,
    ignore,
  );
  assert.deepEqual([python.asked, firstOf(answer)], [[], [0.1]]);
});

test("other steps are other runs", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  await questions.ask(makeState(0.1), python, ignore);
  python.asked.length = 0;
  await questions.ask({ ...makeState(0.1), steps: 11 }, python, ignore);
  assert.deepEqual(python.asked, [["explorer.run_race", [0.1]]]);
});

test("only the runs asked for last are kept", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  for (let rate = 1; rate <= 65; rate++)
    await questions.ask({ ...makeState(0.1), steps: rate }, python, ignore);
  python.asked.length = 0;
  for (const steps of [65, 2, 1]) await questions.ask({ ...makeState(0.1), steps }, python, ignore);
  assert.deepEqual(python.asked, [["explorer.run_race", [0.1]]]);
});

test("a newer question takes the place of those that wait; the one begun is a picture on the way", async () => {
  const [questions, python] = [makeQuestions(), makeSlowPython()];
  const taken = [];
  const take = (picture) => taken.push([firstOf(picture)[0], picture.kind]);
  const answers = [];
  for (const rate of [10, 11, 12]) {
    answers.push(questions.ask({ ...makeState(rate), start: [rate, 0] }, python, take));
    await settle();
  }
  assert.equal(python.queue.length, 2); // the first and the last
  await python.finish();
  assert.deepEqual(taken, [[10, "intermediate"]]);
  await python.finish();
  assert.deepEqual(taken, [
    [10, "intermediate"],
    [12, "first"],
  ]);
  assert.deepEqual(
    (await Promise.all(answers)).map((answer) => answer && firstOf(answer)),
    [null, null, [12]],
  );
});

test("an answer to other optimizers, or after a reset, is no picture on the way", async () => {
  const [questions, python] = [makeQuestions(), makeSlowPython()];
  const taken = [];
  const take = (picture) => taken.push(firstOf(picture));
  const answers = [];
  for (const rates of [[1], [1, 2]]) {
    answers.push(questions.ask(makeState(...rates), python, take));
    await settle();
  }
  await python.finish();
  assert.deepEqual(taken, []);
  questions.drop(makeState(0.1));
  await python.finish();
  assert.deepEqual([taken, await Promise.all(answers)], [[], [null, null]]);
});

test("the first move after another race was opened makes runs ahead too", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  questions.drop(makeState(0.2));
  await questions.ask(makeState(0.209), python, ignore);
  assert.deepEqual(python.asked.at(-1), ["sweeps.run_sweep", 301]);
});

test("a value typed between a slider's makes no runs anew", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  for (const rate of [0.2, 0.209, 0.21001, 0.21002])
    await questions.ask(makeState(rate), python, ignore);
  assert.equal(python.asked.filter(([name]) => name === "sweeps.run_sweep").length, 1);
});

test("runs ahead that wait give way to other runs ahead, and to a question that is no move", async () => {
  const [questions, python] = [makeQuestions(), makePython()];
  const signals = [];
  const watched = {
    call: (name, payload, options) => {
      if (name === "sweeps.run_sweep") signals.push(options.signal);
      return python.call(name, payload);
    },
  };
  const pair = (...rates) => {
    const state = makeState(...rates);
    state.optimizers[1].settings.beta1 = 0.5;
    return state;
  };
  for (const rates of [
    [0.1, 0.1],
    [0.2, 0.1],
    [0.2, 0.2],
  ])
    await questions.ask(pair(...rates), watched, ignore);
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true, false],
  );
  await questions.ask({ ...pair(0.2, 0.2), steps: 11 }, watched, ignore);
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true, true],
  );
});

test("runs that are pushed out while others are made are still in the answer", async () => {
  const [questions, slow] = [makeQuestions(), makeSlowPython()];
  const rates = Array.from({ length: 60 }, (_, at) => at + 1);
  await questions.ask(makeState(...rates), makePython(), ignore);
  const first = questions.ask(makeState(...rates, 99), slow, ignore);
  await settle();
  const others = rates.map((rate) => rate + 100);
  await questions.ask(makeState(...others), makePython(), ignore);
  const last = questions.ask(makeState(...rates, 99), slow, ignore);
  await settle();
  await slow.finish();
  await slow.finish();
  assert.equal(await first, null);
  assert.deepEqual(firstOf(await last), [...rates, 99]);
});

test("an error is an answer's, unless nobody waits for it any more", async () => {
  const questions = makeQuestions();
  const python = { call: async () => Promise.reject(new Error("no such surface")) };
  await assert.rejects(questions.ask(makeState(0.1), python, ignore), /no such surface/);
  const waiting = questions.ask(makeState(0.1), python, ignore);
  questions.drop(makeState(0.1));
  assert.equal(await waiting, null);
});

test("best rates are numbers, one an optimizer", async () => {
  assert.deepEqual(await makeQuestions().bestRates(makeState(0.1, 0.2), makePython()), [0.5, 0.5]);
});
