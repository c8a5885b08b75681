/**
 * What was set before and after: states to go back to and forward again. A state is a plain object,
 * so that nothing but the states has to be kept. Nothing here draws or asks.
 */

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {{state: State, isWaiting: boolean}} Entry isWaiting: its typed surface may not run yet
 */

const PAUSE = 1000; // milliseconds between moves of one slider that make them two changes
const LIMIT = 200; // changes that can be undone

export class History {
  /** @type {Entry[]} */
  #past = [];
  /** @type {Entry[]} */
  #future = [];
  /** @type {Entry | null} */
  #now = null;
  /** What the last change was of, and when. */
  #changed = { part: "", time: -Infinity };

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /**
   * The state is another one. Moves of one slider that follow each other closely are one change.
   * @param {Entry} entry @param {number} time in milliseconds
   */
  record(entry, time) {
    const before = this.#now;
    const part = before ? partChanged(before.state, entry.state) : "";
    if (before && part === null) {
      this.#now = entry; // the same state: it may have been allowed to run meanwhile
      return;
    }
    const isSame = part === this.#changed.part && time - this.#changed.time < PAUSE;
    if (before && !(isSame && this.canUndo)) this.#past.push(before);
    if (this.#past.length > LIMIT) this.#past.shift();
    this.#future = [];
    this.#now = entry;
    this.#changed = { part: part ?? "", time };
  }

  /** @returns {Entry | null} the state to go back to */
  undo() {
    return this.#go(this.#past, this.#future);
  }

  /** @returns {Entry | null} the state to go forward to */
  redo() {
    return this.#go(this.#future, this.#past);
  }

  /** @param {Entry[]} from @param {Entry[]} to */
  #go(from, to) {
    const entry = from.pop();
    if (!entry || !this.#now) return null;
    to.push(this.#now);
    this.#now = entry;
    this.#changed = { part: "", time: -Infinity }; // the next change is one by itself
    return entry;
  }
}

/**
 * Which part of a state differs in another: a setting, the start, a list as a whole. Null where
 * nothing does.
 * @param {any} one @param {any} other @returns {string | null}
 */
export function partChanged(one, other) {
  if (JSON.stringify(one) === JSON.stringify(other)) return null;
  const isDeep = [one, other].every((value) => typeof value === "object" && value !== null);
  const keys = isDeep ? Object.keys(one) : [];
  if (!keys.length || keys.join() !== Object.keys(other).join() || isPoint(one)) return ".";
  const parts = keys.flatMap((key) => {
    const part = partChanged(one[key], other[key]);
    return part === null ? [] : [`${key}${part}`];
  });
  return parts.join(" ");
}

/** A start moves as a whole. @param {any} value */
function isPoint(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}
