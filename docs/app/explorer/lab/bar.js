/**
 * The laboratory's bar: gallery, undo and redo, what to try, sharing, help.
 */
import { html, render } from "lit-html";
import { History } from "./history.js";

/**
 * @typedef {{session: import("../session.js").Session, gallery: HTMLElement[],
 *   task: HTMLElement[], more: HTMLElement[]}} Parts elements that stand in the bar
 */

const TYPED = "input:not([type=range], [type=checkbox]), textarea, [contenteditable]";

class UndoRedo {
  history = new History();

  /** @param {import("../session.js").Session} session @param {HTMLElement} place */
  constructor(session, place) {
    this.session = session;
    this.place = place;
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.#key(event);
    document.addEventListener("keydown", this.onKey);
  }

  /** The state is another one. */
  record() {
    const { state, isWaiting } = this.session;
    this.history.record({ state, isWaiting }, performance.now());
    this.draw();
  }

  draw() {
    const { canUndo, canRedo } = this.history;
    render(
      [
        this.#button("Undo", "Ctrl+Z", "↶", canUndo),
        this.#button("Redo", "Ctrl+Shift+Z", "↷", canRedo),
      ],
      this.place,
    );
  }

  /** @param {"Undo" | "Redo"} name @param {string} keys @param {string} sign @param {boolean} isAble */
  #button(name, keys, sign, isAble) {
    return html`<button type="button" class="gd-button gd-button--sign" aria-label=${name}
      title=${`${name} (${keys})`} aria-disabled=${String(!isAble)}
      @click=${() => this.go(name)}>${sign}</button>`;
  }

  /** @param {"Undo" | "Redo"} way */
  go(way) {
    const entry = way === "Undo" ? this.history.undo() : this.history.redo();
    if (!entry) return;
    this.session.isWaiting = entry.isWaiting; // what was never allowed to run waits again
    void this.session.show(entry.state);
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isMeant = (event.ctrlKey || event.metaKey) && !event.altKey;
    const way = wayOf(event);
    const isTyping = event.target instanceof Element && event.target.matches(TYPED);
    if (!isMeant || !way || isTyping) return;
    event.preventDefault();
    this.go(way);
  }

  leave() {
    document.removeEventListener("keydown", this.onKey);
  }
}

/** @param {KeyboardEvent} event @returns {"Undo" | "Redo" | null} */
function wayOf({ key, shiftKey }) {
  if (key.toLowerCase() === "y") return "Redo";
  if (key.toLowerCase() !== "z") return null;
  return shiftKey ? "Redo" : "Undo";
}

/** @param {HTMLElement} place @param {Parts} parts */
export function mountBar(place, { session, gallery, task, more }) {
  render(
    html`${gallery}
      <div class="gd-lab__history" role="group" aria-label="History"></div>
      <div class="gd-lab__actions">${more}</div>
      <div class="gd-lab__task">${task}</div>`,
    place,
  );
  const around = /** @type {HTMLElement} */ (place.querySelector(".gd-lab__history"));
  return new UndoRedo(session, around);
}
