/**
 * Tabs by the usual rules: arrow keys go from one to the next, and only the chosen one is a stop of
 * the Tab key.
 */
import { signal } from "@preact/signals-core";
import { html, render } from "lit-html";
import { isPlain } from "../../ui/keys.js";

/**
 * @typedef {{name: string, panel: HTMLElement, isOffered?: () => boolean, isRead?: boolean}} Tab
 *   isRead: it may scroll and hold no control, so that it is a stop of the Tab key itself
 */

let lastId = 0;
/** @type {Record<string, number>} */
const MOVES = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

class Tabs {
  #shown = signal("");

  /** @param {HTMLElement} place @param {Tab[]} tabs */
  constructor(place, tabs) {
    this.place = place;
    this.tabs = tabs;
    this.id = `gd-tab-${++lastId}`;
    for (const { name, panel, isRead } of tabs) {
      if (isRead) panel.tabIndex = 0;
      panel.id = `${this.id}-panel-${name}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", `${this.id}-${name}`);
    }
    place.setAttribute("role", "tablist");
    place.setAttribute("aria-label", "Views");
    place.addEventListener("keydown", (event) => this.#move(event));
  }

  /** The name of the tab that is shown. */
  get shown() {
    return this.#shown.value;
  }

  /** The tabs that this width has. */
  get #offered() {
    return this.tabs.filter(({ isOffered }) => isOffered?.() ?? true);
  }

  /** @param {string} name */
  show(name) {
    const offered = this.#offered;
    this.#shown.value = (offered.find((tab) => tab.name === name) ?? offered[0]).name;
    this.#draw();
  }

  #draw() {
    const offered = this.#offered;
    for (const { name, panel } of this.tabs) {
      const isTab = offered.some((tab) => tab.name === name);
      panel.hidden = isTab && name !== this.shown;
    }
    render(
      offered.map(({ name }) => this.#tab(name)),
      this.place,
    );
  }

  /** @param {string} name */
  #tab(name) {
    const isShown = name === this.shown;
    return html`<button type="button" role="tab" class="gd-tab" id=${`${this.id}-${name}`}
      aria-selected=${String(isShown)} aria-controls=${`${this.id}-panel-${name}`}
      tabindex=${isShown ? 0 : -1} @click=${() => this.show(name)}>${name}</button>`;
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const by = MOVES[event.key];
    if (by === undefined || !isPlain(event)) return;
    event.preventDefault();
    const names = this.#offered.map(({ name }) => name);
    const at = names.indexOf(this.shown);
    const next = Number.isFinite(by)
      ? (at + by + names.length) % names.length
      : by < 0
        ? 0
        : names.length - 1;
    this.show(names[next]);
    /** @type {HTMLElement} */ (this.place.querySelector("[aria-selected=true]")).focus();
  }
}

/** @param {HTMLElement} place @param {Tab[]} tabs */
export function mountTabs(place, tabs) {
  return new Tabs(place, tabs);
}
