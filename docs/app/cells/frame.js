/**
 * What stands around a cell's code: buttons, state, progress and output.
 */
import { make } from "../ui/elements.js";
import { keepLetters } from "../ui/keys.js";
import { drawBar } from "./bar.js";
import { invite, watchCut, watchStop } from "./printed.js";

/**
 * @typedef {{onRun: () => void, onStop: () => void, onReset: () => void, onCopy: () => void,
 *   onOpen: (takeTyped: () => string, point?: Point) => void}} Listeners takeTyped: what was typed
 *   into the printed code meanwhile, once
 * @typedef {{x: number, y: number}} Point where a reader clicked, in the viewport
 * @typedef {ReturnType<typeof drawFrame>} Frame
 */

/**
 * Build the frame around the highlighted code that the cell already holds, and around the output
 * that it is expected to print.
 * @param {HTMLElement} cell @param {Listeners} listeners
 */
export function drawFrame(cell, listeners) {
  const name = cell.dataset.name ?? "example";
  cell.setAttribute("role", "group");
  keepLetters(cell);
  cell.setAttribute("aria-label", `Python example ${name}`);
  const result = drawResult(cell, name);
  const code = make("div", "gd-cell__code");
  code.append(...cell.childNodes);
  invite(code, name, listeners);
  watchCut(code);
  const { element: bar, progress, showState, say } = drawBar(listeners);
  const body = make("div", "gd-cell__body");
  body.append(code, bar);
  cell.append(body, result.element);
  return {
    code,
    progress,
    result,
    showState,
    say,

    /** Mark the line that a run ended at, from 1; none. @param {number | null} line */
    markLine(line) {
      if (line === null) delete code.dataset.errorLine;
      else code.dataset.errorLine = String(line);
      code.style.setProperty("--error-line", String(line ?? 0));
    },

    /** Whether the printed code still stands where the editor will be. */
    get hasPrinted() {
      return code.querySelector("pre") !== null;
    },

    /** Show code without colors, until an editor is there. @param {string} text */
    showPlain(text) {
      const element = code.querySelector("pre code");
      if (element) element.textContent = `${text}\n`;
    },
  };
}

/** @typedef {ReturnType<typeof drawResult>} Result */

/** The part under the code: what the page prints, and in its place what a run prints. */
function drawResult(/** @type {HTMLElement} */ cell, /** @type {string} */ name) {
  const element = make("div", "gd-cell__result");
  const expected = /** @type {HTMLElement | null} */ (cell.querySelector(":scope > .gd-output"));
  const verdict =
    /** @type {HTMLElement | null} */ (cell.querySelector(":scope > .gd-cell__verdict")) ??
    make("p", "gd-cell__verdict");
  verdict.setAttribute("role", "status");
  const label = `Output of ${name}`;
  const log = make("div", "gd-cell__output", { role: "log", "aria-label": label });
  const printed = expected?.querySelector("samp");
  if (printed) watchStop(printed);
  element.append(verdict, ...(expected ? [expected] : []), log);
  return { element, verdict, expected, log };
}
