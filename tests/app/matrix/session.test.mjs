import assert from "node:assert/strict";
import { test } from "node:test";

import { MatrixSession } from "../../../docs/app/matrix/session.js";
import { built, catalog, runOf } from "./built.mjs";

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A session, and the questions it has asked. */
function begin() {
  const asked = [];
  const call = (name, payload, { signal }) =>
    new Promise((resolve) => asked.push({ name, payload, signal, resolve }));
  const session = new MatrixSession(catalog, built, (work) => work({ call }));
  return { session, asked };
}

/** Answer a question as Python would, with runs that end at these losses. */
async function answer({ resolve }, ...ends) {
  resolve({ runs: ends.map((end) => runOf(end)) });
  await settle();
}

const ends = ({ drawn }) => drawn.race.runs.map(({ losses }) => losses[losses.length - 1]);

test("it opens with the built race, at the built step, each method at its best", () => {
  const { session, asked } = begin();
  assert.deepEqual(ends(session), [1.5, 1.25]);
  assert.equal(session.player.step, 2);
  assert.ok(session.isFair);
  assert.equal(asked.length, 0);
});

test("a slider asks for its own run alone; what is known is not asked again", async () => {
  const { session, asked } = begin();
  void session.setRate("Muon", 0.5);
  assert.equal(asked[0].name, "matrices.run_race");
  assert.deepEqual(asked[0].payload, {
    problem: "Memory",
    optimizers: [{ name: "Muon", rate: 0.5 }],
  });
  assert.deepEqual(ends(session), [1.5, 1.25]);
  await answer(asked[0], 1.1);
  assert.deepEqual(ends(session), [1.5, 1.1]);
  assert.ok(!session.isFair);
  await session.tune();
  assert.equal(asked.length, 1);
  assert.deepEqual(ends(session), [1.5, 1.25]);
  assert.ok(session.isFair);
});

test("a newer question drops the older, and an older answer never follows a newer one", async () => {
  const { session, asked } = begin();
  void session.setRate("Muon", 0.5);
  void session.setRate("Muon", 0.6);
  assert.ok(asked[0].signal.aborted);
  await answer(asked[1], 1.6);
  await answer(asked[0], 1.7);
  assert.deepEqual(ends(session), [1.5, 1.6]);
});

test("a method comes in at its best rate, once, up to the limit, and the last one stays", async () => {
  const { session, asked } = begin();
  void session.add("SOAP");
  void session.add("Muon");
  assert.deepEqual(session.state.runs[2], { name: "SOAP", rate: 0.3 });
  assert.equal(session.state.runs.length, 3);
  await answer(asked.at(-1), 1.9);
  await session.remove("Adam");
  await session.remove("Muon");
  await session.remove("SOAP");
  assert.deepEqual(
    session.state.runs.map(({ name }) => name),
    ["SOAP"],
  );
});

test("another problem comes with its own best rates, and shows the middle of the race", async () => {
  const { session, asked } = begin();
  void session.setProblem("Squares");
  assert.deepEqual(
    session.state.runs.map(({ rate }) => rate),
    [1, 2],
  );
  assert.equal(session.drawn.state.problem, "Memory"); // until the answer is there
  asked[0].resolve({ runs: [runOf(0.1, 4, 0), runOf(0.2, 4, 0)] });
  await settle();
  assert.equal(session.drawn.state.problem, "Squares");
  assert.deepEqual([session.player.last, session.player.step], [4, 2]);
  await session.reset();
  assert.deepEqual([session.player.last, session.player.step], [2, 0]);
  assert.deepEqual(ends(session), [1.5, 1.25]);
});

test("the task is done where the reader rests at its step", () => {
  const { session } = begin();
  session.notice();
  assert.ok(!session.isDone);
  session.player.goTo(1);
  session.notice();
  assert.ok(session.isDone);
});

test("where Python gives no answer, what was shown stays, and can be asked for again", async () => {
  let isThere = false;
  const session = new MatrixSession(catalog, built, async () =>
    isThere ? { runs: [runOf(1.1)] } : null,
  );
  await session.setRate("Muon", 0.5);
  assert.deepEqual(ends(session), [1.5, 1.25]);
  isThere = true;
  await session.ask();
  assert.deepEqual(ends(session), [1.5, 1.1]);
});
