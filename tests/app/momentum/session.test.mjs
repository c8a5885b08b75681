import assert from "node:assert/strict";
import { test } from "node:test";

import { MapSession } from "../../../docs/app/momentum/session.js";
import { built, planeOf, pointsOf } from "./built.mjs";

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A session, the questions it has asked, and how each is answered. */
function begin() {
  const asked = [];
  const drawn = [];
  const call = (name, payload, { signal }) =>
    new Promise((resolve) => asked.push({ name, payload, signal, resolve }));
  const session = new MapSession(
    built,
    (work) => work({ call }),
    () => drawn.push(session.answer),
  );
  return { session, asked, drawn };
}

/** Answer a question as Python would. */
async function answer({ name, payload, resolve }) {
  const { rates, momenta, condition, rate = 1, momentum = 0 } = payload;
  const ends = condition > 1 ? 2 : 1;
  resolve(
    name === "momentum.plane"
      ? planeOf(condition, { rate, momentum })
      : pointsOf(rates, momenta, condition, ends),
  );
  await settle();
}

test("before Python answers, the hand is answered from the grid", () => {
  const { session, asked, drawn } = begin();
  void session.moveTo({ rate: 1.13, momentum: 0.41 });
  assert.deepEqual([session.answer.rate, session.answer.momentum], [1, 0.5]);
  assert.deepEqual(session.point, { rate: 1.13, momentum: 0.41 });
  assert.equal(asked[0].name, "momentum.points");
  assert.equal(drawn.length, 1);
});

test("once Python has answered, the grid is not used any more", async () => {
  const { session, asked } = begin();
  void session.moveTo({ rate: 1.13, momentum: 0.41 });
  await answer(asked[0]);
  assert.deepEqual([session.answer.rate, session.answer.momentum], [1.13, 0.41]);
  void session.moveTo({ rate: 1.2, momentum: 0.4 });
  assert.equal(session.answer.rate, 1.13);
  await answer(asked[1]);
  assert.equal(session.answer.rate, 1.2);
});

test("a newer question drops the older, and an older answer never follows a newer one", async () => {
  const { session, asked } = begin();
  void session.moveTo({ rate: 1.1, momentum: 0.1 });
  void session.moveTo({ rate: 1.2, momentum: 0.2 });
  assert.ok(asked[0].signal.aborted);
  await answer(asked[1]);
  await answer(asked[0]); // had begun, and finished late
  assert.equal(session.answer.rate, 1.2);
});

test("another condition number asks for the map and the point at once", async () => {
  const { session, asked } = begin();
  void session.moveTo({ rate: 1.5, momentum: 0.3 });
  void session.setCondition(10);
  assert.deepEqual(asked[1].payload, { condition: 10, rate: 1.5, momentum: 0.3 });
  await answer(asked[1]);
  assert.equal(session.plane.condition, 10);
  assert.equal(session.answer.ends.length, 2);
  void session.moveTo({ rate: 1, momentum: 0.2 });
  assert.equal(asked[2].name, "momentum.points");
});

test("without an answer for its condition number, the grid says nothing", () => {
  const { session } = begin();
  void session.setCondition(10);
  const before = session.answer;
  void session.moveTo({ rate: 1, momentum: 0 });
  assert.equal(session.answer, before);
});

test("who has gone to the best point stays there while the condition number changes", async () => {
  const { session, asked } = begin();
  void session.goToBest();
  assert.deepEqual([session.answer.rate, session.answer.momentum], [1, 0]);
  assert.deepEqual(asked[0].payload, { rates: [1], momenta: [0], condition: 1 });
  void session.setCondition(10);
  assert.deepEqual(asked[1].payload, { condition: 10 });
  await answer(asked[1]);
  assert.deepEqual(session.point, session.answer);
});

test("where Python gives no answer, what was shown stays", async () => {
  const session = new MapSession(
    built,
    async () => null,
    () => {},
  );
  await session.setCondition(10);
  assert.equal(session.plane.condition, 1);
});
