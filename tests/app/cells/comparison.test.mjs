import assert from "node:assert/strict";
import test from "node:test";

import { compare, verdictOf } from "../../../docs/app/cells/comparison.js";

/** @param {string} expected @param {string} printed */
function judged(expected, printed) {
  const comparison = compare(expected, printed);
  return { lines: [...comparison.differing], verdict: verdictOf(comparison) };
}

test("the same lines are as expected, whatever blanks end them", () => {
  assert.deepEqual(judged("a\nb\n", "a  \nb\n\n"), { lines: [], verdict: "As expected" });
});

test("a changed line is marked, and not called missing", () => {
  const verdict = "Marked: differs from what the page printed";
  assert.deepEqual(judged("a\n0.30\nc", "a\n0.31\nc"), { lines: [1], verdict });
});

test("a line more moves none of the others", () => {
  assert.deepEqual(judged("a\nb\nc", "a\nnew\nb\nc").lines, [1]);
  assert.deepEqual(judged("a", "x\ny\na").lines, [0, 1]);
});

test("lines that did not come are counted", () => {
  assert.match(judged("a\nb\nc", "a\nc").verdict, /a line is missing$/u);
  assert.match(judged("a\nb\nc", "x").verdict, /Marked: .*; 2 lines are missing$/u);
  assert.match(judged("a\nb", "").verdict, /2 lines are missing$/u);
});

test("an empty text expects nothing", () => {
  assert.deepEqual(judged("", "a").lines, [0]);
  assert.deepEqual(judged("", "").lines, []);
});
