/**
 * A cursor over rows and columns, moved by pointer, touch or keyboard.
 */

/** @type {Record<string, number[]>} */
const MOVES = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowDown: [-1, 0],
  ArrowUp: [1, 0],
  PageDown: [-5, 0],
  PageUp: [5, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/**
 * @typedef {(row: number, column: number) => void} OnCell
 * @param {SVGSVGElement} svg
 * @param {{size: () => number[], readCell: (event: PointerEvent) => number[] | null,
 *   draw: OnCell, onHover: OnCell, onLoad: OnCell, isListed?: boolean}} parts size: how many rows
 *   and columns there are; isListed: rows count from the top
 */
export function mountCellCursor(svg, { size, readCell, draw, onHover, onLoad, isListed = false }) {
  let at = [0, 0];
  let isSeen = false;
  let wasSeen = false; // before the finger came down

  /** @param {number[]} cell @param {boolean} [isAgain] tell of a cell once more */
  function hover(cell, isAgain = false) {
    const next = cell.map((value, axis) => Math.min(Math.max(value, 0), size()[axis] - 1));
    if (next.some((value) => value < 0)) return;
    const isSame = isSeen && next.every((value, axis) => value === at[axis]);
    [at, isSeen] = [next, true];
    if (isSame && !isAgain) return;
    draw(at[0], at[1]);
    onHover(at[0], at[1]);
  }

  svg.addEventListener("pointerdown", (event) => {
    const cell = readCell(event);
    wasSeen = isSeen && cell?.every((value, axis) => value === at[axis]) === true;
  });
  svg.addEventListener("pointermove", (event) => {
    const cell = readCell(event);
    if (cell) hover(cell);
  });
  svg.addEventListener("click", (event) => {
    const cell = readCell(/** @type {PointerEvent} */ (event));
    if (!cell) return;
    hover(cell);
    // A finger cannot hover: its first tap looks, its second loads.
    const isFinger = /** @type {PointerEvent} */ (event).pointerType === "touch";
    if (!isFinger || wasSeen) onLoad(at[0], at[1]);
  });
  svg.addEventListener("focus", () => svg.matches(":focus-visible") && hover(at, true));
  svg.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (move) hover([at[0] + (isListed ? -move[0] : move[0]), at[1] + move[1]]);
    else if (event.key === "Enter" || event.key === " ") onLoad(at[0], at[1]);
    else return;
    event.preventDefault();
  });

  return {
    /** Where the keyboard begins. @param {number[]} cell */
    begin(cell) {
      [at, isSeen] = [cell, false];
    },
  };
}
