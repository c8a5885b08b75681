/**
 * A second interpreter that waits for the next Stop. One that could not start, or that died, is
 * forgotten, so that the next call makes another.
 */
import { rehearse } from "./warm.js";

/** @typedef {import("./launch.js").Launch} Launch */

export class Spare {
  /** @type {Launch | null} */
  #launch = null;

  /** @param {() => Launch} launch starts an interpreter */
  constructor(launch) {
    this.launch = launch;
  }

  /** Whether it is ready to take over. */
  get isReady() {
    return Boolean(this.#launch?.about && this.#launch.connection);
  }

  /** Start one, unless one is there or on its way. */
  prepare() {
    if (this.#launch) return;
    const next = this.launch();
    this.#launch = next;
    next.onDeath = () => this.#forget(next);
    // Where it cannot start, Stop boots anew, and says why.
    rehearse(next, () => this.#launch === next).catch(() => this.#forget(next));
  }

  /** Hand it over, if it is ready. */
  take() {
    const taken = this.isReady ? this.#launch : null;
    if (taken) this.#launch = null;
    return taken;
  }

  /** @param {Launch} launch that is of no use any more */
  #forget(launch) {
    if (this.#launch === launch && !this.isReady) this.#launch = null;
  }
}
