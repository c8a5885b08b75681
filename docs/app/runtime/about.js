/**
 * `<gd-about-python>`: a small panel that tells how Python was started in this page, and why so.
 */
import { python } from "./python.js";

const WAYS = {
  snapshot: "restored from a snapshot of its memory, with NumPy and gd_core imported",
  bytecode: "started from compiled files",
  stock: "started with Pyodide's own package loader",
};
const NOT_YET = "Python has not been started on this visit. Run a cell, or press Start.";

/** One sentence on the running Python. */
export function describe() {
  const { about, state } = python;
  if (state === "booting") return "Python is starting.";
  if (!about) return NOT_YET;
  const seconds = (about.milliseconds / 1000).toFixed(2);
  return `Pyodide ${about.pyodide}, ${WAYS[about.rung]}, in ${seconds} s.`;
}

class AboutPython extends HTMLElement {
  connectedCallback() {
    this.sentence = document.createElement("p");
    this.reasons = document.createElement("ul");
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "md-button";
    this.button.textContent = "Start";
    this.button.addEventListener("click", () => python.boot().catch((error) => this.tell(error)));
    this.replaceChildren(this.sentence, this.reasons, this.button);
    this.unsubscribe = python.onState(() => this.draw());
    this.draw();
  }

  disconnectedCallback() {
    this.unsubscribe?.();
  }

  draw() {
    if (this.sentence) this.sentence.textContent = describe();
    if (this.button) this.button.hidden = python.state === "ready" || python.state === "booting";
    const failures = python.about?.failures ?? [];
    this.reasons?.replaceChildren(...failures.map(itemOf));
    this.dataset.rung = python.about?.rung ?? "";
  }

  /** @param {Error} error */
  tell(error) {
    if (this.sentence) this.sentence.textContent = error.message;
  }
}

/** @param {string} failure */
function itemOf(failure) {
  const item = document.createElement("li");
  item.textContent = `Not by ${failure}.`;
  return item;
}

customElements.define("gd-about-python", AboutPython);
