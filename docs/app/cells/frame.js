/**
 * What stands around a cell's code: buttons, state, progress and output.
 */
import { make } from "../ui/elements.js";

/**
 * @typedef {{onRun: () => void, onStop: () => void, onReset: () => void, onCopy: () => void,
 *   onOpen: (point?: Point) => void}} Listeners
 * @typedef {{x: number, y: number}} Point where a reader clicked, in the viewport
 * @typedef {ReturnType<typeof drawFrame>} Frame
 */

const REMARK_TIME = 2500; // milliseconds

/** @param {string} name @param {() => void} onClick @param {string} title */
function makeButton(name, onClick, title) {
  const button = /** @type {HTMLButtonElement} */ (make("button", "gd-cell__button", { title }));
  button.type = "button";
  button.textContent = name;
  button.dataset.action = name.toLowerCase();
  button.addEventListener("click", onClick);
  return button;
}

/**
 * Build the frame around the highlighted code that the cell already holds.
 * @param {HTMLElement} cell @param {Listeners} listeners
 */
export function drawFrame(cell, { onRun, onStop, onReset, onCopy, onOpen }) {
  const name = cell.dataset.name ?? "example";
  cell.setAttribute("role", "group");
  cell.setAttribute("aria-label", `Python example ${name}`);
  const code = make("div", "gd-cell__code");
  code.append(...cell.childNodes);
  invite(code, name, onOpen);
  const run = makeButton("Run", onRun, "Run this code (Shift+Enter in the editor)");
  const stop = makeButton("Stop", onStop, "End the run");
  const reset = makeButton("Reset", onReset, "Bring the printed code back");
  const copy = makeButton("Copy", onCopy, "Copy the code as it stands");
  const word = make("span", "gd-cell__state", { "aria-live": "polite" });
  const bar = make("div", "gd-cell__bar");
  bar.append(run, stop, reset, copy, word);
  const progress = make("div", "gd-cell__progress", { hidden: "" });
  let words = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let remark;
  const output = make("div", "gd-cell__output", {
    role: "log",
    "aria-label": `Output of ${name}`,
  });
  cell.append(code, bar, progress, output);
  return {
    code,
    output,
    progress,

    /** @param {string} text @param {boolean} isBusy */
    showState(text, isBusy) {
      clearTimeout(remark);
      words = word.textContent = text;
      // Not `disabled`, which would take the focus from a button that was just pressed.
      run.setAttribute("aria-disabled", String(isBusy));
      stop.setAttribute("aria-disabled", String(!isBusy));
    },

    /** A passing remark beside the buttons. @param {string} text */
    say(text) {
      clearTimeout(remark);
      word.textContent = text;
      remark = setTimeout(() => (word.textContent = words), REMARK_TIME);
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

/** Let a click, or Enter on the focused code, open the editor. */
function invite(
  /** @type {HTMLElement} */ code,
  /** @type {string} */ name,
  /** @type {Listeners["onOpen"]} */ onOpen,
) {
  const printed = code.querySelector("pre");
  if (!printed) return;
  printed.tabIndex = 0;
  printed.setAttribute("role", "textbox");
  printed.setAttribute("aria-multiline", "true");
  printed.setAttribute("aria-readonly", "true");
  printed.setAttribute("aria-label", `Code of ${name}; press Enter to edit`);
  printed.addEventListener("click", ({ clientX, clientY }) => {
    if (getSelection()?.isCollapsed !== false) onOpen({ x: clientX, y: clientY });
  });
  printed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    onOpen();
  });
}
