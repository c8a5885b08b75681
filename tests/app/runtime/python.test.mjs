import assert from "node:assert/strict";
import { test } from "node:test";

const MANIFEST = { pyodide: "0", path: "", own: "", files: [], libraries: [], snapshot: null };
const workers = [];
let mayBoot = () => true;

/** A worker that boots, or does not, and answers all else with nothing. */
class FakeWorker {
  constructor() {
    this.number = workers.push(this);
  }

  async postMessage({ id, type }) {
    await null;
    const isFailed = type === "boot" && !mayBoot(this.number);
    this.onmessage({ data: { type: isFailed ? "failed" : "done", id, message: "no memory" } });
  }

  terminate() {}
}

globalThis.Worker = FakeWorker;
globalThis.fetch = async () => new Response(JSON.stringify(MANIFEST));
const { python } = await import("../../../docs/app/runtime/python.js");
python.rungs = ["bytecode"];

/** Let idle work, and every answer, come; pauses between tries are longer. */
async function settle(timers) {
  for (let time = 0; time < 4; time++) {
    timers.tick(2000);
    for (let turn = 0; turn < 400; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Let pauses pass, each twice as long as the one before. */
async function wait(timers, pauses) {
  for (let pause = 0; pause < pauses; pause++) {
    timers.tick(10_000 * 2 ** pause);
    await settle(timers);
  }
}

test("who asks while Python starts is told at once how far that is, and after the start nothing", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const phases = [];
  const listen = () => python.onProgress(({ phase }) => phases.push(phase));
  const booted = python.boot();
  workers.at(-1).onmessage({
    data: { type: "progress", progress: { phase: "Downloading Python", loaded: 1, total: 9 } },
  });
  listen()();
  assert.deepEqual(phases, ["Downloading Python"]);
  await booted;
  listen()();
  assert.deepEqual(phases, ["Downloading Python"]);
  await python.stop();
  workers.length = 0;
});

test("a spare that could not start is tried again by itself, after a pause", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout"] });
  mayBoot = (number) => number !== 2;
  await python.boot();
  await settle(timers);
  assert.deepEqual([workers.length, python.hasSpare], [2, false]);
  await wait(timers, 1);
  assert.deepEqual([workers.length, python.hasSpare], [3, true]);
});

test("a spare that died is replaced by itself", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout"] });
  workers.at(-1).onerror({ message: "out of memory", preventDefault() {} });
  assert.equal(python.hasSpare, false);
  await wait(timers, 3);
  assert.deepEqual([workers.length, python.hasSpare], [4, true]);
});

test("a Stop before the next try cancels it; the next start prepares a spare", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout"] });
  workers.at(-1).onerror({ message: "out of memory", preventDefault() {} });
  await python.stop();
  await wait(timers, 5);
  assert.equal(workers.length, 4);
  await python.boot();
  await settle(timers);
  assert.deepEqual([workers.length, python.hasSpare], [6, true]);
});

test("where no spare can start, pauses grow and tries end", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout"] });
  mayBoot = () => false;
  const before = workers.length;
  workers.at(-1).onerror({ message: "out of memory", preventDefault() {} });
  await wait(timers, 1);
  assert.equal(workers.length, before + 1);
  await settle(timers);
  assert.equal(workers.length, before + 1); // the second pause is longer than the first
  await wait(timers, 12);
  assert.deepEqual([workers.length, python.hasSpare], [before + 4, false]);
});
