/**
 * A second interpreter that waits for the next Stop. One that could not start, or that died, is
 * forgotten, and another is tried in idle time: a few times, after pauses that grow.
 */
import { whenIdle } from "../ui/idle.js";
import { rehearse } from "./warm.js";

/** @typedef {import("./launch.js").Launch} Launch */

const FIRST_PAUSE = 10_000; // milliseconds; each further pause is four times as long
const GROWTH = 4;
const MORE_TRIES = 4; // after the first; where Python cannot start, the page then rests

export class Spare {
  /** @type {Launch | null} */
  #launch = null;
  #retries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => Launch} launch starts an interpreter */
  constructor(launch) {
    this.launch = launch;
  }

  /** Whether it is ready to take over. */
  get isReady() {
    return Boolean(this.#launch?.about && this.#launch.connection);
  }

  /** Start one, unless one is there or on its way; its further tries are counted anew. */
  prepare() {
    clearTimeout(this.#timer);
    this.#retries = 0;
    this.#start();
  }

  #start() {
    if (this.#launch) return;
    const next = this.launch();
    this.#launch = next;
    next.onDeath = () => this.#forget(next);
    // Where it cannot start, Stop boots anew, and says why.
    rehearse(next, () => this.#launch === next).catch(() => this.#forget(next));
  }

  /** Hand it over, if it is ready; further tries wait for the next `prepare`. */
  take() {
    clearTimeout(this.#timer);
    const taken = this.isReady ? this.#launch : null;
    if (taken) this.#launch = null;
    return taken;
  }

  /** @param {Launch} launch that is of no use any more */
  #forget(launch) {
    if (this.#launch !== launch || this.isReady) return;
    this.#launch = null;
    if (this.#retries >= MORE_TRIES) return;
    const pause = FIRST_PAUSE * GROWTH ** this.#retries;
    this.#retries += 1;
    this.#timer = setTimeout(() => whenIdle(() => this.#start()), pause);
  }
}
