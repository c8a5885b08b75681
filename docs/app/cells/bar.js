/**
 * The buttons in a cell's corner: Run, with Stop in its place while it runs, Copy and Reset.
 */
import { make } from "../ui/elements.js";

const SVG = "http://www.w3.org/2000/svg";
const REMARK_TIME = 2500; // milliseconds
const SECOND = 2; // click of a double one, whose first was on Run: it is not meant for Stop
/** Icons on a grid of 24, as the theme's are. */
const ICONS = {
  Copy: "M19 21H8V7h11m0-2H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2m-3-4H4a2 2 0 0 0-2 2v14h2V3h12z",
  Reset: "M12 5V1L7 6l5 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8",
};

/**
 * @param {Pick<import("./frame.js").Listeners, "onRun" | "onStop" | "onReset" | "onCopy">} listeners
 */
export function drawBar({ onRun, onStop, onReset, onCopy }) {
  const run = drawButton("Run", onRun, "Run this code (Shift+Enter)");
  const keys = make("kbd", "gd-cell__keys", { "aria-hidden": "true" });
  keys.textContent = "⇧⏎";
  run.append(keys);
  run.setAttribute("aria-keyshortcuts", "Shift+Enter");
  const stop = drawButton("Stop", ({ detail }) => detail !== SECOND && onStop(), "End the run");
  const copy = drawIcon("Copy", onCopy, "Copy the code as it stands");
  const reset = drawIcon("Reset", onReset, "Bring the printed code and output back");
  const word = make("span", "gd-cell__state", { "aria-live": "polite" });
  const progress = make("div", "gd-cell__progress", { hidden: "" });
  const bar = make("div", "gd-cell__bar");
  bar.append(word, progress, run, stop, copy, reset);
  let words = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let remark;
  return {
    element: bar,
    progress,

    /** @param {string} text @param {boolean} isBusy */
    showState(text, isBusy) {
      clearTimeout(remark);
      words = word.textContent = text;
      if (isBusy) swap(run, stop);
      else swap(stop, run);
    },

    /** A passing remark beside the buttons. @param {string} text */
    say(text) {
      clearTimeout(remark);
      word.textContent = text;
      remark = setTimeout(() => (word.textContent = words), REMARK_TIME);
    },
  };
}

/** Put a button in another's place, and the focus with it. @param {HTMLElement} old @param {HTMLElement} next */
function swap(old, next) {
  const isFocused = old === document.activeElement;
  next.hidden = false;
  if (isFocused) next.focus({ preventScroll: true });
  old.hidden = true;
}

/** @param {string} name @param {(event: MouseEvent) => void} onClick @param {string} title */
function drawButton(name, onClick, title) {
  const button = make("button", "gd-cell__button", { title, type: "button" });
  button.textContent = name;
  button.dataset.action = name.toLowerCase();
  button.addEventListener("click", onClick);
  return button;
}

/** @param {keyof typeof ICONS} name @param {() => void} onClick @param {string} title */
function drawIcon(name, onClick, title) {
  const button = drawButton("", onClick, title);
  button.classList.add("gd-cell__button--icon");
  button.setAttribute("aria-label", name);
  button.dataset.action = name.toLowerCase();
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  icon.append(path);
  button.append(icon);
  return button;
}
