import assert from "node:assert/strict";
import test from "node:test";

import { rowsWith } from "../../../docs/app/ui/filter.js";

const ROWS = ["adam.py uphill", "momentum.py no memory", "adam.py no memory"];

test("a row stays if it holds every word, in any order and case", () => {
  assert.deepEqual(rowsWith(ROWS, "Memory ADAM"), [false, false, true]);
});

test("without a word every row stays", () => {
  assert.deepEqual(rowsWith(ROWS, "  "), [true, true, true]);
});
