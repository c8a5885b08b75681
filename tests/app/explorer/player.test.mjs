import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Player } from "../../../docs/app/explorer/player.js";

let frames = [];
let isReduced = false;
beforeEach(() => {
  frames = [];
  isReduced = false;
  globalThis.requestAnimationFrame = (frame) => frames.push(frame);
  globalThis.matchMedia = () => ({ matches: isReduced });
});
afterEach(() => {
  delete globalThis.requestAnimationFrame;
  delete globalThis.matchMedia;
});

/** Let a frame come so many milliseconds after the play began. */
function frame(began, passed) {
  frames.shift()(began + passed);
}

test("time runs smoothly between steps, and ends at the last", () => {
  const player = new Player();
  player.last = 10;
  player.goTo(0);
  const began = performance.now();
  player.play(2500);
  frame(began, 625);
  assert.ok(player.place > 2 && player.place < 3, String(player.place));
  assert.deepEqual([player.step, player.isPlaying], [2, true]);
  frame(began, 5000);
  assert.deepEqual(
    [player.place, player.step, player.isPlaying, frames.length],
    [10, 10, false, 0],
  );
});

test("with reduced motion it goes on in whole steps, and still plays", () => {
  isReduced = true;
  const player = new Player();
  player.last = 60;
  player.goTo(60);
  const began = performance.now();
  player.play();
  assert.equal(player.step, 0);
  const places = [];
  for (const passed of [300, 700, 1400, 9000]) {
    frame(began, passed);
    places.push(player.place);
  }
  assert.ok(places.every(Number.isInteger));
  assert.ok(places[0] === 0 && places[1] > 0 && places[2] > places[1]);
  assert.deepEqual([player.step, player.isPlaying], [60, false]);
});
