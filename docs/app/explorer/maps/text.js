/**
 * What a map shows, in words.
 */
import { ZERO } from "../curves/zero.js";
import { labelOf } from "../model/names.js";
import { short } from "../summary.js";

/** @typedef {import("./kinds.js").Axis} Axis */

/** "learning rate 0.01". @param {string} setting @param {number} value */
export function textOf(setting, value) {
  return `${labelOf(setting).toLowerCase()} ${value}`;
}

/** A loss above the lowest. @param {number} loss */
export function lossText(loss) {
  if (!Number.isFinite(loss)) return "diverges";
  return loss < ZERO ? "loss below 1e-12" : `loss ${short(loss)}`;
}

/** The same where no minimum is known: a loss above the lowest seen. @param {number} loss */
export function seenText(loss) {
  if (!Number.isFinite(loss)) return "diverges";
  return loss > 0 ? `loss ${short(loss)} above the lowest seen` : "the lowest loss seen";
}

/** @param {number} count @param {number} all @param {string} things */
function divergedText(count, all, things) {
  if (count === 0) return `None of ${all} ${things} diverges.`;
  return `${count} of ${all} ${things} ${count === 1 ? "diverges" : "diverge"}.`;
}

/**
 * @param {ArrayLike<number>} losses @param {number[] | null} best row and column
 * @param {number} lost how many diverge @param {Axis} x @param {Axis} y
 * @param {typeof lossText} [textOfLoss]
 */
export function describeLosses(losses, best, lost, x, y, textOfLoss = lossText) {
  if (!best) return `Every one of ${losses.length} cells diverges.`;
  const [row, column] = best;
  const at = `${textOf(x.setting, x.values[column])}, ${textOf(y.setting, y.values[row])}`;
  const loss = textOfLoss(losses[row * x.values.length + column]);
  return `Best at the end: ${at}, ${loss}. ${divergedText(lost, losses.length, "cells")}`;
}

/**
 * @param {ArrayLike<number>} reached @param {ArrayLike<number>} losses
 * @param {number} count of minima @param {boolean} isFound whether these are where runs rest
 */
export function describeBasins(reached, losses, count, isFound) {
  const all = Array.from(reached);
  const share = (/** @type {number} */ number) => `${Math.round((100 * number) / all.length)}%`;
  const lost = Array.from(losses).filter((loss) => !Number.isFinite(loss)).length;
  const none = all.filter((at) => at < 0).length - lost;
  const parts = Array.from({ length: count }, (_, minimum) => {
    const number = all.filter((at) => at === minimum).length;
    return `minimum ${minimum + 1}: ${share(number)}`;
  });
  const how = isFound && count ? " The minima are those that runs found." : "";
  return `Starts that reach ${[...parts, `none: ${share(none)}`].join("; ")}. ${divergedText(lost, all.length, "starts")}${how}`;
}

/**
 * A sensitivity curve: its best rate, how wide the good rates are, and where it diverges.
 * @param {string} label @param {number[]} rates @param {ArrayLike<number>} losses
 * @param {typeof lossText} [textOfLoss]
 */
export function describeRates(label, rates, losses, textOfLoss = lossText) {
  const all = Array.from(losses, (loss) =>
    Number.isFinite(loss) ? Math.max(loss, ZERO) : Infinity,
  );
  const least = Math.min(...all);
  if (least === Infinity) return `${label} diverges at every rate.`;
  const best = all.indexOf(least);
  const isGood = (/** @type {number} */ at) => all[at] <= 10 * least;
  let [from, to] = [best, best];
  while (isGood(from - 1)) from--;
  while (isGood(to + 1)) to++;
  const wide = from === to ? "" : `; within ten times that from ${rates[from]} to ${rates[to]}`;
  const lost = all.indexOf(Infinity, best);
  const end = lost < 0 ? "" : `; diverges at ${rates[lost]}`;
  return `${label}: best at ${rates[best]}, ${textOfLoss(least === ZERO ? 0 : least)}${wide}${end}.`;
}
