/**
 * One setting of an optimizer or a surface: a slider and its number.
 */
import { fill, make, makeNumber, say } from "../../ui/elements.js";
import { scaleOf } from "../../ui/slider-scale.js";
import { labelOf, rangeOf } from "../model/names.js";

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
 * @param {string} label @param {import("../../ui/slider-scale.js").Scale} scale
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
