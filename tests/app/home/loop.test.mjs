import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { signal } from "@preact/signals-core";
import { Loop } from "../../../docs/app/home/loop.js";

/** A player without frames: a test says when a race is over. */
class FakePlayer {
  #isPlaying = signal(false);
  #step = signal(80);
  last = 80;
  plays = 0;
  get isPlaying() {
    return this.#isPlaying.value;
  }
  get step() {
    return this.#step.value;
  }
  play() {
    this.plays++;
    if (this.step >= this.last) this.#step.value = 0;
    this.#isPlaying.value = true;
  }
  pause() {
    this.#isPlaying.value = false;
  }
  goTo(step) {
    this.#isPlaying.value = false;
    this.#step.value = step;
  }
}

let [player, loop] = [];

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  player = new FakePlayer();
  loop = new Loop(player);
});

function start() {
  loop.isWanted = loop.isSeen = true;
  mock.timers.tick(1500);
}

test("nothing moves before it is wanted and seen", () => {
  loop.isWanted = true;
  mock.timers.tick(60000);
  assert.equal(player.plays, 0);
  loop.isSeen = true;
  mock.timers.tick(1500);
  assert.equal(player.plays, 1);
});

test("the end is held for a while, and then the race begins anew", () => {
  start();
  player.goTo(80);
  mock.timers.tick(1400);
  assert.equal(player.plays, 1);
  mock.timers.tick(100);
  assert.equal(player.plays, 2);
});

test("out of sight it stops, and in sight it goes on at once where it stopped", () => {
  start();
  player.goTo(30);
  player.play();
  loop.isSeen = false;
  assert.equal(player.isPlaying, false);
  loop.isSeen = true;
  mock.timers.tick(0);
  assert.equal(player.isPlaying, true);
  assert.equal(player.step, 30);
});

test("whoever pauses it has it paused, whatever is in sight", () => {
  start();
  loop.isWanted = false;
  loop.isSeen = false;
  loop.isSeen = true;
  mock.timers.tick(60000);
  assert.equal(player.isPlaying, false);
});

test("a hand on the start sees whole paths, until it rests", () => {
  start();
  loop.hold();
  assert.deepEqual([player.step, player.isPlaying], [80, false]);
  mock.timers.tick(60000);
  assert.equal(player.isPlaying, false);
  loop.release();
  mock.timers.tick(1500);
  assert.equal(player.isPlaying, true);
});

test("what has ended begins no more", () => {
  loop.isWanted = loop.isSeen = true;
  loop.end();
  mock.timers.tick(60000);
  assert.equal(player.plays, 0);
});
