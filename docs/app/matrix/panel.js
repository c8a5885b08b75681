/**
 * One run's picture: the singular values of its gradient and of its step as bars, and for the memory
 * the error of each fact. Pointer and arrow keys read one value at a time.
 */
import { make, say, set } from "../ui/elements.js";
import { wear } from "../ui/run-line.js";
import { rowAt } from "./model.js";
import { barWords, errorWords, evenness, factWords, pictureWords } from "./text.js";

/**
 * @typedef {import("./model.js").Run} Run
 * @typedef {import("./reading.js").Strip} Strip
 * @typedef {ReturnType<typeof mountPanel>} Panel
 */

const NAMESPACE = "http://www.w3.org/2000/svg";
const GAP = 0.1; // of a bar's width, at each side
const ACROSS = 8; // facts in a row

/** A line of small print, a name at its left and a number at its right. @param {string} name */
function makeHead(name) {
  const element = make("div", "gd-spectrum__head");
  const [label, number] = [make("span"), make("span")];
  label.textContent = name;
  element.append(label, number);
  return { element, number };
}

/** @param {string} name @param {string} what in front of a value @param {string} kind */
function makeBars(name, what, kind) {
  const head = makeHead(name);
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("class", `gd-spectrum__bars gd-spectrum__bars--${kind}`);
  svg.setAttribute("preserveAspectRatio", "none");
  const path = document.createElementNS(NAMESPACE, "path");
  svg.append(path);
  let parts = /** @type {number[]} */ ([]);
  return {
    elements: [head.element, svg],
    picture: svg,
    count: () => parts.length,
    columns: () => parts.length,
    /** @param {number} at */
    words: (at) => barWords(what, at, parts[at]),
    /** @param {number[]} values */
    draw(values) {
      parts = values;
      set(svg, "viewBox", `0 0 ${values.length} 1`);
      path.setAttribute("d", values.map(barOf).join(""));
      say(head.number, evenness(values));
    },
  };
}

/** @param {number} part @param {number} at */
function barOf(part, at) {
  const high = Number.isFinite(part) ? 1 - part : 1;
  return `M${at + GAP},1V${high.toFixed(3)}H${at + 1 - GAP}V1Z`;
}

/** @param {number} at which fact */
function cellOf(at) {
  const cell = document.createElementNS(NAMESPACE, "rect");
  const box = { x: at % ACROSS, y: Math.floor(at / ACROSS), width: 1, height: 1 };
  for (const [name, value] of Object.entries(box)) cell.setAttribute(name, String(value));
  return cell;
}

/** Facts in a grid, the most frequent first. @param {() => ArrayLike<number>} frequenciesOf */
function makeFacts(frequenciesOf) {
  const head = makeHead("wrong");
  head.element.classList.add("gd-spectrum__head--facts");
  const grid = document.createElementNS(NAMESPACE, "svg");
  grid.setAttribute("class", "gd-spectrum__facts");
  grid.setAttribute("preserveAspectRatio", "none");
  let errors = /** @type {number[]} */ ([]);
  return {
    elements: [head.element, grid],
    picture: grid,
    count: () => errors.length,
    columns: () => ACROSS,
    /** @param {number} at */
    words: (at) => factWords(at, errors[at], frequenciesOf()[at]),
    /** @param {number[]} values */
    draw(values) {
      errors = values;
      head.element.hidden = !values.length;
      grid.toggleAttribute("hidden", !values.length);
      if (grid.children.length !== values.length) {
        set(grid, "viewBox", `0 0 ${ACROSS} ${Math.ceil(values.length / ACROSS)}`);
        grid.replaceChildren(...values.map((_, at) => cellOf(at)));
      }
      values.forEach((error, at) => set(grid.children[at], "fill-opacity", error.toFixed(3)));
      if (values.length) say(head.number, errorWords(values));
    },
  };
}

/** @param {string} name @param {string} label @param {() => ArrayLike<number>} frequenciesOf */
export function mountPanel(name, label, frequenciesOf) {
  const element = make("div", "gd-spectrum", { role: "application", tabindex: "0" });
  wear(element, { name, twin: 0 });
  const title = make("div", "gd-spectrum__title");
  title.textContent = label;
  const gradient = makeBars("gradient", "Gradient", "gradient");
  const update = makeBars("next step", "Next step", "step");
  const facts = makeFacts(frequenciesOf);
  const strips = [gradient, update, facts];
  element.append(title, ...strips.flatMap(({ elements }) => elements));
  return {
    element,
    name,
    /** @type {Strip[]} */
    strips,
    /** Between two steps too. @param {Run} run @param {number} place */
    draw(run, place) {
      gradient.draw(rowAt(run.gradients, place));
      update.draw(rowAt(run.updates, place));
      facts.draw(rowAt(run.errors, place));
    },
    /** @param {Run} run @param {number} step */
    say(run, step) {
      const words = pictureWords(run, step);
      set(element, "aria-label", `${label}, step ${step}: ${words}. Arrow keys read each value.`);
    },
  };
}
