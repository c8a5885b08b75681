/**
 * A cell's output. Whatever Python says is put in as text, so that printed markup stays text.
 */
import { make } from "../ui/elements.js";
import { compare, linesOf, verdictOf } from "./comparison.js";

/** @typedef {{stream: "stdout" | "stderr", text: string}} Part */

const STUCK = 24; // pixels from the end within which the view follows new lines
const LINE = 21; // pixels of a line, as cells/output.css has it
const PADDING = 25; // pixels around the lines

export class Output {
  /** @param {import("./frame.js").Result} result */
  constructor({ element, verdict, expected, log }) {
    this.element = element;
    this.verdict = verdict;
    this.expected = expected;
    this.place = log;
    this.words = verdict.textContent ?? "";
    this.clear();
  }

  /** Show what the page was built with. */
  clear() {
    this.release();
    this.#empty();
    if (this.expected) this.expected.hidden = false;
    this.verdict.textContent = this.words;
  }

  /** A run begins: nothing moves, until there is something to show. @param {number} lines */
  begin(lines) {
    const height = this.element.getBoundingClientRect().height;
    const wanted = this.expected ? 0 : PADDING + lines * LINE;
    this.element.style.minHeight = `${Math.max(height, wanted)}px`;
    this.#empty();
    if (this.expected) this.expected.hidden = false;
    this.verdict.textContent = this.words;
  }

  /** The output may be as low as it is: its reader's own hand is at work. */
  release() {
    this.element.style.minHeight = "";
  }

  #empty() {
    this.place.replaceChildren();
    this.place.removeAttribute("tabindex");
    /** @type {HTMLElement | null} */
    this.last = null;
  }

  /** @param {HTMLElement} element */
  add(element) {
    const { place } = this;
    if (this.expected && !place.firstChild) {
      this.expected.hidden = true;
      this.verdict.textContent = "Output";
    }
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
    else if (this.expected && error === null) this.#judge(this.expected);
  }

  /** Mark the lines that the page did not print. @param {HTMLElement} expected */
  #judge(expected) {
    const texts = [...this.place.querySelectorAll("pre.gd-cell__text")];
    const lines = texts.map((text) => linesOf(text.textContent ?? ""));
    const comparison = compare(expected.textContent ?? "", lines.flat().join("\n"));
    this.verdict.textContent = verdictOf(comparison);
    let first = 0;
    for (const [index, text] of texts.entries()) {
      const own = lines[index].map((_, at) => comparison.differing.has(first + at));
      if (own.includes(true)) text.replaceChildren(...markLines(lines[index], own));
      first += own.length;
    }
  }

  /** @param {string} kind @param {string} text */
  addText(kind, text) {
    const element = make("pre", `gd-cell__text gd-cell__text--${kind}`);
    element.textContent = text;
    this.add(element);
  }

  /** Python could not start. @param {string} message @param {() => void} onRetry */
  failure(message, onRetry) {
    this.#empty();
    this.note(`Python could not start in this page. ${message}`);
    const retry = make("button", "gd-cell__button gd-cell__button--retry", { type: "button" });
    retry.textContent = "Retry";
    retry.addEventListener("click", onRetry);
    this.add(retry);
  }
}

/** @param {string[]} lines @param {boolean[]} isMarked */
function markLines(lines, isMarked) {
  return lines.flatMap((line, at) => {
    if (!isMarked[at]) return [`${line}\n`];
    const mark = make("mark", "gd-cell__differs");
    mark.textContent = line;
    return [mark, "\n"];
  });
}

/** @param {string} source @param {number} number */
function drawImage(source, number) {
  const image = /** @type {HTMLImageElement} */ (make("img", "gd-cell__image"));
  image.src = source;
  image.alt = `Figure ${number} drawn by this cell`;
  return image;
}
