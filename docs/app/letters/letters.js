/**
 * A letter under the pointer, or one that is chosen in a table of symbols, is tinted wherever it
 * stands: in the formulas of the rule, in the table and in the code.
 */
import { make } from "../ui/elements.js";
import { cellOf, formulasAround, markCode, markFormulas, namesByLetter, namesOf } from "./scope.js";

const LIT = "gd-lit";

class Letters {
  /** @type {string | null} */
  #pointed = null;
  /** @type {string | null} */
  #chosen = null;
  /** @type {string | null} */
  #shown = null;

  /** @param {HTMLElement} table @param {HTMLElement} article */
  constructor(table, article) {
    this.table = table;
    this.article = article;
    this.cell = cellOf(article, table.dataset.of ?? "");
    this.buttons = drawButtons(table);
    this.names = new Set(this.buttons.map((button) => button.value));
    this.marked = this.#mark();
    for (const button of this.buttons) {
      button.addEventListener("click", () => this.#choose(button.value));
      button.addEventListener("focus", () => this.#focus(button));
      button.addEventListener("blur", () => this.#point(null));
    }
    table.addEventListener("keydown", (event) => this.#step(event));
    for (const kind of /** @type {const} */ (["pointerover", "pointermove"]))
      article.addEventListener(kind, (event) => this.#follow(event));
    article.addEventListener("pointerleave", () => this.#point(this.#focused()));
    article.addEventListener("click", ({ target }) => {
      const letter = /** @type {HTMLElement} */ (target).closest(".katex [data-letter]");
      const name = letter && /** @type {HTMLElement} */ (letter).dataset.letter;
      if (name && this.marked.has(/** @type {HTMLElement} */ (letter))) this.#choose(name);
    });
  }

  /** Find the letters on the page; give what has been marked. */
  #mark() {
    const parts = this.cell ? [this.table, this.cell] : [this.table];
    const found = markFormulas(formulasAround(this.article, parts), namesByLetter(this.table));
    return new Set([...found, ...(this.cell ? markCode(this.cell, this.names) : [])]);
  }

  /** A keyboard's focus shows the letter; a press of the pointer chooses it anyway. */
  #focus(/** @type {HTMLButtonElement} */ button) {
    for (const other of this.buttons) other.tabIndex = other === button ? 0 : -1;
    if (button.matches(":focus-visible")) this.#point(button.value);
  }

  /** The letter that a keyboard's focus shows. @returns {string | null} */
  #focused() {
    return this.buttons.find((button) => button.matches(":focus-visible"))?.value ?? null;
  }

  /** Arrow keys go through the table, which is one stop of the Tab key. */
  #step(/** @type {KeyboardEvent} */ event) {
    const at = this.buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
    if (event.key === "Escape") this.#choose(null);
    if (at < 0 || way === 0) return;
    event.preventDefault();
    this.buttons[Math.min(Math.max(at + way, 0), this.buttons.length - 1)].focus();
  }

  /** @param {string | null} name */
  #choose(name) {
    this.#chosen = this.#chosen === name ? null : name;
    for (const button of this.buttons)
      button.setAttribute("aria-pressed", String(button.value === this.#chosen));
    this.#show();
  }

  /** Where the pointer rests and the page moves under it, the keyboard's letter stays. @param {PointerEvent} event */
  #follow(event) {
    if (event.pointerType === "touch") return;
    if (event.type === "pointerover" && this.#focused()) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const marked = /** @type {HTMLElement | null} */ (target.closest("[data-letter]"));
    const row = this.table.contains(target) ? target.closest("tr") : null;
    const name =
      marked?.dataset.letter ??
      row?.querySelector("button")?.value ??
      this.#wordAt(target, { x: event.clientX, y: event.clientY });
    const isKnown = name && this.names.has(name) && (!marked || this.marked.has(marked));
    this.#point(isKnown ? name : null);
  }

  /** @param {Element} target @param {{x: number, y: number}} point */
  #wordAt(target, point) {
    return this.cell?.contains(target) ? this.cell.wordAt?.(point) : null;
  }

  /** @param {string | null} name */
  #point(name) {
    if (this.#pointed === name) return;
    this.#pointed = name;
    this.#show();
  }

  #show() {
    const name = this.#pointed ?? this.#chosen;
    if (name === this.#shown) return;
    this.#shown = name;
    for (const element of this.marked)
      element.classList.toggle(LIT, element.dataset.letter === name);
    for (const row of this.table.querySelectorAll("tr")) {
      const values = [...row.querySelectorAll("button")].map(({ value }) => value);
      row.classList.toggle(LIT, name !== null && values.includes(name));
    }
    this.cell?.light?.(name);
  }
}

/** Make a button of each name, one of which the Tab key reaches. @param {HTMLElement} table */
function drawButtons(table) {
  return namesOf(table)
    .flat()
    .map((code, at) => {
      const name = code.textContent ?? "";
      const button = make("button", "gd-letter", {
        type: "button",
        "aria-pressed": "false",
        "aria-label": `${name}: show it in the formula and the code`,
        tabindex: at === 0 ? "0" : "-1",
        value: name,
      });
      code.replaceWith(button);
      button.append(code);
      return button;
    });
}

/** Bring the tables of a page to life, each once. @param {ParentNode} root */
export function linkLetters(root) {
  for (const table of root.querySelectorAll(".gd-symbols[data-of]:not([data-state])")) {
    const article = /** @type {HTMLElement | null} */ (table.closest("article"));
    if (!article) continue;
    /** @type {HTMLElement} */ (table).dataset.state = "ready";
    new Letters(/** @type {HTMLElement} */ (table), article);
  }
}
