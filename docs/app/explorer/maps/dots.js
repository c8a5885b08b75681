/**
 * The runs of a race as dots on a map, at the step that is shown.
 */
import { joinRuns } from "../../ui/run-line.js";
import { lastStep } from "../answers/races.js";
import { linesOf } from "../model/lines.js";

/**
 * @typedef {{at: number[], line: import("../model/lines.js").Line}} Dot
 * @typedef {import("../session.js").Session} Session
 */

/**
 * Where each run stands on a map; a run that is lost by then has no dot.
 * @param {Pick<Session, "race" | "drawn">} session @param {number} step
 * @param {(run: import("./answers.js").Moment) => number[]} dotOf
 * @returns {Dot[]}
 */
export function dotsAt({ race, drawn }, step, dotOf) {
  const lines = linesOf(drawn);
  return race.runs.flatMap((run, index) => {
    if (step > lastStep(run)) return [];
    const point = [run.points[2 * step], run.points[2 * step + 1]];
    const loss = run.losses[step] - race.lowest;
    const rate = drawn.optimizers[index].settings.learning_rate;
    return [{ at: dotOf({ point, loss, rate }), line: lines[index] }];
  });
}

/** @param {any} group @param {Dot[]} dots @param {((value: number) => number)[]} scales */
export function drawDots(group, dots, [x, y]) {
  const lines = dots.map(({ line }) => line);
  joinRuns(group, "circle", dots, lines)
    .attr("r", 4.5)
    .attr("cx", (/** @type {Dot} */ { at }) => x(at[0]))
    .attr("cy", (/** @type {Dot} */ { at }) => y(at[1]));
}
