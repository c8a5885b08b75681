/**
 * A logarithmic scale over a band for zero. What lies below 1e-12 is rounding alone, so that its ups
 * and downs mean nothing: in the band they are all at one height, and every decade above keeps its room.
 */
import * as d3 from "../../ui/d3.js";

export const ZERO = 1e-12; // below this a value counts as zero
export const ROUNDING = 1e-9; // what a loss may lie below the lowest and count as one with it
const BAND = 18; // pixels

/**
 * @typedef {{scale: any, at: (value: number) => number, band: number[] | null}} Heights
 *   scale: without the band; at: of any value; band: its upper and its lower edge
 */

/** Whether a value is zero but for rounding. @param {number} value */
export function isZero(value) {
  return value < ZERO && value >= -ROUNDING;
}

/** The least of the values that are more than rounding. @param {number[]} values */
export function leastOf(values) {
  return d3.min(values.filter((value) => value >= ZERO)) ?? ZERO;
}

/** @param {number[]} values @param {number} top @param {number[]} range @returns {Heights} */
export function logHeights(values, top, [low, high]) {
  const least = leastOf(values);
  const edge = values.some(isZero) ? low - BAND : low;
  const scale = d3.scaleLog([least / 2, Math.max(top, least) * 2], [edge, high]).clamp(true);
  const below = (/** @type {number} */ value) => (isZero(value) ? (edge + low) / 2 : low);
  return {
    scale,
    at: (value) => (value >= ZERO ? scale(value) : below(value)),
    band: edge < low ? [edge, low] : null,
  };
}

/** @param {any} place an SVG's selection */
export function appendZero(place) {
  const group = place.append("g").attr("class", "gd-zero");
  group.append("rect");
  group.append("text").text("zero");
  return group;
}

/** Draw the band, if there is one. @param {any} group @param {Heights} heights @param {number[]} sides left and right */
export function drawZero(group, { band }, [left, right]) {
  group.attr("visibility", band ? null : "hidden");
  const [top, low] = band ?? [0, 0];
  const rect = group.select("rect").attr("x", left).attr("y", top);
  rect.attr("width", Math.max(0, right - left)).attr("height", low - top);
  group
    .select("text")
    .attr("x", left + 5)
    .attr("y", (top + low) / 2);
}
