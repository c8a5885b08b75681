import assert from "node:assert/strict";
import test from "node:test";

import { compareCells, numberOf } from "../../../docs/app/sheet/order.js";

/** @param {string[]} cells @param {1 | -1} direction */
const sorted = (cells, direction = 1) =>
  [...cells].sort((one, other) => compareCells(one, other, direction));

test("numbers are sorted by their size, small powers of ten too", () => {
  assert.deepEqual(sorted(["2", "0.02", "10⁻⁵", "10", "1"]), ["10⁻⁵", "0.02", "1", "2", "10"]);
  assert.equal(numberOf("10⁻⁵"), 1e-5);
  assert.ok(Number.isNaN(numberOf("")));
});

test("words are sorted by the alphabet, whatever their case", () => {
  assert.deepEqual(sorted(["SOAP", "adam", "AMSGrad"]), ["adam", "AMSGrad", "SOAP"]);
});

test("empty cells stay last in both directions", () => {
  assert.deepEqual(sorted(["", "2", "1"]), ["1", "2", ""]);
  assert.deepEqual(sorted(["", "2", "1"], -1), ["2", "1", ""]);
});
