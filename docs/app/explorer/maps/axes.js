/**
 * The scales of a map's sides, linear, on powers of ten, or on powers of ten of the distance from 1.
 */
import * as d3 from "../../ui/d3.js";

/**
 * @typedef {{label: string, values: ArrayLike<number>, measure: import("./kinds.js").Measure}} Side
 * @typedef {{at: (value: number) => number, draw: (makeAxis: (scale: any) => any) => any}} SideScale
 * draw: makes d3's axis, with ticks that suit
 */

const RESTS = [1, 0.5, 0.1, 0.01, 0.001, 0.0001]; // the distances from 1 that are worth a tick

/** @param {Side} side @param {number[]} range @returns {SideScale} */
export function sideScale({ values, measure }, range) {
  const ends = [values[0], values[values.length - 1]];
  if (measure === "tail") return tailScale(ends, range);
  if (measure === "log") {
    const scale = d3.scaleLog(ends, range).clamp(true);
    return { at: scale, draw: (makeAxis) => makeAxis(scale).ticks(5, "~g") };
  }
  const scale = d3.scaleLinear(ends, range).clamp(true);
  return { at: scale, draw: (makeAxis) => makeAxis(scale).ticks(6) };
}

/** @param {number[]} ends @param {number[]} range @returns {SideScale} */
function tailScale(ends, range) {
  const [far, near] = ends.map((value) => 1 - value);
  const scale = d3.scaleLog([far, near], range).clamp(true);
  const ticks = RESTS.filter((rest) => rest <= far * 1.01 && rest >= near * 0.99);
  const text = (/** @type {any} */ rest) => String(Number((1 - rest).toFixed(6)));
  return {
    at: (value) => scale(1 - value),
    draw: (makeAxis) => makeAxis(scale).tickValues(ticks).tickFormat(text),
  };
}
