import assert from "node:assert/strict";
import { test } from "node:test";
import { isStillAsked } from "../../../docs/app/explorer/model/task.js";

const stateOf = (surface, ...names) => ({ surface, optimizers: names.map((name) => ({ name })) });
const BUILT = { task: "Halve the rate of momentum.", state: stateOf("Ravine", "Momentum", "Adam") };

test("a task is asked while all race that it names, whoever comes and whoever else leaves", () => {
  for (const names of [["Momentum", "Adam"], ["Momentum"], ["Lion", "Adam", "Momentum"]])
    assert.ok(isStillAsked(BUILT, stateOf("Ravine", ...names)), names.join());
});

test("a task is not asked of others, nor on another surface", () => {
  for (const names of [["Adam"], ["Lion"], []])
    assert.ok(!isStillAsked(BUILT, stateOf("Ravine", ...names)), names.join());
  assert.ok(!isStillAsked(BUILT, stateOf("Ackley", "Momentum", "Adam")));
});
