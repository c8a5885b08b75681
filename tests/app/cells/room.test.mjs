import assert from "node:assert/strict";
import test from "node:test";

import { linesExpected } from "../../../docs/app/cells/room.js";

test("room is kept for what a run will probably print", () => {
  assert.equal(linesExpected("class A:\n    pass"), 1);
  assert.equal(linesExpected("print(1)\nprint(2)"), 2);
  assert.equal(linesExpected("print(1)\nfor step in range(9):\n    print(step)"), 6);
  assert.ok(linesExpected("import matplotlib.pyplot as plt") > 20);
});
