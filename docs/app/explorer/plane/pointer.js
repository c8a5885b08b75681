/**
 * Pointing at the surface, with a mouse, a finger or the arrow keys.
 */
import * as d3 from "../../ui/d3.js";

const SLOP = 8; // pixels that a finger may move without meaning it
/** @type {Record<string, number[]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/**
 * @param {any} svg a selection, d3's
 * @param {{x: any, y: any, getStart: () => number[], onPick: (point: number[]) => void}} parts x and y:
 *   the scales; getStart: from where the arrow keys move, which is what was asked for last
 */
export function mountPointer(svg, { x, y, getStart, onPick }) {
  let isDragging = false;
  /** Where a finger came down that may be about to scroll: it sets nothing before it goes across or leaves. @type {number[] | null} */
  let touched = null;

  /** @param {PointerEvent} event */
  function pick(event) {
    const point = d3.pointer(event, svg.node());
    onPick([x, y].map((scale, axis) => inside(scale, scale.invert(point[axis]))));
  }

  /** How far a finger has come, across and down. @param {PointerEvent} event */
  function wayOf({ clientX, clientY }) {
    return touched ? [Math.abs(clientX - touched[0]), Math.abs(clientY - touched[1])] : [0, 0];
  }

  svg.on("pointerdown", (/** @type {PointerEvent} */ event) => {
    svg.node().setPointerCapture(event.pointerId);
    isDragging = event.pointerType !== "touch";
    touched = isDragging ? null : [event.clientX, event.clientY];
    if (isDragging) pick(event);
  });
  svg.on("pointermove", (/** @type {PointerEvent} */ event) => {
    const [across, down] = wayOf(event);
    if (across > SLOP && across > down) isDragging = true;
    if (isDragging) pick(event);
  });
  svg.on("pointerup pointercancel", (/** @type {PointerEvent} */ event) => {
    const isTap =
      event.type === "pointerup" && touched && !isDragging && Math.max(...wayOf(event)) <= SLOP;
    if (isTap) pick(event);
    isDragging = false;
    touched = null;
  });

  // A point by its shares of the relief's sides: it was pressed before there were scales, see early.js.
  svg.on("gd-point", (/** @type {CustomEvent<number[]>} */ { detail: [right, down] }) => {
    onPick([
      inside(x, d3.scaleLinear(x.domain())(right)),
      inside(y, d3.scaleLinear(y.domain())(1 - down)),
    ]);
  });

  svg.on("keydown", (/** @type {KeyboardEvent} */ event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const parts = event.shiftKey ? 10 : 50; // of the window's side
    const from = getStart();
    onPick(
      [x, y].map((scale, axis) => {
        const [low, high] = scale.domain();
        return inside(scale, from[axis] + (move[axis] * (high - low)) / parts);
      }),
    );
  });
}

/** A value in the window, in few digits. @param {any} scale @param {number} value */
function inside(scale, value) {
  const [low, high] = scale.domain();
  return Number(Math.min(Math.max(value, low), high).toPrecision(3));
}
