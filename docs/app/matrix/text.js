/**
 * What a race over a matrix shows, in words.
 */
import { countAboveHalf, frequentAndRare, rowAt } from "./model.js";

/**
 * @typedef {import("./model.js").Run} Run
 * @typedef {import("./model.js").Catalog} Catalog
 * @typedef {import("./session.js").Drawn} Drawn
 */

/** @param {number} value */
export function short(value) {
  if (!Number.isFinite(value)) return "diverged";
  if (value < 1e-12) return "0";
  return String(Number(value.toPrecision(2)));
}

/** @param {number} part from 0 to 1 */
export function percent(part) {
  return `${Math.round(100 * part)} %`;
}

/** The loss above the lowest, where time stands. @param {Run} run @param {number} lowest @param {number} step */
export function lossAt({ losses }, lowest, step) {
  return short(losses[Math.min(step, losses.length - 1)] - lowest);
}

/** How many directions get at least half of what the largest gets. @param {number[]} parts */
export function evenness(parts) {
  return `${countAboveHalf(parts)}/${parts.length}`;
}

/** @param {number[]} errors */
export function errorWords(errors) {
  const [frequent, rare] = frequentAndRare(errors);
  return `often ${percent(frequent)}, rare ${percent(rare)}`;
}

/** A singular value in words. @param {string} what @param {number} at @param {number} part */
export function barWords(what, at, part) {
  const place = at ? `No. ${at + 1}` : "the largest";
  const size = part < 0.001 ? "below 0.001" : String(Number(part.toPrecision(2)));
  return at ? `${what}, ${place}: ${size} of the largest` : `${what}: ${place} singular value`;
}

/** A fact in words. @param {number} at @param {number} error @param {number} frequency */
export function factWords(at, error, frequency) {
  return `Fact ${at + 1}, asked ${percent(frequency)} of the time: wrong ${percent(error)}`;
}

/** What one run's picture shows at a step. @param {Run} run @param {number} step */
export function pictureWords(run, step) {
  const [gradient, update, errors] = [run.gradients, run.updates, run.errors].map((table) =>
    rowAt(table, step),
  );
  const spectra =
    `of ${gradient.length} singular values ${countAboveHalf(gradient)} of the gradient and ` +
    `${countAboveHalf(update)} of the next step are above half of the largest`;
  if (!errors.length) return spectra;
  const [frequent, rare] = frequentAndRare(errors).map(percent);
  return `${spectra}; wrong answers: ${frequent} of frequent facts, ${rare} of rare ones`;
}

/** The race in a few sentences. @param {Drawn} drawn @param {Catalog} catalog @param {number} step */
export function summaryOf({ state, race }, catalog, step) {
  const { runs, lowest } = race;
  const sentences = state.runs.map(({ name }, at) => {
    const loss = lossAt(runs[at], lowest, step);
    const words = loss === "diverged" ? loss : `loss ${loss} above the lowest`;
    return `${catalog.methods[name]}: ${words}.`;
  });
  return `Step ${step}. ${sentences.join(" ")}`;
}

/** What all runs have in common. @param {Catalog} catalog @param {import("./model.js").State} state @param {boolean} isFair */
export function heldEqual({ problems, tried }, { problem }, isFair) {
  const { steps } = problems[problem];
  const rates = isFair
    ? `each at its own best of ${tried} rates from 0.01 to 1,000.`
    : "the rates are as set, not each method’s best.";
  return `the problem, the start, exact gradients, ${steps} steps and no weight decay; ${rates}`;
}
