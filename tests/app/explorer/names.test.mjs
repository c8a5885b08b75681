import assert from "node:assert/strict";
import { test } from "node:test";

import {
  isLogarithmic,
  labelOf,
  learn,
  limits,
  rangeOf,
  readable,
} from "../../../docs/app/explorer/model/names.js";

test("names, ranges and limits are what the catalog says", () => {
  assert.throws(() => limits(), /the catalog has not been read yet/);
  assert.throws(() => rangeOf("mass"), /the catalog has not been read yet/);
  const mass = { label: "Mass", range: [2, 3], isLogarithmic: true };
  learn({ settings: { mass }, labels: { Falling: "A fall" }, limits: { steps: 7 } });
  assert.deepEqual(rangeOf("mass"), [2, 3]);
  assert.equal(isLogarithmic("mass"), true);
  assert.equal(labelOf("mass"), "Mass");
  assert.equal(readable("Falling"), "A fall");
  assert.equal(limits().steps, 7);
});

test("what the catalog does not name keeps its own name", () => {
  assert.equal(readable("Nothing"), "Nothing");
  assert.equal(labelOf("speed"), "speed");
});
