/**
 * A race as a table for other programs: a row a step, four columns an optimizer.
 */
import { labelsOf } from "../model/changes.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("../answers/races.js").Race} Race
 */

const COLUMNS = ["x", "y", "loss", "gradient norm"];

/**
 * Numbers as they are, to the last digit. From the step at which a run diverged its cells are empty.
 * @param {State} state @param {Race} race
 */
export function toCsv(state, { runs }) {
  const labels = labelsOf(state);
  const head = [
    "step",
    ...labels.flatMap((label) => COLUMNS.map((column) => `${label}: ${column}`)),
  ];
  const rows = Array.from(runs[0]?.losses ?? [], (_, step) => [
    step,
    ...runs.flatMap((run) => cellsOf(run, step)),
  ]);
  return [head, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

/** @param {import("../answers/races.js").Run} run @param {number} step @returns {(string | number)[]} */
function cellsOf({ points, losses, gradientNorms, divergedAt }, step) {
  if (divergedAt >= 0 && step >= divergedAt) return ["", "", "", ""];
  const values = [points[2 * step], points[2 * step + 1], losses[step], gradientNorms[step]];
  return values.map((value) => (Number.isFinite(value) ? value : ""));
}

/** @param {string | number} value */
function quoted(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
