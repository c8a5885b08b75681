/**
 * Time in an explorer: a step from 0 to the last, played forward a few times a second.
 */

const DURATION = 4000; // milliseconds for a whole run, however many steps
const SLOWEST = 12; // steps a second that a short run is played with at most

export class Player {
  step = 0;
  last = 0;
  isPlaying = false;
  pace = 1; // how many times as fast as usual
  /** @param {() => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.began = 0;
    this.from = 0;
  }

  /** Steps a second, so that a run takes a few seconds. */
  get speed() {
    return this.pace * Math.max(this.last / (DURATION / 1000), SLOWEST);
  }

  /** @param {number} step */
  goTo(step) {
    this.isPlaying = false;
    this.#set(step);
  }

  play() {
    if (this.step >= this.last) this.step = 0;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.goTo(this.last);
    this.isPlaying = true;
    this.from = this.step;
    this.began = performance.now();
    this.onChange();
    requestAnimationFrame(this.#frame);
  }

  pause() {
    this.isPlaying = false;
    this.onChange();
  }

  #frame = (/** @type {number} */ now) => {
    if (!this.isPlaying) return;
    const step = this.from + Math.floor(((now - this.began) / 1000) * this.speed);
    if (step >= this.last) this.isPlaying = false;
    if (step !== this.step || !this.isPlaying) this.#set(step);
    if (this.isPlaying) requestAnimationFrame(this.#frame);
  };

  /** @param {number} step */
  #set(step) {
    this.step = Math.min(Math.max(Math.round(step) || 0, 0), this.last);
    this.onChange();
  }
}
