/**
 * A race that is run again and again: it plays, holds its end for a moment, and begins anew. It stands
 * still while the reader has paused it, while nobody sees it, and while somebody drags its start.
 */
import { batch, effect, signal } from "@preact/signals-core";

const DURATION = 3000; // milliseconds of the race
const HOLD = 1500; // and of its end

/** @typedef {Pick<import("../explorer/player.js").Player, "play" | "pause" | "goTo" | "isPlaying" | "step" | "last">} Player */

export class Loop {
  #isWanted = signal(false);
  #isSeen = signal(false);
  #isHeld = signal(false);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Player} */
  #player;
  #stop;

  /** @param {Player} player */
  constructor(player) {
    this.#player = player;
    this.#stop = effect(() => {
      const goes = this.isWanted && this.isSeen && !this.#isHeld.value;
      clearTimeout(this.#timer);
      if (!goes) return void (player.isPlaying && player.pause());
      if (!player.isPlaying) this.#timer = setTimeout(() => player.play(DURATION), this.#wait);
    });
  }

  /** Whether the reader lets it run. */
  get isWanted() {
    return this.#isWanted.value;
  }
  set isWanted(isWanted) {
    this.#isWanted.value = isWanted;
  }

  /** Whether the picture is in view, and its tab in front. */
  get isSeen() {
    return this.#isSeen.value;
  }
  set isSeen(isSeen) {
    this.#isSeen.value = isSeen;
  }

  /** Show the whole paths, and hold them until `release`. */
  hold() {
    batch(() => {
      this.#isHeld.value = true;
      this.#player.goTo(this.#player.last);
    });
  }

  release() {
    this.#isHeld.value = false;
  }

  end() {
    this.#stop();
    clearTimeout(this.#timer);
    this.#player.pause();
  }

  /** An end is looked at for a while; from anywhere else it goes on at once. */
  get #wait() {
    return this.#player.step >= this.#player.last ? HOLD : 0;
  }
}
