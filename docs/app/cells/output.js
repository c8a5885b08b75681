/**
 * A cell's output. Whatever Python says is put in as text, so that printed markup stays text.
 */
import { make } from "../ui/elements.js";

/** @typedef {{stream: "stdout" | "stderr", text: string}} Part */

const STUCK = 24; // pixels from the end within which the view follows new lines

export class Output {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.clear();
  }

  clear() {
    this.place.replaceChildren();
    this.place.removeAttribute("tabindex");
    /** @type {HTMLElement | null} */
    this.last = null;
  }

  /** @param {HTMLElement} element */
  add(element) {
    const { place } = this;
    place.tabIndex = 0; // long output scrolls, by keyboard too; an empty one is no stop
    const isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < STUCK;
    place.append(element);
    if (isAtEnd) place.scrollTop = place.scrollHeight;
  }

  /** @param {Part} part */
  print({ stream, text }) {
    const { place } = this;
    if (!this.last || this.last.dataset.stream !== stream) {
      this.last = make("pre", `gd-cell__text gd-cell__text--${stream}`);
      this.last.dataset.stream = stream;
      this.add(this.last);
    }
    const isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < STUCK;
    this.last.append(text);
    if (isAtEnd) place.scrollTop = place.scrollHeight;
  }

  /** A sentence of the page's own, not of Python's. @param {string} text */
  note(text) {
    this.last = null;
    const note = make("p", "gd-cell__note");
    note.textContent = text;
    this.add(note);
  }

  /**
   * What a finished run left: its figures, its value, its error.
   * @param {{value: string | null, images: string[], error: string | null}} result
   */
  finish({ value, images, error }) {
    this.last = null;
    for (const [index, source] of images.entries()) this.add(drawImage(source, index + 1));
    if (value !== null) this.addText("value", value);
    if (error !== null) this.addText("error", error.trimEnd());
    if (!this.place.firstChild) this.note("It ran, and printed nothing.");
  }

  /** @param {string} kind @param {string} text */
  addText(kind, text) {
    const element = make("pre", `gd-cell__text gd-cell__text--${kind}`);
    element.textContent = text;
    this.add(element);
  }

  /** Python could not start. @param {string} message @param {() => void} onRetry */
  failure(message, onRetry) {
    this.clear();
    this.note(`Python could not start in this page. ${message}`);
    const retry = make("button", "gd-cell__button gd-cell__button--retry", { type: "button" });
    retry.textContent = "Retry";
    retry.addEventListener("click", onRetry);
    this.add(retry);
  }
}

/** @param {string} source @param {number} number */
function drawImage(source, number) {
  const image = /** @type {HTMLImageElement} */ (make("img", "gd-cell__image"));
  image.src = source;
  image.alt = `Figure ${number} drawn by this cell`;
  return image;
}
