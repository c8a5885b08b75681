/**
 * What settings and things are called, and which values a setting may have, as the catalog says.
 */

/**
 * @typedef {{label: string, range: number[], isLogarithmic: boolean}} Setting
 * @typedef {{steps: number, runs: number, expression: number, seed: number, clip: number[],
 *   decay: number[], rate: number[],
 *   tried: {count: number, least: number, most: number}}} Limits
 * @typedef {{settings: Record<string, Setting>, labels: Record<string, string>, limits: Limits}}
 *   Known
 */

/** @type {Known | null} */
let known = null;

/** Take names and ranges from the catalog, which is one for all explorers. @param {Known} catalog */
export function learn({ settings, labels, limits }) {
  known = { settings, labels, limits };
}

function catalog() {
  if (!known) throw new Error("the catalog has not been read yet");
  return known;
}

/** How much there may be of what the reader sets. */
export function limits() {
  return catalog().limits;
}

/** The range that a setting may lie in. @param {string} setting */
export function rangeOf(setting) {
  return catalog().settings[setting].range;
}

/** Whether a slider for a setting works on powers of ten. @param {string} setting */
export function isLogarithmic(setting) {
  return catalog().settings[setting].isLogarithmic;
}

/** "learning_rate" -> "Learning rate", "beta1" -> "Beta 1". @param {string} setting */
export function labelOf(setting) {
  return known?.settings[setting]?.label ?? setting;
}

/** "GradientDescent" -> "Gradient descent", "AdaGrad" stays. @param {string} name */
export function readable(name) {
  return known?.labels[name] ?? name;
}
