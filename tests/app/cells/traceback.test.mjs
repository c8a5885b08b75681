import assert from "node:assert/strict";
import test from "node:test";

import { lineOf } from "../../../docs/app/cells/traceback.js";

const TRACEBACK = `Traceback (most recent call last):
  File "cell use", line 4, in <module>
    f(1)
  File "cell define", line 9, in f
    g(x)
  File "cell use", line 2, in g
    return x / 0
ZeroDivisionError: division by zero
`;

test("the innermost frame of the cell counts, of another cell only its own", () => {
  assert.equal(lineOf(TRACEBACK, "cell use"), 2);
  assert.equal(lineOf(TRACEBACK, "cell define"), 9);
});

test("of a chain of errors the last counts, and a syntax error has its line", () => {
  const chain = `${TRACEBACK}\nDuring handling of the above exception, another occurred:\n\nTraceback (most recent call last):\n  File "cell use", line 6, in <module>\nValueError`;
  assert.equal(lineOf(chain, "cell use"), 6);
  assert.equal(lineOf('  File "cell use", line 1\n    def broken(:\nSyntaxError', "cell use"), 1);
});

test("an error without a frame in the cell marks none", () => {
  assert.equal(lineOf("SystemExit: enough\n", "cell use"), null);
  assert.equal(lineOf('ValueError: File "cell use", line 3', "cell use"), null);
});
