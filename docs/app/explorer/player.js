/**
 * Time in an explorer: a place from 0 to the last step, which runs forward smoothly while it plays.
 * Each of its parts is a signal; with reduced motion it goes on in a few still pictures.
 */
import { batch, signal } from "@preact/signals-core";
import { isMotionReduced } from "../ui/motion.js";

const DURATION = 4000; // milliseconds for a whole run, however many steps
const STATIONS = 12; // still pictures of a whole run, where motion is to be reduced

export class Player {
  #step = signal(0);
  #place = signal(0);
  #last = signal(0);
  #isPlaying = signal(false);
  pace = 1; // how many times as fast as usual
  #began = 0;
  #from = 0;
  #duration = DURATION;
  /** @param {() => void} [onChange] told of each new step, and of play and pause */
  constructor(onChange = () => {}) {
    this.onChange = onChange;
  }

  /** The whole step that is shown. */
  get step() {
    return this.#step.value;
  }

  /** Where time stands, between two steps while it plays. */
  get place() {
    return this.#place.value;
  }

  get last() {
    return this.#last.value;
  }
  set last(last) {
    this.#last.value = last;
  }

  get isPlaying() {
    return this.#isPlaying.value;
  }

  /** @param {number} step */
  goTo(step) {
    this.#set(Math.round(step) || 0, false);
  }

  /** @param {number} [duration] milliseconds for a whole run, at the usual pace */
  play(duration = DURATION) {
    this.#duration = duration;
    this.#set(this.step >= this.last ? 0 : this.step, true);
    this.#from = this.step;
    this.#began = performance.now();
    requestAnimationFrame(this.#frame);
  }

  pause() {
    this.#set(this.step, false);
  }

  #frame = (/** @type {number} */ now) => {
    if (!this.isPlaying) return;
    const share = (Math.max(now - this.#began, 0) * this.pace) / this.#duration;
    const isStill = isMotionReduced();
    const station = Math.max(1, this.last / STATIONS);
    const way = isStill ? Math.floor((share * STATIONS) / 2) * station : share * this.last;
    const place = Math.min(this.#from + way, this.last);
    this.#set(isStill ? Math.round(place) : place, place < this.last);
    if (this.isPlaying) requestAnimationFrame(this.#frame);
  };

  /** @param {number} place @param {boolean} isPlaying */
  #set(place, isPlaying) {
    const inside = Math.min(Math.max(place, 0), this.last);
    const before = [this.step, this.isPlaying];
    batch(() => {
      this.#place.value = inside;
      this.#step.value = Math.floor(inside);
      this.#isPlaying.value = isPlaying;
    });
    const isNew = this.step !== before[0] || isPlaying !== before[1] || !isPlaying;
    if (isNew) this.onChange();
  }
}
