import assert from "node:assert/strict";
import { test } from "node:test";

import { History, partChanged } from "../../../docs/app/explorer/lab/history.js";

const stateOf = (rate, more = {}) => ({
  surface: "Ravine",
  start: [1, 2],
  optimizers: [{ name: "Adam", settings: { learning_rate: rate, beta1: 0.9 } }],
  ...more,
});

/** A history that has seen states, each with the time at which it came. */
function historyOf(...seen) {
  const history = new History();
  for (const [state, time, isWaiting = false] of seen) history.record({ state, isWaiting }, time);
  return history;
}

test("a change can be taken back and made again", () => {
  const history = historyOf([stateOf(1), 0], [stateOf(2), 5000]);
  assert.equal(history.undo().state.optimizers[0].settings.learning_rate, 1);
  assert.equal(history.canUndo, false);
  assert.equal(history.redo().state.optimizers[0].settings.learning_rate, 2);
  assert.equal(history.canRedo, false);
  assert.equal(history.redo(), null);
});

test("the first state has nothing before it", () => {
  const history = historyOf([stateOf(1), 0]);
  assert.equal(history.canUndo, false);
  assert.equal(history.undo(), null);
});

test("a drag of one slider is one change, and a rest begins another", () => {
  const drag = [2, 3, 4].map((rate, at) => [stateOf(rate), 5000 + 100 * at]);
  const history = historyOf([stateOf(1), 0], ...drag, [stateOf(5), 9000]);
  assert.equal(history.undo().state.optimizers[0].settings.learning_rate, 4);
  assert.equal(history.undo().state.optimizers[0].settings.learning_rate, 1);
});

test("another part changed in the same second is another change", () => {
  const history = historyOf([stateOf(1), 0], [stateOf(2), 10], [stateOf(2, { start: [3, 4] }), 20]);
  assert.deepEqual(history.undo().state, stateOf(2));
  assert.deepEqual(history.undo().state, stateOf(1));
});

test("a dragged start is one change, whichever way it goes", () => {
  const starts = [
    [1, 3],
    [2, 3],
    [2, 4],
  ];
  const moves = starts.map((start, at) => [stateOf(1, { start }), 10 * at]);
  const history = historyOf([stateOf(1), -9000], ...moves);
  assert.deepEqual(history.undo().state, stateOf(1));
});

test("a new change forgets what was taken back", () => {
  const history = historyOf([stateOf(1), 0], [stateOf(2), 5000]);
  const { state } = history.undo();
  history.record({ state, isWaiting: false }, 5100); // shown again: nothing new
  assert.equal(history.canRedo, true);
  history.record({ state: stateOf(3), isWaiting: false }, 5200);
  assert.equal(history.canRedo, false);
  assert.deepEqual(history.undo().state, stateOf(1));
});

test("a typed surface that was never allowed to run waits again", () => {
  const typed = stateOf(1, { surface: "Expression" });
  const history = historyOf([typed, 0, true], [stateOf(1), 10]);
  assert.equal(history.undo().isWaiting, true);
  history.redo();
  history.undo();
  history.record({ state: typed, isWaiting: false }, 20); // the reader pressed Use
  history.redo();
  assert.equal(history.undo().isWaiting, false);
});

test("the history has an end", () => {
  const many = Array.from({ length: 300 }, (_, at) => [stateOf(at), 5000 * at]);
  const history = historyOf(...many);
  let count = 0;
  while (history.undo()) count++;
  assert.equal(count, 200);
});

test("what changed is named to its depth, and a list that grew as a whole", () => {
  const [state, slower] = [stateOf(1), stateOf(2)];
  assert.equal(partChanged(state, slower), "optimizers0settings" + "learning_rate.");
  assert.equal(partChanged(state, stateOf(1)), null);
  assert.equal(partChanged(state, { ...state, optimizers: [] }), "optimizers.");
});
