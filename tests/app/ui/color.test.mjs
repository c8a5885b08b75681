import assert from "node:assert/strict";
import { test } from "node:test";

import { plainColor } from "../../../docs/app/ui/color.js";

test("a mixed color is written so that every program reads it", () => {
  assert.equal(plainColor("color(srgb 0.5 0 1)"), "rgb(128, 0, 255)");
  assert.equal(plainColor("color(srgb 1 1 1 / 0.25)"), "rgba(255, 255, 255, 0.25)");
  assert.equal(plainColor("rgb(1, 2, 3)"), "rgb(1, 2, 3)");
  assert.equal(plainColor("none"), "none");
});
