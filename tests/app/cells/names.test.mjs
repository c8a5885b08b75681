import assert from "node:assert/strict";
import test from "node:test";

import { mentions } from "../../../docs/app/cells/names.js";

test("a name counts only as a word of its own", () => {
  assert.ok(mentions("theta = 1", "theta"));
  assert.ok(mentions("for step, θ in x:", "θ"));
  assert.ok(!mentions("thetas = my_theta", "theta"));
});
