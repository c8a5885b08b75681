/**
 * What a run printed, held against what the page prints.
 */

/** The lines of a text, as a reader sees them. @param {string} text */
export function linesOf(text) {
  const lines = text.split("\n").map((line) => line.trimEnd());
  while (lines.length && lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/**
 * Which lines of a run are not among the expected ones, in order; and how many of those it lacks.
 * @param {string} expected @param {string} printed
 */
export function compare(expected, printed) {
  const [wanted, got] = [linesOf(expected), linesOf(printed)];
  const lengths = commonLengths(wanted, got);
  /** @type {Set<number>} */
  const differing = new Set();
  let [row, column, missing] = [0, 0, 0];
  while (row < wanted.length || column < got.length) {
    const isRowDone = row === wanted.length;
    if (!isRowDone && wanted[row] === got[column]) {
      row += 1;
      column += 1;
    } else if (isRowDone || lengths[row][column + 1] > lengths[row + 1][column]) {
      differing.add(column);
      column += 1;
    } else {
      missing += 1;
      row += 1;
    }
  }
  return { differing, missing: Math.max(0, missing - differing.size) };
}

/** Lengths of the longest common subsequences of all ends. @param {string[]} a @param {string[]} b */
function commonLengths(a, b) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row][column] =
        a[row] === b[column]
          ? lengths[row + 1][column + 1] + 1
          : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
    }
  }
  return lengths;
}

/** @param {ReturnType<typeof compare>} comparison */
export function verdictOf({ differing, missing }) {
  const lack = missing === 1 ? "a line is missing" : `${missing} lines are missing`;
  if (differing.size && missing) return `Marked: differs from what the page printed; ${lack}`;
  if (differing.size) return "Marked: differs from what the page printed";
  return missing ? `Differs from what the page printed: ${lack}` : "As expected";
}
