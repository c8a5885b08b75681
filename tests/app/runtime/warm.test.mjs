import assert from "node:assert/strict";
import { test } from "node:test";

import { rehearse, workInIdleTime } from "../../../docs/app/runtime/warm.js";

/** An interpreter that notes what it is asked; it needs no files at first import. */
function makeLaunch(answer = async () => {}) {
  const asked = [];
  const request = async (message) => {
    asked.push(message.name ?? message.type);
    return answer(message);
  };
  return {
    asked,
    ready: Promise.resolve(),
    about: { rung: "bytecode" },
    manifest: {},
    connection: { request },
  };
}

/** Let all time pass that idle work waits for. */
async function settle(timers) {
  for (let time = 0; time < 3; time++) {
    timers.tick(2000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function savingData(saveData) {
  Object.defineProperty(globalThis, "navigator", {
    value: { connection: { saveData } },
    configurable: true,
  });
}

/** A page with an explorer on it, or without. */
function openPage(hasExplorer) {
  globalThis.document = { querySelector: () => (hasExplorer ? {} : null) };
}

test("an interpreter in use rehearses races, and nothing that leaves a trace, before a spare is made", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  savingData(false);
  openPage(true);
  const launch = makeLaunch();
  let asksBeforeSpare = -1;
  workInIdleTime(launch, () => (asksBeforeSpare = launch.asked.length));
  await settle(t.mock.timers);
  assert.deepEqual([...new Set(launch.asked)], ["explorer.run_race"]);
  assert.equal(asksBeforeSpare, launch.asked.length);
  assert.ok(asksBeforeSpare > 50);
});

test("a rehearsal that is stopped does no harm", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  savingData(false);
  openPage(true);
  const launch = makeLaunch(() => Promise.reject(new Error("Stopped.")));
  let isSpareMade = false;
  workInIdleTime(launch, () => (isSpareMade = true));
  await settle(t.mock.timers);
  assert.deepEqual([launch.asked.length, isSpareMade], [1, true]);
});

test("a page without an explorer has no race to rehearse", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  savingData(false);
  openPage(false);
  const launch = makeLaunch();
  workInIdleTime(launch, () => launch.asked.push("spare"));
  await settle(t.mock.timers);
  assert.deepEqual(launch.asked, ["spare"]);
});

test("where a reader saves data, nothing happens unasked", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  savingData(true);
  const launch = makeLaunch();
  workInIdleTime(launch, () => launch.asked.push("spare"));
  await settle(t.mock.timers);
  assert.deepEqual(launch.asked, []);
});

test("a spare rehearses programs and forgets them, until it is needed", async () => {
  const launch = makeLaunch();
  await rehearse(launch, () => launch.asked.length < 3);
  assert.deepEqual(launch.asked, ["runCell", "runCell", "runCell", "reset"]);
});
