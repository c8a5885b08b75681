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

/** Let all time pass that idle work waits for, and every answer come. */
async function settle(timers) {
  for (let time = 0; time < 4; time++) {
    timers.tick(2000);
    for (let turn = 0; turn < 400; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

test("a spare that could not start is tried again after the next start", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout"] });
  mayBoot = (number) => number !== 2;
  await python.boot();
  await settle(timers);
  assert.deepEqual([workers.length, python.hasSpare], [2, false]);
  await python.stop();
  await python.boot();
  await settle(timers);
  assert.deepEqual([workers.length, python.hasSpare], [4, true]);
});

test("a spare that died is replaced after the next start", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout"] });
  workers.at(-1).onerror({ message: "out of memory", preventDefault() {} });
  assert.equal(python.hasSpare, false);
  await python.stop();
  await python.boot();
  await settle(timers);
  assert.equal(python.hasSpare, true);
});
