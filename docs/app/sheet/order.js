/**
 * The order of a table's cells: numbers by size, the rest by the alphabet, empty cells last.
 */
const POWER = /^10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/u;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number that a cell shows; NaN for other text. @param {string} text */
export function numberOf(text) {
  const power = POWER.exec(text);
  if (!power) return text === "" ? Number.NaN : Number(text);
  const digits = [...power[1]].map((sign) => (sign === "⁻" ? "-" : RAISED.indexOf(sign)));
  return 10 ** Number(digits.join(""));
}

/**
 * Compare two cells for sorting.
 * @param {string} one @param {string} other @param {1 | -1} direction
 */
export function compareCells(one, other, direction) {
  const [left, right] = [one.trim(), other.trim()];
  if (left === "" || right === "") return Number(left === "") - Number(right === "");
  const [first, second] = [numberOf(left), numberOf(right)];
  const areNumbers = !Number.isNaN(first) && !Number.isNaN(second);
  return direction * (areNumbers ? first - second : left.localeCompare(right, "en"));
}
