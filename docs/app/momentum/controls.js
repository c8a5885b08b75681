/**
 * The map's sliders, each with its label and its number, and the way to the best point.
 */
import { fill, make, makeButton, say } from "../ui/elements.js";
import { numberText } from "./text.js";

/**
 * @typedef {import("./model.js").Point} Point
 * @typedef {import("./model.js").Catalog} Catalog
 */

/**
 * @param {string} label @param {{min: number, max: number, step: number}} range
 * @param {(value: number) => void} onInput
 */
function makeSlider(label, range, onInput) {
  const element = make("label", "gd-momentum__field");
  const name = make("span", "gd-field__label");
  const number = make("span", "gd-momentum__number", { "aria-hidden": "true" });
  const input = make("input", "gd-slider", { type: "range", "aria-label": label });
  for (const [key, value] of Object.entries(range)) input.setAttribute(key, String(value));
  name.textContent = label;
  input.addEventListener("input", () => onInput(input.valueAsNumber));
  element.append(name, number, input);
  /** @param {number} value @param {string} text */
  const show = (value, text) => {
    fill(input, value);
    input.setAttribute("aria-valuetext", text);
    say(number, text);
  };
  return { element, show };
}

/**
 * @param {HTMLElement} place @param {Catalog} catalog
 * @param {{getPoint: () => Point, onPoint: (point: Point) => void, onBest: () => void,
 *   onCondition: (condition: number) => void}} parts
 */
export function mountControls(place, catalog, { getPoint, onPoint, onBest, onCondition }) {
  const { rates, momenta, conditions } = catalog;
  const step = 0.01;
  const rate = makeSlider(
    "Learning rate times L",
    { min: rates[0], max: rates[1], step },
    (value) => onPoint({ ...getPoint(), rate: value }),
  );
  const momentum = makeSlider("Momentum", { min: momenta[0], max: momenta[1], step }, (value) =>
    onPoint({ ...getPoint(), momentum: value }),
  );
  const ends = { min: 0, max: conditions.length - 1, step: 1 };
  const condition = makeSlider("Condition number L/μ", ends, (index) =>
    onCondition(conditions[index]),
  );
  const best = makeButton("Go to the best point", onBest);
  place.append(rate.element, momentum.element, condition.element, best);

  return {
    /** @param {Point} point @param {number} number the condition number */
    show(point, number) {
      rate.show(Number(point.rate.toFixed(2)), numberText(point.rate));
      momentum.show(Number(point.momentum.toFixed(2)), numberText(point.momentum));
      condition.show(conditions.indexOf(number), String(number));
    },
  };
}
