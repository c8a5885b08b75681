/**
 * One run of a cell: Python is started if need be, and what it says goes to the cell's output.
 */
import { python } from "../runtime/python.js";
import { drawProgress, hideProgress } from "../ui/progress.js";
import { mentions } from "./names.js";
import { cellsAbove, namespaceOf } from "./page.js";
import { linesExpected } from "./room.js";
import { lineOf } from "./traceback.js";

/**
 * @typedef {import("./cell.js").Cell} Cell
 * @typedef {() => boolean} IsCurrent false once a newer run or Reset has made this one void
 */

/**
 * Run a cell. When it misses a name that a cell above brings and that has not run since Python
 * started, the cells above run first.
 * @param {Cell} cell @param {IsCurrent} isCurrent
 */
export async function runWithNames(cell, isCurrent) {
  begin(cell);
  const name = await execute(cell, isCurrent);
  if (name === null || !isCurrent()) return;
  const above = cellsAbove(cell).filter((other) => !other.hasRun);
  if (!above.some((other) => mentions(other.code, name))) return;
  showNote(cell, "running", "This cell needs the cells above: they run first.");
  for (const other of above) {
    await other.run();
    if (!isCurrent()) return;
    if (!other.hasRun) return giveUp(cell, other);
  }
  showNote(cell, "running", "The cells above ran first: this cell needs them.");
  await execute(cell, isCurrent);
}

/** @param {Cell} cell */
function begin(cell) {
  cell.frame?.markLine(null);
  cell.output?.begin(linesExpected(cell.code));
}

/** @param {Cell} cell @param {Cell} other */
function giveUp(cell, other) {
  if (other.state === "stopped") showNote(cell, "stopped", "Stopped.");
  else showNote(cell, "error", `The ${other.label} above did not finish; its output says why.`);
}

/** @param {Cell} cell @param {Cell["state"]} state @param {string} text */
function showNote(cell, state, text) {
  begin(cell);
  cell.output?.note(text);
  cell.state = state;
}

/**
 * Run the code once.
 * @param {Cell} cell @param {IsCurrent} isCurrent
 * @returns {Promise<string | null>} the name that the code missed, if that is what ended it
 */
async function execute(cell, isCurrent) {
  const { output, frame } = cell;
  if (!output || !frame) return null;
  const bar = frame.progress;
  const unsubscribe = python.onProgress((progress) => isCurrent() && drawProgress(bar, progress));
  try {
    if (python.state !== "ready") cell.state = "booting";
    await python.boot();
    if (!isCurrent()) return null;
    cell.state = "running";
    const result = await python.runCell({
      source: cell.code,
      filename: cell.label,
      namespace: namespaceOf(cell),
      onOutput: (part) => isCurrent() && output.print(part),
    });
    if (!isCurrent()) return null;
    cell.hasRun = result.error === null && python.state === "ready";
    output.finish(result);
    frame.markLine(result.error === null ? null : lineOf(result.error, cell.label));
    cell.state = result.error === null ? "done" : "error";
    return result.missing;
  } catch (/** @type {any} */ error) {
    if (isCurrent()) showFailure(cell, error);
    return null;
  } finally {
    unsubscribe();
    if (isCurrent()) hideProgress(bar);
  }
}

/** @param {Cell} cell @param {Error} error */
function showFailure(cell, error) {
  if (error.name === "StoppedError") {
    cell.output?.note("Stopped. What this page's cells had defined is gone.");
    cell.state = "stopped";
  } else {
    cell.output?.failure(error.message, () => void cell.run());
    cell.state = "error";
  }
}
