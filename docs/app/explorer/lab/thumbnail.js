/**
 * Surfaces and races in small, drawn from paths that the site was built with.
 */
import { html, nothing, svg } from "lit-html";
import { readBuilt } from "../../ui/built.js";

/**
 * @typedef {{name: string, twin: number, path: string, end: number[]}} Run
 * @typedef {{size: number[], surfaces: Record<string, string[]>,
 *   races: Record<string, {label: string, levels: string[], runs: Run[]}>}} Thumbnails
 */

/** @type {Promise<Thumbnails> | null} */
let loaded = null;

/** Read once, whoever asks. */
export function readThumbnails() {
  loaded ??= readBuilt("races", "thumbnails").catch((error) => {
    loaded = null; // whoever asks next tries again
    throw error;
  });
  return loaded;
}

/** @param {string[]} paths from the highest level that is drawn to the lowest */
function levels(paths) {
  return paths.map(
    (path, at) =>
      svg`<path class="gd-thumb__level" style=${`--level: ${(at / paths.length).toFixed(2)}`} d=${path} />`,
  );
}

/** @param {Run} run */
function drawRun({ name, twin, path, end: [x, y] }) {
  return svg`<g data-optimizer=${name} data-twin=${twin || nothing}>
    <path class="gd-thumb__run" d=${path} /><circle class="gd-thumb__end" cx=${x} cy=${y} r="3.5" /></g>`;
}

/** @param {number[]} size @param {string[]} paths @param {Run[]} [runs] */
export function thumbnail([width, height], paths, runs = []) {
  return html`<svg class="gd-thumb" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${levels(paths)}${runs.map(drawRun)}
  </svg>`;
}
