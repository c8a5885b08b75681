import assert from "node:assert/strict";
import test from "node:test";

import { progressText } from "../../../docs/app/ui/progress.js";

test("a download shows its phase and its bytes", () => {
  const progress = { phase: "Downloading Python", loaded: 1_240_000, total: 9_000_000 };
  assert.equal(progressText(progress), "Downloading Python: 1.2 MB of 9.0 MB");
});

test("a phase without bytes shows its name", () => {
  assert.equal(progressText({ phase: "Starting Python", loaded: 0, total: 0 }), "Starting Python");
});
