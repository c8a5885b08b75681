/**
 * How much room a run's output will want, before it is known: what is kept free when a reader
 * presses Run, so that the text below does not jump when the output comes.
 */
const LINES_OF_A_LOOP = 5;
const LINES_OF_A_FIGURE = 23;

/** The lines of output to expect of a cell. @param {string} source */
export function linesExpected(source) {
  if (/\bplt\b|\bmatplotlib\b/u.test(source)) return LINES_OF_A_FIGURE;
  const prints = [...source.matchAll(/^([ \t]*).*\bprint\(/gmu)];
  if (prints.some(([, indent]) => indent)) return prints.length - 1 + LINES_OF_A_LOOP;
  return Math.max(prints.length, 1);
}
