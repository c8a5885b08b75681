import assert from "node:assert/strict";
import { test } from "node:test";

import { Questions } from "../../docs/javascripts/explorer/questions.js";

const packed = (data, shape = [data.length]) => ({ data: Float64Array.from(data), shape });

/** A Python that answers at once, and remembers which rates it was asked to run. */
function makePython() {
  const asked = [];
  const call = async (name, payload) => {
    asked.push([name, (payload.optimizers ?? []).map(({ settings }) => settings.learning_rate)]);
    if (name === "explorer.field") return { heights: packed([3, 2, 4, 5], [2, 2]), lowest: 2 };
    if (name === "explorer.best_rates") return { rates: payload.optimizers.map(() => 0.5) };
    const runs = payload.optimizers.map(({ settings }) => ({
      points: packed([settings.learning_rate, 0], [1, 2]),
      losses: packed([1]),
      gradient_norms: packed([1]),
      diverged_at: -1,
    }));
    return { lowest: 2, runs };
  };
  return { asked, call };
}

const makeState = (...rates) => ({
  surface: "Ravine",
  shape: {},
  expression: "",
  steps: 10,
  optimizers: rates.map((rate) => ({ name: "Adam", settings: { learning_rate: rate } })),
  view: { curve: "loss" },
});

const firstOf = ({ race }) => race.runs.map(({ points }) => points[0]);

test("the first question asks for the field and for every run", async () => {
  const [questions, python] = [new Questions(), makePython()];
  const answer = await questions.ask(makeState(0.1, 0.2), python);
  assert.deepEqual(python.asked, [["explorer.field", []], ["explorer.run_race", [0.1, 0.2]]]);
  assert.deepEqual([firstOf(answer), answer.race.lowest, answer.field.columns], [[0.1, 0.2], 2, 2]);
});

test("a changed rate asks for its run alone, and keeps the others as they are", async () => {
  const [questions, python] = [new Questions(), makePython()];
  const before = await questions.ask(makeState(0.1, 0.2), python);
  python.asked.length = 0;
  const after = await questions.ask(makeState(0.1, 0.3), python);
  assert.deepEqual(python.asked, [["explorer.run_race", [0.3]]]);
  assert.equal(after.race.runs[0], before.race.runs[0]);
  assert.deepEqual(firstOf(after), [0.1, 0.3]);
});

test("what was asked before is not asked again, and another look asks nothing", async () => {
  const [questions, python] = [new Questions(), makePython()];
  await questions.ask(makeState(0.1), python);
  python.asked.length = 0;
  const answer = await questions.ask({ ...makeState(0.1), view: { curve: "gradient" } }, python);
  assert.deepEqual([python.asked, firstOf(answer)], [[], [0.1]]);
});

test("other steps are other runs", async () => {
  const [questions, python] = [new Questions(), makePython()];
  await questions.ask(makeState(0.1), python);
  python.asked.length = 0;
  await questions.ask({ ...makeState(0.1), steps: 11 }, python);
  assert.deepEqual(python.asked, [["explorer.run_race", [0.1]]]);
});

test("only the runs asked for last are kept", async () => {
  const [questions, python] = [new Questions(), makePython()];
  for (let rate = 1; rate <= 65; rate++) await questions.ask(makeState(rate), python);
  python.asked.length = 0;
  await questions.ask(makeState(65, 2, 1), python);
  assert.deepEqual(python.asked, [["explorer.run_race", [1]]]);
});

test("a newer question makes an older one void", async () => {
  const [questions, python] = [new Questions(), makePython()];
  const [older, newer] = await Promise.all([questions.ask(makeState(0.1), python), questions.ask(makeState(0.2), python)]);
  assert.equal(older, null);
  assert.deepEqual(firstOf(newer), [0.2]);
});

test("an error is an answer's, unless nobody waits for it any more", async () => {
  const questions = new Questions();
  const python = { call: async () => Promise.reject(new Error("no such surface")) };
  await assert.rejects(questions.ask(makeState(0.1), python), /no such surface/);
  const waiting = questions.ask(makeState(0.1), python);
  questions.drop();
  assert.equal(await waiting, null);
});

test("best rates are numbers, one an optimizer", async () => {
  assert.deepEqual(await new Questions().bestRates(makeState(0.1, 0.2), makePython()), [0.5, 0.5]);
});
