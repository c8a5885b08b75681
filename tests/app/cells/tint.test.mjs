import assert from "node:assert/strict";
import test from "node:test";

import { placesOf } from "../../../docs/app/cells/tint.js";

test("a name is tinted as a word of its own alone", () => {
  const found = placesOf("self.m = m_hat + m", "m");
  assert.deepEqual(found, [
    [5, 6],
    [17, 18],
  ]);
  assert.deepEqual(placesOf("self.m = 1", "v"), []);
});
