import assert from "node:assert/strict";
import { test } from "node:test";
import { atOnce, inTasks } from "../../../docs/app/ui/tasks.js";

function* work(done) {
  for (const part of ["first", "second"]) {
    done.push(part);
    yield;
  }
  done.push("last");
  return done.length;
}

test("other tasks come between the parts, and the end is told", async () => {
  const done = [];
  const result = inTasks(work(done));
  assert.deepEqual(done, ["first"]);
  await new Promise((resolve) => setTimeout(resolve));
  assert.ok(done.length < 3);
  assert.equal(await result, 3);
  assert.deepEqual(done, ["first", "second", "last"]);
});

test("a browser that can is asked to go on soon", async () => {
  let asked = 0;
  globalThis.scheduler = { yield: async () => void asked++ };
  try {
    assert.equal(await inTasks(work([])), 3);
  } finally {
    delete globalThis.scheduler;
  }
  assert.equal(asked, 2);
});

test("what fails in a part fails the whole", async () => {
  function* broken() {
    yield;
    throw new Error("no");
  }
  await assert.rejects(inTasks(broken()), /no/u);
  assert.throws(() => atOnce(broken()), /no/u);
});

test("where nobody waits, all parts come at once", () => {
  const done = [];
  assert.equal(atOnce(work(done)), 3);
  assert.deepEqual(done, ["first", "second", "last"]);
});
