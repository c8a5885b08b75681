/**
 * Labels beside points, moved apart so that none lies on another.
 */

const LINE = 15; // pixels from one label to the next
const LETTER = 7; // about the width of one, in pixels

/** How far to the right of a point a text around it has to go, to stay in view. @param {number} at @param {number[]} ends of what is in view @param {number} letters */
export function shiftInto(at, [left, right], letters) {
  const half = (letters * LETTER) / 2 + 2;
  return Math.max(left + half - at, 0) + Math.min(right - half - at, 0);
}

/**
 * @typedef {{text: string, x: number, y: number, isLeft?: boolean}} Label
 * @param {Label[]} labels where each would like to stand
 * @param {{left: number, right: number, top: number, bottom: number}} box
 * @param {number} [line] pixels from one label to the next
 * @returns {Label[]} where each stands, in the same order
 */
export function placeLabels(labels, box, line = LINE) {
  const placed = labels.map(({ text, x, y }) => {
    const isLeft = x + 10 + text.length * LETTER > box.right;
    return { text, x: isLeft ? x - 10 : x + 10, y, isLeft };
  });
  const order = [...placed].sort((one, other) => one.y - other.y);
  const room = box.bottom - box.top - line;
  const gap = Math.min(line, room / Math.max(order.length - 1, 1));
  let least = box.top + line / 2;
  for (const label of order) {
    label.y = Math.max(label.y, least);
    least = label.y + gap;
  }
  let most = box.bottom - line / 2;
  for (const label of order.reverse()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
  return placed;
}
