/**
 * The few signs that buttons wear, each in a square of 16.
 */
import { svg } from "lit-html";

/** @type {Record<string, string>} */
const PATHS = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  back: "M11 3v10L5 8zM3 3h2v10H3z",
  forward: "M5 3v10l6-5zM11 3h2v10h-2z",
  reset: "M8 3a5 5 0 1 1-4.6 3l1.4.6A3.5 3.5 0 1 0 8 4.500V7L4 3.700 8 .5z",
  more: "M3 6.500h2v3H3zM7 6.500h2v3H7zM11 6.500h2v3h-2z",
};

/** @param {string} name */
export function icon(name) {
  return svg`<svg class="gd-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
}
