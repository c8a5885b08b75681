/**
 * One setting of an optimizer or a surface: a slider and its number. What moves under the hand is
 * written straight into them.
 */
import { fill, make, say, set } from "../../ui/elements.js";
import { makeNumber } from "../../ui/number.js";
import { scaleOf } from "../../ui/slider-scale.js";
import { labelOf, rangeOf } from "../model/names.js";

const CATCH = 1.5; // of the slider's steps, within which a mark holds the hand

/**
 * A slider with its number beside it and its label, for one setting.
 * @param {string} setting @param {(value: number) => void} onChange
 * @param {string} [shown] the label that is seen, where it is another
 */
export function makeSetting(setting, onChange, shown = undefined) {
  const [label, range, scale] = [labelOf(setting), rangeOf(setting), scaleOf(setting)];
  let marked = Number.NaN;
  const slider = makeSlider(label, scale, (value, place) => {
    const isNear = Math.abs(scale.inward(marked) - place) < CATCH * scale.width;
    onChange(isNear ? marked : value);
  });
  const number = makeNumber(`${label} as a number`, range, onChange, label, scale.next);
  const element = make("div", "gd-setting");
  const text = make("span", "gd-setting__label", { "aria-hidden": "true" });
  text.textContent = shown ?? label;
  text.title = label;
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
    /** A value worth marking on the slider, which then holds the hand, and why. @param {number | null} value @param {string} [short] @param {string} [why] */
    showMark(value, short = "", why = "") {
      const isInside = value !== null && value > range[0] && value < range[1];
      mark.hidden = !isInside;
      marked = isInside ? value : Number.NaN;
      say(mark, isInside ? short : "");
      if (!isInside) return void slider.element.removeAttribute("aria-description");
      const at = (scale.inward(value) - scale.low) / (scale.high - scale.low);
      mark.style.setProperty("--at", String(at));
      set(slider.element, "aria-description", why);
    },
  };
}

/**
 * A slider over a setting's values.
 * @param {string} label @param {import("../../ui/slider-scale.js").Scale} scale
 * @param {(value: number, place: number) => void} onInput
 */
function makeSlider(label, scale, onInput) {
  const slider = make("input", "gd-slider", { type: "range", "aria-label": label });
  set(slider, "min", String(scale.low));
  set(slider, "max", String(scale.high));
  set(slider, "step", scale.step);
  slider.addEventListener("input", () => {
    const place = slider.valueAsNumber;
    onInput(scale.valueAt(scale.indexAt(place)), place);
  });
  let shown = Number.NaN;
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
