/**
 * Asks Python for the inside of the race that is drawn. An answer to another race than the one that
 * is drawn by then is of no use, and is dropped. Nothing here draws.
 */
import { toInside } from "./bars.js";

const PAUSE = 60; // milliseconds that a step must stay before Python works it out

/**
 * @typedef {{session: import("../session.js").Session, ask: import("../answers/latest.js").Ask,
 *   getIndex: () => number, onInside: (inside: import("./bars.js").Inside) => void,
 *   onWorked: (worked: import("./rule.js").Worked, index: number) => void}} Parts
 */

export class InsideReader {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The race whose inside was asked for last. @type {import("../answers/races.js").Race | null} */
  #race = null;

  /** @param {Parts} parts getIndex: the place of the optimizer that is looked into */
  constructor(parts) {
    this.parts = parts;
  }

  /** Whether the race that is drawn is another than the one that was asked about. */
  get isStale() {
    return this.#race !== this.parts.session.race;
  }

  /** Ask anew at the next opportunity. */
  forget() {
    this.#race = null;
    clearTimeout(this.#timer);
  }

  /** What is asked: the race that is drawn, not the one that is set and still on its way. */
  #payload() {
    const { view: _, ...state } = this.parts.session.drawn;
    return { state, index: Math.min(this.parts.getIndex(), state.optimizers.length - 1) };
  }

  /** Ask for the quantities at all steps. */
  async read() {
    const { session, ask, onInside } = this.parts;
    if (session.isWaiting) return;
    this.#race = session.race;
    const answer = await ask("worked.inside", this.#payload());
    if (answer && !this.isStale) onInside(toInside(answer));
  }

  /** Ask for one step's lines, once the reader rests there. @param {number} step */
  workOut(step) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const { session, ask, onWorked } = this.parts;
      const { race } = session;
      const asked = this.#payload();
      const answer = await ask("worked.worked_step", { ...asked, step });
      if (answer && race === session.race) onWorked(answer, asked.index);
    }, PAUSE);
  }
}
