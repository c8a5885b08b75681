/**
 * The parts of an explorer that are neither pictures nor settings: task, transport, words, table.
 */

import { fill, make, makeButton, makeSelect, say } from "../ui/elements.js";
import { progressText } from "../ui/progress.js";

/**
 * @typedef {import("./model/state.js").View} View
 * @typedef {{onPlay: () => void, onStep: (by: number) => void, onScrub: (step: number) => void,
 *   onReset: () => void, onRetry: () => void, onPace: (pace: number) => void,
 *   onView: (change: Partial<View>) => void}} Listeners
 */

const PACES = [
  ["0.25", "¼ speed"],
  ["1", "Speed 1"],
  ["4", "Speed 4"],
];

/** @param {HTMLElement} root @param {Listeners} listeners */
export function mountFrame(root, listeners) {
  const task = make("p", "gd-explorer__task");
  const [tried, toTry] = [make("strong", ""), make("span", "")];
  task.append(tried, toTry);
  const stage = make("div", "gd-explorer__stage");
  const surface = make("div", "gd-explorer__surface");
  const side = make("div", "gd-explorer__side");
  const legend = make("ul", "gd-legend", { "aria-label": "Legend" });
  const losses = make("div", "gd-explorer__losses");
  const summary = make("p", "gd-explorer__summary", { role: "status" });
  const view = mountViewChoice(listeners.onView);
  side.append(legend, view.element, losses, summary);
  const transport = mountTransport(listeners);
  const main = make("div", "gd-explorer__main");
  main.append(surface, transport.element);
  stage.append(main, side);
  const message = make("div", "gd-explorer__message", { hidden: "" });
  const note = make("p", "gd-explorer__note", { "aria-live": "polite", hidden: "" });
  root.addEventListener("gd-note", (event) => showNote(/** @type {CustomEvent} */ (event).detail));
  const controls = make("div", "gd-controls");
  const held = make("p", "gd-explorer__held");
  const lab = make("p", "gd-explorer__lab", { hidden: "" });
  const labLink = make("a", "");
  labLink.textContent = "Open this race in the laboratory";
  lab.append(labLink, ", with maps, noise, schedules and the inside of each step.");
  const data = make("details", "gd-explorer__data");
  const title = make("summary", "");
  title.textContent = "The numbers";
  const table = make("table", "gd-explorer__table");
  data.append(title, table);
  const switches = make("div", "gd-controls gd-switches");
  const more = make("div", "gd-explorer__more");
  root.replaceChildren(task, stage, message, note, controls, switches, held, lab, more, data);

  /** @param {string} text */
  function showNote(text) {
    note.hidden = !text;
    note.textContent = text;
  }

  return {
    surface,
    losses,
    controls,
    switches,
    more,
    table,
    showTime: transport.show,
    showView: view.show,
    showNote,

    /** @param {string} address */
    showLab(address) {
      lab.hidden = false;
      labLink.href = address;
    },

    /** @param {{task: string, heldEqual: string, why?: string}} words */
    showWords({ task: text, heldEqual, why }) {
      task.hidden = !text;
      say(tried, "Try: ");
      say(toTry, why ? `${text} Why: ${why}` : text);
      say(held, `Held equal: ${heldEqual}`);
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

    /** @param {string} text @param {boolean} [mayRetry] */
    showMessage(text, mayRetry = false) {
      message.hidden = !text;
      say(message, text);
      if (mayRetry) message.append(" ", makeButton("Retry", listeners.onRetry));
    },

    /** @param {{phase: string, loaded: number, total: number} | null} progress */
    showProgress(progress) {
      const isShown = progress !== null && progress.phase !== "Ready";
      message.hidden = !isShown && !message.textContent;
      if (isShown) say(message, progressText(progress));
      else if (root.dataset.state !== "error") this.showMessage("");
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

/** What the curves show. @param {(change: Partial<View>) => void} onView */
function mountViewChoice(onView) {
  const element = make("div", "gd-explorer__view");
  const curves = [
    ["loss", "Loss"],
    ["gradient", "Gradient norm"],
  ];
  const scales = [
    ["log", "Log scale"],
    ["linear", "Linear scale"],
  ];
  const curve = makeSelect("Curve", curves, (value) =>
    onView({ curve: /** @type {any} */ (value) }),
  );
  const scale = makeSelect("Scale", scales, (value) =>
    onView({ scale: /** @type {any} */ (value) }),
  );
  element.append(curve, scale);
  return {
    element,
    /** @param {View} view */
    show(view) {
      fill(curve, view.curve);
      fill(scale, view.scale);
    },
  };
}

/** @param {Listeners} listeners */
function mountTransport({ onPlay, onStep, onScrub, onReset, onPace }) {
  const element = make("div", "gd-transport");
  const play = makeButton("Play", onPlay);
  play.classList.add("gd-button--main");
  const back = makeButton("Step back", () => onStep(-1));
  const forward = makeButton("Step forward", () => onStep(1));
  const reset = makeButton("Reset", onReset);
  const slider = make("input", "gd-slider gd-transport__slider", {
    type: "range",
    "aria-label": "Step",
  });
  slider.min = "0";
  slider.step = "1";
  slider.addEventListener("input", () => onScrub(slider.valueAsNumber));
  const count = make("output", "gd-transport__count", { "aria-hidden": "true" });
  const pace = makeSelect("Speed", PACES, (value) => onPace(Number(value)));
  pace.value = "1";
  element.append(play, back, forward, reset, slider, count, pace);
  return {
    element,

    /** @param {number} step @param {number} last @param {boolean} isPlaying */
    show(step, last, isPlaying) {
      slider.max = String(last);
      fill(slider, step);
      say(count, `${step} / ${last}`);
      say(play, isPlaying ? "Pause" : "Play");
      back.disabled = step === 0;
      forward.disabled = step === last;
    },
  };
}
