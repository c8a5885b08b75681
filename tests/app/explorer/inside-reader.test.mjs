import assert from "node:assert/strict";
import { test } from "node:test";

import { InsideReader } from "../../../docs/app/explorer/inside/reader.js";

const packed = (data, shape) => ({ data: Float64Array.from(data), shape });
const ANSWER = { index: 0, points: packed([1, 2], [1, 2]), quantities: {}, units: {} };
const stateOf = (rate) => ({ view: {}, optimizers: [{ name: "Adam", rate }] });

/** A reader over a session in which a drag goes on: the state is ahead of the race that is drawn. */
function makeReader() {
  const session = { drawn: stateOf(0.1), state: stateOf(0.2), race: {}, isWaiting: false };
  const asked = [];
  const seen = [];
  const waiting = [];
  const ask = (name, { state }) => {
    asked.push([name, state.optimizers[0].rate]);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const reader = new InsideReader({
    session,
    ask,
    getIndex: () => 0,
    onInside: (inside) => seen.push(inside),
    onWorked: (worked) => seen.push(worked),
  });
  return { session, reader, asked, seen, waiting };
}

test("it asks about the race that is drawn, not about the one that is set", async () => {
  const { reader, asked, seen, waiting } = makeReader();
  const read = reader.read();
  waiting[0](ANSWER);
  await read;
  assert.deepEqual(asked, [["worked.inside", 0.1]]);
  assert.equal(seen.length, 1);
});

test("an answer about a race that is drawn no more is dropped", async () => {
  const { session, reader, seen, waiting } = makeReader();
  const read = reader.read();
  session.race = {};
  session.drawn = stateOf(0.2);
  waiting[0](ANSWER);
  await read;
  assert.deepEqual([seen, reader.isStale], [[], true]);
});

test("so is a step that was worked out in it", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { session, reader, asked, seen, waiting } = makeReader();
  reader.workOut(3);
  context.mock.timers.tick(1000);
  assert.deepEqual(asked, [["worked.worked_step", 0.1]]);
  session.race = {};
  waiting[0]({ lines: [] });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(seen, []);
});

test("a reader that forgets asks again", async () => {
  const { reader } = makeReader();
  void reader.read();
  assert.equal(reader.isStale, false);
  reader.forget();
  assert.equal(reader.isStale, true);
});
