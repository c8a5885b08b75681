/**
 * What happens at a point of the map, in words.
 */

/**
 * @typedef {import("./model.js").Answer} Answer
 * @typedef {import("./model.js").End} End
 * @typedef {import("./model.js").Catalog} Catalog
 */

/** @type {Record<string, string>} */
const HOW = {
  monotone: "the error shrinks from one side",
  ripples: "the error swings like a damped wave",
  zigzag: "the error changes sides at every step",
  diverges: "the error grows",
};
export const ENDS = ["steep direction, curvature L", "flat direction, curvature μ"];

/** Both ends are runs of momentum. @param {number} at of the end @returns {import("../explorer/model/lines.js").Line} */
export const lineOf = (at) => ({ name: "Momentum", twin: at });

/** In so many digits that what is not 1 does not read so. @param {number} radius */
export function factorText(radius) {
  const isNearOne = radius !== 1 && Math.abs(radius - 1) < 0.005;
  return String(Number(radius.toFixed(isNearOne ? 5 : 3)));
}

/** @param {number} value */
export function numberText(value) {
  return String(Number(value.toFixed(2)));
}

/** @param {string} text */
function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** @param {End} end @param {string} name of the end, empty where there is one only @param {Catalog} catalog */
function describeEnd({ regime, radius }, name, { regimes }) {
  const word = regimes[regime];
  const head = name ? `${capital(name)}: ${word}, ` : `${capital(word)}: `;
  return `${head}${HOW[word]}; |root| = ${factorText(radius)}.`;
}

/** How long it takes. @param {Answer} answer @param {Catalog} catalog */
export function stepsText({ ends, steps }, { steps_limit }) {
  const radius = Math.max(...ends.map((end) => end.radius));
  if (steps > 0) return `From step ${steps} on the error stays below a thousandth of its start.`;
  if (radius < 1) return `A thousandth of the error takes more than ${steps_limit} steps.`;
  return "The error never shrinks to a thousandth.";
}

/** @param {Answer} answer @param {Catalog} catalog */
export function describe(answer, catalog) {
  const { rate, momentum, ends } = answer;
  const place = `Rate ${numberText(rate)}/L, momentum ${numberText(momentum)}.`;
  const names = ends.length > 1 ? ENDS : [""];
  const sentences = ends.map((end, at) => describeEnd(end, names[at], catalog));
  return [place, ...sentences, stepsText(answer, catalog)].join(" ");
}

/** @param {import("./model.js").Plane} plane */
export function describeBest({ best, condition }) {
  const place = `rate ${numberText(best.rate)}/L, momentum ${numberText(best.momentum)}`;
  return `The best point for condition number ${condition}: ${place}, |root| = ${factorText(best.radius)}.`;
}
