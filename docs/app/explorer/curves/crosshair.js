/**
 * Under the pointer, the step and every run's value at it.
 */
import * as d3 from "../../ui/d3.js";
import { joinRuns } from "../../ui/run-line.js";
import { labelsOf } from "../model/changes.js";
import { linesOf } from "../model/lines.js";
import { short } from "../summary.js";

const LINE = 15; // pixels from one value to the next

/** @param {import("./view.js").CurvesView} view @param {import("../session.js").Session} session */
export function mountCrosshair(view, session) {
  const { svg, cross } = view.parts;
  svg.on("pointermove.cross", (/** @type {PointerEvent} */ event) => {
    const [low, high] = view.x.domain();
    const wanted = Math.round(view.x.invert(d3.pointer(event, svg.node())[0]));
    draw(view, session, Math.min(Math.max(wanted, low), high));
  });
  svg.on("pointerleave.cross", () => cross.attr("visibility", "hidden"));
}

/** @param {import("./view.js").CurvesView} view @param {import("../session.js").Session} session @param {number} step */
function draw({ parts: { cross }, x, range, curves }, { drawn }, step) {
  const at = x(step);
  const [low, top] = range;
  const isLeft = at > (x.range()[0] + x.range()[1]) / 2;
  cross.attr("visibility", null);
  cross.select("line").attr("x1", at).attr("x2", at).attr("y1", top).attr("y2", low);
  const labels = labelsOf(drawn);
  const texts = curves.map((curve, run) => `${labels[run]} ${short(curve[step] ?? Number.NaN)}`);
  const lines = [...linesOf(drawn), { name: "", twin: 0 }];
  joinRuns(cross, "text", [...texts, `step ${step}`], lines)
    .attr("x", at + (isLeft ? -6 : 6))
    .attr("y", (/** @type {string} */ _, /** @type {number} */ row) => top + 12 + LINE * row)
    .attr("text-anchor", isLeft ? "end" : null)
    .text((/** @type {string} */ text) => text);
}
