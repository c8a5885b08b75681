import assert from "node:assert/strict";
import { test } from "node:test";

import { Connection, namedError } from "../../../docs/app/runtime/connection.js";

class FakeWorker {
  posted = [];
  isTerminated = false;
  postMessage(message) {
    this.posted.push(message);
  }
  terminate() {
    this.isTerminated = true;
  }
  answer(data) {
    this.onmessage({ data });
  }
}

function connected() {
  const worker = new FakeWorker();
  const events = [];
  const connection = new Connection(worker, {
    onProgress: (progress) => events.push(progress),
    onDeath: () => events.push("death"),
  });
  return { worker, connection, events };
}

test("the worker gets one request at a time", async () => {
  const { worker, connection } = connected();
  const first = connection.request({ type: "call" });
  const second = connection.request({ type: "call" });
  assert.equal(worker.posted.length, 1);
  worker.answer({ type: "done", id: 1, result: "one" });
  assert.equal(await first, "one");
  worker.answer({ type: "failed", id: 2, message: "ValueError: no" });
  await assert.rejects(second, { name: "PythonError", message: "ValueError: no" });
});

test("a queued request that is aborted never reaches the worker", async () => {
  const { worker, connection } = connected();
  const controller = new AbortController();
  const first = connection.request({ type: "call", which: 1 });
  const dropped = connection.request({ type: "call", which: 2 }, { signal: controller.signal });
  const third = connection.request({ type: "call", which: 3 });
  controller.abort();
  await assert.rejects(dropped, { name: "AbortError" });
  worker.answer({ type: "done", id: 1, result: null });
  await first;
  worker.answer({ type: "done", id: 2, result: null });
  await third;
  assert.deepEqual(
    worker.posted.map(({ which }) => which),
    [1, 3],
  );
});

test("a request with a signal aborted before is refused", async () => {
  const { worker, connection } = connected();
  const options = { signal: AbortSignal.abort() };
  await assert.rejects(connection.request({ type: "call" }, options), { name: "AbortError" });
  assert.equal(worker.posted.length, 0);
});

test("output goes to the request that runs, progress to the page", async () => {
  const { worker, connection, events } = connected();
  const texts = [];
  const run = connection.request({}, { onOutput: ({ text }) => texts.push(text) });
  worker.answer({ type: "output", outputs: [{ stream: "stdout", text: "hi" }] });
  worker.answer({ type: "progress", progress: { fraction: 0.5 } });
  worker.answer({ type: "done", id: 1, result: null });
  await run;
  assert.deepEqual([texts, events], [["hi"], [{ fraction: 0.5 }]]);
});

test("dying ends the worker and every open request", async () => {
  const { worker, connection, events } = connected();
  const open = [connection.request({}), connection.request({})];
  connection.die(namedError("StoppedError", "Stopped."));
  for (const request of open) await assert.rejects(request, { name: "StoppedError" });
  assert.ok(worker.isTerminated);
  assert.deepEqual(events, ["death"]);
});

test("a fatal answer and a worker's own error both end it", async () => {
  for (const breakDown of [
    (worker) => worker.answer({ type: "failed", id: 1, message: "memory", isFatal: true }),
    (worker) => worker.onerror({ message: "gone", preventDefault() {} }),
  ]) {
    const { worker, connection } = connected();
    const request = connection.request({});
    breakDown(worker);
    await assert.rejects(request, { name: "FatalError" });
    assert.ok(worker.isTerminated);
  }
});
