/**
 * Small makers of form elements, each with its label.
 */
import { labelOf, rangeOf } from "../explorer/model/names.js";
import { scaleOf } from "./slider-scale.js";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} [className] @param {Record<string, string>} [attributes]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className = "", attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** @param {string} name @param {() => void} onClick */
export function makeButton(name, onClick) {
  const button = make("button", "gd-button", { type: "button" });
  button.textContent = name;
  button.addEventListener("click", onClick);
  return button;
}

/** @param {string} label @param {HTMLElement} control */
export function withLabel(label, control) {
  const around = make("label", "gd-field");
  const text = make("span", "gd-field__label");
  text.textContent = label;
  around.append(text, control);
  return around;
}

/**
 * @param {string} label @param {string[][]} options pairs of value and text
 * @param {(value: string) => void} onChange
 */
export function makeSelect(label, options, onChange) {
  const select = make("select", "gd-select", { "aria-label": label });
  for (const [value, text] of options) select.append(new Option(text, value));
  select.addEventListener("change", () => onChange(select.value));
  return select;
}

/**
 * Text that a screen reader reads once, and that costs no layout where it stays.
 * @param {Element} element @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The same for what a field holds. @param {HTMLInputElement | HTMLSelectElement} field @param {string | number} value */
export function fill(field, value) {
  if (field.value !== String(value)) field.value = String(value);
}

/** @typedef {{value: string, text: string, isAble?: boolean}} Item */

/** Keep the choice where it is still possible, and the list where it is the same: it may be open. @param {HTMLSelectElement} select @param {Item[]} items */
export function refill(select, items) {
  const chosen = items.find(({ value, isAble }) => isAble !== false && value === select.value);
  const isSame =
    items.length === select.options.length &&
    items.every(
      ({ value, text }, at) =>
        select.options[at].value === value && select.options[at].text === text,
    );
  if (!isSame) {
    select.replaceChildren(
      ...items.map(({ value, text, isAble }) => {
        const option = new Option(text, value);
        option.disabled = isAble === false;
        return option;
      }),
    );
  }
  const next = chosen ?? items.find(({ isAble }) => isAble !== false) ?? items[0];
  if (next) fill(select, next.value);
}

/**
 * @param {string} label @param {number[]} range @param {(value: number) => void} onChange
 * @param {string} [title] what a complaint calls it
 */
export function makeNumber(label, [low, high], onChange, title = label) {
  const input = make("input", "gd-number", { type: "number", "aria-label": label, step: "any" });
  input.min = String(low);
  input.max = String(high);
  input.addEventListener("change", () => {
    const value = input.valueAsNumber;
    const [least, most] = [Number(input.min), Number(input.max)]; // a surface may narrow them
    const inside = Math.min(Math.max(value, least), most);
    if (!Number.isFinite(value)) note(input, `${title} must be a number from ${least} to ${most}.`);
    else
      note(
        input,
        inside === value ? "" : `${title} lies from ${least} to ${most}: set to ${inside}.`,
      );
    if (Number.isFinite(value)) onChange(inside);
  });
  return input;
}

/** Tell the explorer around an element a sentence for the reader. @param {HTMLElement} from @param {string} text */
export function note(from, text) {
  from.dispatchEvent(new CustomEvent("gd-note", { bubbles: true, detail: text }));
}

/** @param {string} label @param {(isChecked: boolean) => void} onChange */
export function makeCheckbox(label, onChange) {
  const element = make("label", "gd-checkbox");
  const input = make("input", "", { type: "checkbox" });
  input.addEventListener("change", () => onChange(input.checked));
  element.append(input, ` ${label}`);
  return { element, input };
}

/**
 * A slider with its number beside it and its label above, for one setting.
 * @param {string} setting @param {(value: number) => void} onChange
 */
export function makeSetting(setting, onChange) {
  const [label, range, scale] = [labelOf(setting), rangeOf(setting), scaleOf(setting)];
  const slider = makeSlider(label, scale, onChange);
  const number = makeNumber(`${label} as a number`, range, onChange, label);
  const element = make("div", "gd-setting");
  const text = make("span", "gd-setting__label", { "aria-hidden": "true" });
  text.textContent = label;
  const mark = make("span", "gd-setting__mark", { hidden: "" });
  const track = make("div", "gd-setting__track");
  track.append(slider.element, mark);
  element.append(text, track, number);
  return {
    element,
    /** @param {number} value */
    show(value) {
      slider.show(value);
      fill(number, value);
    },
    /** A value worth marking on the slider, and why, in short and as a sentence. @param {number | null} value @param {string} [short] @param {string} [why] */
    showMark(value, short = "", why = "") {
      mark.hidden = value === null || value <= range[0] || value >= range[1];
      say(text, mark.hidden ? label : `${label}; ${short}`);
      if (value === null || mark.hidden)
        return void slider.element.removeAttribute("aria-description");
      mark.style.setProperty(
        "--at",
        String((scale.inward(value) - scale.low) / (scale.high - scale.low)),
      );
      mark.title = why;
      slider.element.setAttribute("aria-description", why);
    },
  };
}

/**
 * A slider over a setting's values.
 * @param {string} label @param {import("./slider-scale.js").Scale} scale
 * @param {(value: number) => void} onInput
 */
function makeSlider(label, scale, onInput) {
  const slider = make("input", "gd-slider", { type: "range", "aria-label": label });
  slider.min = String(scale.low);
  slider.max = String(scale.high);
  slider.step = scale.step;
  slider.addEventListener("input", () =>
    onInput(scale.valueAt(scale.indexAt(slider.valueAsNumber))),
  );
  let shown = NaN;
  return {
    element: slider,
    /** @param {number} value */
    show(value) {
      if (value === shown && !slider.matches(":active, :focus")) return; // a hand on it may have moved it
      shown = value;
      slider.value = String(scale.inward(value));
      slider.setAttribute("aria-valuetext", String(value));
    },
  };
}
