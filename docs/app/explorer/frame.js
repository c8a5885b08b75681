/**
 * The parts of an explorer that are neither pictures nor settings: task, transport, words, table.
 */

import { make, makeButton, say } from "../ui/elements.js";
import { progressText } from "../ui/progress.js";
import { mountTransport, mountViewChoice } from "./transport.js";

/** @typedef {import("./transport.js").TransportListeners & {onRetry: () => void}} Listeners */

/** @param {HTMLElement} root @param {Listeners} listeners */
export function mountFrame(root, listeners) {
  const parts = layOut(root, listeners);
  root.addEventListener("gd-note", (event) => {
    showNote(/** @type {CustomEvent} */ (event).detail);
  });

  /** @param {string} text */
  function showNote(text) {
    parts.note.hidden = !text;
    parts.note.textContent = text;
  }

  return {
    ...parts.places,
    ...sayingWords(parts),
    ...tellingOfWork(root, parts.message, listeners.onRetry),
    showTime: parts.transport.show,
    showView: parts.view.show,
    showNote,
  };
}

/** Build the frame's parts, in the order of the page. @param {HTMLElement} root @param {Listeners} listeners */
function layOut(root, listeners) {
  const task = mountTask();
  const answer = mountAnswer();
  const stage = make("div", "gd-explorer__stage");
  const side = make("div", "gd-explorer__side");
  const main = make("div", "gd-explorer__main");
  const legend = make("ul", "gd-legend", { "aria-label": "Legend" });
  const summary = make("p", "gd-explorer__summary", { role: "status" });
  const places = {
    surface: make("div", "gd-explorer__surface"),
    losses: make("div", "gd-explorer__losses"),
    controls: make("div", "gd-controls"),
    switches: make("div", "gd-controls gd-switches"),
    more: make("div", "gd-explorer__more"),
    table: make("table", "gd-explorer__table"),
  };
  const view = mountViewChoice(listeners.onView);
  const transport = mountTransport(listeners);
  side.append(legend, view.element, places.losses, summary);
  main.append(places.surface, transport.element);
  stage.append(main, side);
  const message = make("div", "gd-explorer__message", { hidden: "" });
  const note = make("p", "gd-explorer__note", { "aria-live": "polite", hidden: "" });
  const held = make("p", "gd-explorer__held");
  const lab = mountLabLink();
  const data = make("details", "gd-explorer__data");
  const title = make("summary");
  title.textContent = "The numbers";
  data.append(title, places.table);
  root.replaceChildren(task.element, answer.element, stage, message, note);
  root.append(places.controls, places.switches, held, lab.element, places.more, data);
  return { places, task, answer, legend, summary, view, transport, message, note, held, lab };
}

/** What to try, and why. */
function mountTask() {
  const element = make("p", "gd-explorer__task");
  const [lead, text] = [make("strong"), make("span")];
  element.append(lead, text);
  return { element, lead, text };
}

/** What the task comes to, folded until the reader has tried. */
function mountAnswer() {
  const element = make("details", "gd-explorer__answer", { hidden: "" });
  const [title, text] = [make("summary"), make("p")];
  title.textContent = "Answer";
  element.append(title, text);
  return { element, text };
}

function mountLabLink() {
  const element = make("p", "gd-explorer__lab", { hidden: "" });
  const link = make("a");
  link.textContent = "Open this race in the laboratory";
  element.append(link, ", with maps, noise, schedules and the inside of each step.");
  return { element, link };
}

/** @param {ReturnType<typeof layOut>} parts */
function sayingWords({ task, answer, held, legend, summary, lab }) {
  return {
    /** @param {string} address */
    showLab(address) {
      lab.element.hidden = false;
      lab.link.href = address;
    },

    /** @param {{task: string, heldEqual: string, why?: string}} words */
    showWords({ task: text, heldEqual, why }) {
      task.element.hidden = !text;
      say(task.lead, "Try: ");
      say(task.text, why ? `${text} Why: ${why}` : text);
      say(held, `Held equal: ${heldEqual}`);
    },

    /** @param {string} text another one is folded again */
    showAnswer(text) {
      if (answer.text.textContent !== text) answer.element.open = false;
      answer.element.hidden = !text;
      say(answer.text, text);
    },

    /** @param {string[]} labels */
    showLegend(labels) {
      const shown = [...legend.children].map((item) => item.textContent);
      if (shown.join("\n") !== labels.join("\n")) legend.replaceChildren(...labels.map(legendItem));
    },

    /** @param {string} text */
    showSummary(text) {
      say(summary, text);
    },
  };
}

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

    /** @param {{phase: string, loaded: number, total: number} | null} progress */
    showProgress(progress) {
      const isShown = progress !== null && progress.phase !== "Ready";
      message.hidden = !isShown && !message.textContent;
      if (isShown) say(message, progressText(progress));
      else if (root.dataset.state !== "error") showMessage("");
    },
  };
}

/** @param {string} label @param {number} index */
function legendItem(label, index) {
  const item = make("li", `gd-legend__item gd-color-${index}`);
  const namespace = "http://www.w3.org/2000/svg";
  const sample = document.createElementNS(namespace, "svg");
  sample.setAttribute("viewBox", "0 0 34 8");
  sample.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(namespace, "path");
  line.setAttribute("class", "gd-run");
  line.setAttribute("d", "M1,4H33");
  sample.append(line);
  item.append(sample, label);
  return item;
}
