/**
 * Where in a cell a run has ended, read from Python's traceback.
 */

/**
 * The line, from 1, of the innermost frame in a cell; null where no frame lies in it.
 * @param {string} traceback @param {string} label what tracebacks call the cell
 */
export function lineOf(traceback, label) {
  const frames = traceback.matchAll(/^\s*(?:\|\s*)?File "([^"\n]+)", line (\d+)/gmu);
  const own = [...frames].filter(([, file]) => file === label);
  return own.length ? Number(own[own.length - 1][2]) : null;
}
