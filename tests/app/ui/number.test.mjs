import assert from "node:assert/strict";
import { test } from "node:test";

import { onward, readNumber } from "../../../docs/app/ui/number.js";

test("one comma is read as the point", () => {
  assert.deepEqual(
    ["0,05", "1,5", "-2,5", ",5", "0,050"].map(readNumber),
    [0.05, 1.5, -2.5, 0.5, 0.05],
  );
});

test("numbers are read as they are written elsewhere", () => {
  const texts = ["0.05", " 12 ", "1e-3", "+4", "−3", ".5", "5."];
  assert.deepEqual(texts.map(readNumber), [0.05, 12, 0.001, 4, -3, 0.5, 5]);
});

test("what is no number, or more than one, is refused", () => {
  for (const text of ["", "1/3", "0.1.2", "5%", "0x1", "1,000", "2,000", "1,2,3", "e5", "1e999"]) {
    assert.equal(readNumber(text), null, text);
  }
});

test("an arrow key goes a round way through a range, and a part of the value through a wide one", () => {
  assert.equal(onward([-5, 5])(-4, 1), -3.9);
  assert.equal(onward([0, 1])(0.1, -1), 0.09);
  assert.equal(onward([1e-6, 1e6])(1, 1), 1.05);
  assert.equal(onward([1e-6, 1e6])(0.1, -10), 0.0631);
});
