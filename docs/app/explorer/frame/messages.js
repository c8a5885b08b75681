/**
 * What is said while Python works, when it cannot, and beside a field that could not be read.
 */
import { make, makeButton, say } from "../../ui/elements.js";
import { progressText } from "../../ui/progress.js";

/** @param {HTMLElement} root @param {HTMLElement} message @param {() => void} onRetry */
export function tellingOfWork(root, message, onRetry) {
  /** @param {string} text @param {boolean} [mayRetry] */
  function showMessage(text, mayRetry = false) {
    message.hidden = !text;
    say(message, text);
    if (mayRetry) message.append(" ", makeButton("Retry", onRetry));
  }

  return {
    showMessage,

    /** @param {import("../model/store.js").Progress | null} progress */
    showProgress(progress) {
      const isShown = progress !== null && progress.phase !== "Ready";
      message.hidden = !isShown && !message.textContent;
      if (isShown) say(message, progressText(progress));
      else if (root.dataset.state !== "error") showMessage("");
    },
  };
}

/** Notes: a sentence at the field that it is about, or above the runs. @param {HTMLElement} root */
export function mountNote(root) {
  const element = make("p", "gd-explorer__note", { "aria-live": "polite", hidden: "" });

  /** @param {string} text @param {Element | null} [field] */
  function showNote(text, field = null) {
    element.hidden = !text;
    element.textContent = text;
    element.classList.toggle("gd-explorer__note--field", field !== null);
    if (!text || !field) return;
    const [around, at] = [root.getBoundingClientRect(), field.getBoundingClientRect()];
    const left = Math.max(8, Math.min(at.left - around.left, around.width - 260));
    element.style.setProperty("left", `${left}px`);
    element.style.setProperty("top", `${at.bottom - around.top + 4}px`);
  }

  root.addEventListener("gd-note", (event) => {
    showNote(/** @type {CustomEvent} */ (event).detail, /** @type {Element} */ (event.target));
  });
  return { element, showNote };
}
