/**
 * Where a setting's values lie along its slider: on powers of ten, or evenly; a limited number of
 * them, so that the runs of all may be made ahead.
 */
import { isLogarithmic, rangeOf } from "../explorer/model/names.js";
import { FACTOR } from "./number.js";

const PARTS = 1000; // of an even range, at most

/** @typedef {ReturnType<typeof scaleOf>} Scale */

/** @param {string} setting */
export function scaleOf(setting) {
  const isEven = !isLogarithmic(setting);
  const inward = isEven ? Number : Math.log10;
  const [low, high] = rangeOf(setting).map(inward);
  const step = isEven ? 10 ** Math.ceil(Math.log10((high - low) / PARTS)) : FACTOR;
  const last = Math.ceil((high - low) / step - 1e-9);
  return {
    low,
    high,
    inward,
    /** How far one press of an arrow key goes; an even slider leaves that to the browser. */
    step: isEven ? "any" : String(step),
    /** From one value to the next, along the slider. */
    width: step,

    /** Where an arrow key leads a number: so many of the slider's steps, or hundredths of an even one. @param {number} value @param {number} direction */
    next(value, direction) {
      const by = isEven ? 10 * step : step;
      const place = Math.min(Math.max(inward(value) + direction * by, low), high);
      return Number(isEven ? place.toFixed(4) : (10 ** place).toPrecision(3));
    },

    /** The index of the last value. */
    last,

    /** The index of the value nearest to a place along the slider. @param {number} place */
    indexAt(place) {
      return Math.min(Math.max(Math.round((place - low) / step), 0), last);
    },

    /** @param {number} index */
    valueAt(index) {
      const place = Math.min(low + index * step, high);
      return Number(isEven ? place.toFixed(4) : (10 ** place).toPrecision(3));
    },
  };
}
