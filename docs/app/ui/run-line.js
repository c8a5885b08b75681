/**
 * The color and dash of a run, which the stylesheet gives to whatever says which run it is of.
 */
import { set } from "./elements.js";

/** @typedef {import("../explorer/model/lines.js").Line} Line */

/** @param {Element} element @param {Line} line */
export function wear(element, { name, twin }) {
  set(element, "data-optimizer", name);
  if (twin) set(element, "data-twin", String(twin));
  else element.removeAttribute("data-twin");
}

/** An element for each item of some data, of a run each. @param {any} group @param {string} tag @param {any[]} data @param {Line[]} lines */
export function joinRuns(group, tag, data, lines) {
  return group
    .selectAll(tag)
    .data(data)
    .join(tag)
    .each((/** @type {any} */ _, /** @type {number} */ at, /** @type {Element[]} */ all) =>
      wear(all[at], lines[at]),
    );
}
