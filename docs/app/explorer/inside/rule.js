/**
 * One step of the update rule with its numbers put in, line by line.
 */
import { make } from "../../ui/elements.js";

/**
 * @typedef {{rule: string, numbers: string, result: string}} Line
 * @typedef {{name: string, title: string, lines: Line[], sentence: string}} Worked
 */

const ABOUT =
  "A pair holds the numbers for x and for y; each is computed by itself, except in norm and sum. " +
  "The numbers shown are rounded, the ones computed with are not.";

/** True minus signs and arrows, and no line break within a pair. @param {string} text */
export function typeset(text) {
  return text
    .replaceAll("<-", "←")
    .replaceAll("-", "−")
    .replace(/\((−?[\d.e−]+), (−?[\d.e−]+)\)/g, "($1,\u00a0$2)");
}

/** @param {HTMLElement} place */
export function mountRule(place) {
  // What changes while time runs is read when the reader goes there, not announced.
  const around = make("div", "gd-worked", {
    role: "group",
    "aria-live": "off",
    "aria-label": "Worked step",
  });
  const title = make("p", "gd-worked__title");
  const list = make("ol", "gd-worked__lines");
  const about = make("p", "gd-worked__about");
  around.append(title, list, about);
  place.replaceChildren(around);
  return {
    /** @param {Worked} worked @param {string} [label] what the reader calls the optimizer */
    draw({ name, title: text, lines, sentence }, label = name) {
      title.textContent = `${label}. ${text}.`;
      list.hidden = lines.length === 0;
      list.replaceChildren(...lines.map(drawLine));
      about.textContent = sentence || ABOUT;
    },
  };
}

/**
 * What is written of a line: the rule, the same in numbers, and what came of it. A line of a branch
 * or a loop has no arrow, since nothing gets a name.
 * @param {Line} line
 */
export function textsOf({ rule, numbers, result }) {
  const [name, right] = rule.split(" <- ");
  if (right === undefined) return [rule, numbers, result].map(typeset);
  return [rule, `${name} <- ${numbers}`, `${name} = ${result}`].map(typeset);
}

/** @param {Line} line */
function drawLine(line) {
  const item = make("li", "gd-worked__line");
  const [rule, numbers, result] = textsOf(line);
  const parts = [
    ["gd-worked__rule", rule],
    ["gd-worked__numbers", numbers],
    ["gd-worked__result", result],
  ];
  for (const [className, text] of parts) {
    const part = make("code", className);
    part.textContent = text;
    item.append(part);
  }
  return item;
}
