import assert from "node:assert/strict";
import test from "node:test";

import { mentions, missingName } from "../../../docs/app/cells/names.js";

test("the missing name is read from the traceback's last line alone", () => {
  const error = 'Traceback (most recent call last):\n  File "cell a", line 1\n';
  assert.equal(missingName(`${error}NameError: name 'theta' is not defined\n`), "theta");
  const suggestion = "NameError: name 'np' is not defined. Did you mean: 'nop'?\n";
  assert.equal(missingName(error + suggestion), "np");
  assert.equal(missingName(`NameError: name 'x' is not defined\n${error}ValueError: no`), null);
  assert.equal(missingName(null), null);
});

test("a name counts only as a word of its own", () => {
  assert.ok(mentions("theta = 1", "theta"));
  assert.ok(mentions("for step, θ in x:", "θ"));
  assert.ok(!mentions("thetas = my_theta", "theta"));
});
