/**
 * Python on its way: which phase, and how many bytes of how many.
 */
import { make } from "./elements.js";

/** @param {number} bytes */
function readableBytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** @param {{phase: string, loaded: number, total: number}} progress */
export function progressText({ phase, loaded, total }) {
  return total > 0 ? `${phase}: ${readableBytes(loaded)} of ${readableBytes(total)}` : phase;
}

/**
 * @param {HTMLElement} place
 * @param {{phase: string, loaded: number, total: number}} progress
 */
export function drawProgress(place, progress) {
  if (progress.phase === "Ready") return hideProgress(place);
  if (!place.firstChild) {
    const bar = make("progress", "gd-cell__meter", { "aria-label": "Getting Python ready" });
    place.append(bar, make("span", "gd-cell__bytes"));
  }
  place.hidden = false;
  const bar = /** @type {HTMLProgressElement} */ (place.firstChild);
  const text = /** @type {HTMLElement} */ (place.lastChild);
  if (progress.total > 0) {
    bar.max = progress.total;
    bar.value = progress.loaded;
  } else bar.removeAttribute("value");
  text.textContent = progressText(progress);
}

/** @param {HTMLElement} place */
export function hideProgress(place) {
  place.hidden = true;
  place.replaceChildren();
}
