import assert from "node:assert/strict";
import { test } from "node:test";

import { LIMIT, OutputBuffer } from "../../../docs/app/runtime/output.js";

function recorded() {
  const sent = [];
  let now = 0;
  const buffer = new OutputBuffer(
    (outputs) => sent.push(outputs),
    () => now,
  );
  return { sent, buffer, wait: (milliseconds) => (now += milliseconds) };
}

test("a little output is sent at once, in order", () => {
  const { sent, buffer } = recorded();
  buffer.write("stdout", "a");
  buffer.write("stderr", "b");
  assert.deepEqual(sent.flat(), [
    { stream: "stdout", text: "a" },
    { stream: "stderr", text: "b" },
  ]);
});

test("much output is sent in batches, and nothing of it is lost", () => {
  const { sent, buffer, wait } = recorded();
  for (let index = 0; index < 10_000; index += 1) {
    buffer.write("stdout", "x\n");
    wait(0.01);
  }
  buffer.flush();
  assert.ok(sent.length < 100, `${sent.length} messages`);
  assert.equal(
    sent
      .flat()
      .map(({ text }) => text)
      .join(""),
    "x\n".repeat(10_000),
  );
});

test("endless output is cut, and says so once", () => {
  const { sent, buffer } = recorded();
  for (let index = 0; index < 300; index += 1) buffer.write("stdout", "y".repeat(1000));
  buffer.flush();
  const text = sent
    .flat()
    .map((output) => output.text)
    .join("");
  assert.equal(text.split("Output cut here").length, 2);
  assert.equal(text.indexOf("\n[Output"), LIMIT);
});

test("a new run starts with room again", () => {
  const { sent, buffer } = recorded();
  buffer.write("stdout", "z".repeat(LIMIT + 1));
  buffer.restart();
  buffer.write("stdout", "again");
  assert.equal(sent.at(-1).at(-1).text, "again");
});
