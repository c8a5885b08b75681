/**
 * One run's row: its line, its name, its rate on a slider and as a number, its loss, and Remove.
 */
import { html, render } from "lit-html";
import { fill, make, say, set } from "../ui/elements.js";
import { makeNumber } from "../ui/number.js";
import { wear } from "../ui/run-line.js";

/** @typedef {ReturnType<typeof mountRow>} Row */

const LABEL = "Learning rate";
const STEP = 0.02; // of ten, from one value of the slider to the next

/** A rate in three digits. @param {number} place its power of ten */
export function rateAt(place) {
  return Number((10 ** place).toPrecision(3));
}

/**
 * @param {string} name @param {string} label @param {number[]} range
 * @param {{onRate: (rate: number) => void, onRemove: () => void}} listeners
 */
export function mountRow(name, label, range, { onRate, onRemove }) {
  const element = make("div", "gd-row gd-matrix__row", { role: "group", "aria-label": label });
  wear(element, { name, twin: 0 });
  const slider = make("input", "gd-slider", { type: "range", "aria-label": LABEL });
  const [low, high] = range.map(Math.log10);
  for (const [key, value] of Object.entries({ min: low, max: high, step: STEP }))
    set(slider, key, String(value));
  slider.addEventListener("input", () => onRate(rateAt(slider.valueAsNumber)));
  const next = (/** @type {number} */ value, /** @type {number} */ direction) =>
    rateAt(Math.log10(value) + STEP * direction);
  const number = makeNumber(`${LABEL} as a number`, range, onRate, LABEL, next);
  const loss = make("span", "gd-row__loss");
  const remove = make("button", "gd-button gd-button--icon", {
    type: "button",
    "aria-label": `Remove ${label}`,
    title: "Remove",
  });
  remove.textContent = "×";
  remove.addEventListener("click", onRemove);
  render(
    html`
      <span class="gd-row__name"><svg class="gd-row__sample" viewBox="0 0 22 8" aria-hidden="true">
        <path class="gd-run" d="M1,4H21"></path></svg><span>${label}</span></span>
      ${slider} ${number} ${remove}
      <span class="gd-row__outcome"><span>loss above the lowest</span> ${loss}</span>`,
    element,
  );
  return {
    element,
    name,
    focus: () => slider.focus(),
    /** @param {number} rate @param {boolean} mayGo */
    show(rate, mayGo) {
      fill(slider, Math.log10(rate));
      set(slider, "aria-valuetext", String(rate));
      fill(number, rate);
      remove.hidden = !mayGo;
    },
    /** @param {string} text */
    showLoss: (text) => say(loss, text),
  };
}
