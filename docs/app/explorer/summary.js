/**
 * What is seen, in words and in a table, for readers who do not see it.
 */

import { say } from "../ui/elements.js";
import { lastStep } from "./answers/races.js";
import { labelsOf } from "./model/changes.js";

/**
 * @typedef {import("./answers/races.js").Race} Race
 * @typedef {import("./answers/races.js").Run} Run
 * @typedef {import("./model/state.js").State} State
 */

export const GOAL = 1e-3;
const ROUNDING = 1e-9; // by which two losses may differ and count as one
const ROWS = 11;

/** @param {number} value */
export function short(value) {
  if (!Number.isFinite(value)) return "diverged";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e4 || size < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

/**
 * How often a loss rises again, by a part of its first size that the eye sees.
 * @param {ArrayLike<number>} losses @param {number} lowest @param {number} last
 */
export function overshootsOf(losses, lowest, last) {
  const least = 0.01 * (losses[0] - lowest);
  let [count, low, high] = [0, losses[0], losses[0]];
  let isRising = true; // a run that rises from the start diverges rather than overshoots
  for (let step = 1; step <= last; step++) {
    const loss = losses[step];
    if (isRising) high = Math.max(high, loss);
    else low = Math.min(low, loss);
    if (isRising && loss < high - least) [isRising, low] = [false, loss];
    else if (!isRising && loss > low + least) [isRising, high, count] = [true, loss, count + 1];
  }
  return count;
}

/** @param {number} count */
function times(count) {
  return ["", "once", "twice"][count] ?? `${count} times`;
}

/**
 * The first step with a loss below all that is drawn; -1 where there is none.
 * @param {Run} run @param {number} lowest
 */
function stepBelow({ losses }, lowest) {
  const bound = lowest - ROUNDING * Math.max(1, Math.abs(lowest));
  return Array.from(losses).findIndex((loss) => loss < bound);
}

/**
 * One sentence about a run.
 * @param {string} label @param {Run} run @param {number} lowest
 * @param {boolean} [isDrawn] whether `lowest` is that of the picture, since no minima are known
 */
export function sentenceOf(label, run, lowest, isDrawn = false) {
  if (run.divergedAt >= 0) return `${label} diverges at step ${run.divergedAt}.`;
  const below = isDrawn ? stepBelow(run, lowest) : -1;
  if (below >= 0) return `${label} goes below all that the picture shows, at step ${below}.`;
  const reached = Array.from(run.losses).findIndex((loss) => loss - lowest < GOAL);
  const count = overshootsOf(run.losses, lowest, lastStep(run));
  const more = count ? ` and overshoots ${times(count)}` : "";
  const end = run.losses[run.losses.length - 1] - lowest;
  const what = isDrawn ? "loss seen" : "loss";
  const left = reached >= 0 && end >= GOAL ? `, but ends ${short(end)} above it` : "";
  if (reached >= 0)
    return `${label} is within ${GOAL} of the lowest ${what} at step ${reached}${more}${left}.`;
  return `${label} ends ${short(end)} above the lowest ${what}${more}.`;
}

/**
 * A sentence about each run.
 * @param {State} state @param {Race} race @param {number[][]} minima that the surface knows
 */
export function summaryOf(state, { runs, lowest }, minima) {
  const labels = labelsOf(state);
  const isDrawn = minima.length === 0;
  return runs.map((run, index) => sentenceOf(labels[index], run, lowest, isDrawn)).join(" ");
}

/** Whether the lowest loss of a surface is known, not merely the lowest that was seen. @param {State} state @param {import("./model/state.js").Catalog} catalog */
export function hasKnownMinima({ surface }, catalog) {
  return catalog.surfaces[surface].minima.length > 0;
}

/** The picture of the surface in words: where the start is, and where each run has come to. @param {import("./session.js").Session} session */
export function describePlane({ drawn, race, player }) {
  const at = (/** @type {number[]} */ [x, y]) => `(${short(x)}, ${short(y)})`;
  const labels = labelsOf(drawn);
  const places = race.runs.map((run, index) => {
    const step = Math.min(player.step, lastStep(run));
    return `${labels[index]} at ${at([run.points[2 * step], run.points[2 * step + 1]])}`;
  });
  const moment = `Step ${player.step}: ${places.join(", ")}.`;
  return `The surface from above. Start at ${at(drawn.start)}. ${player.isPlaying ? "" : moment}`.trim();
}

/**
 * The rows of the data table: a few steps, and every run's loss at them.
 * @param {Race} race @returns {(number | string)[][]}
 */
export function rowsOf({ runs }) {
  const last = (runs[0]?.losses.length ?? 1) - 1;
  const count = Math.min(ROWS, last + 1);
  const steps = Array.from({ length: count }, (_, row) =>
    Math.round((row * last) / Math.max(count - 1, 1)),
  );
  return steps.map((step) => [
    step,
    ...runs.map((run) => (step > lastStep(run) ? "diverged" : short(run.losses[step]))),
  ]);
}

/** @param {HTMLTableElement} table @param {State} state @param {Race} race */
export function drawTable(table, state, race) {
  const head = ["Step", ...labelsOf(state).map((label) => `Loss of ${label}`)];
  const texts = [head, ...rowsOf(race).map((row) => row.map(String))];
  const isAsLarge =
    table.rows.length === texts.length && table.rows[0].cells.length === head.length;
  if (!isAsLarge) layTable(table, texts.length - 1, head.length);
  texts.forEach((row, at) =>
    row.forEach((text, column) => say(table.rows[at].cells[column], text)),
  );
}

/** Lay out an empty table. @param {HTMLTableElement} table @param {number} lines below the head @param {number} columns */
function layTable(table, lines, columns) {
  table.replaceChildren();
  const head = table.createTHead().insertRow();
  for (let column = 0; column < columns; column++) {
    const cell = document.createElement("th");
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (let line = 0; line < lines; line++) {
    const row = body.insertRow();
    for (let column = 0; column < columns; column++) row.insertCell();
  }
}
