/**
 * Which line each run of a race wears: its method's, and of several runs of one method a twin's. A
 * run keeps its line when another one leaves.
 */

/**
 * @typedef {import("./state.js").Entrant} Entrant
 * @typedef {{name: string, twin: number}} Line
 */

/** @type {WeakMap<Entrant[], Line[]>} */
const known = new WeakMap();

/** @param {{optimizers: Entrant[]}} state @returns {Line[]} a line for each run */
export function linesOf({ optimizers }) {
  const lines = known.get(optimizers) ?? linesAfter([], [], optimizers);
  known.set(optimizers, lines);
  return lines;
}

/** Let the runs that stay keep their lines. @param {{optimizers: Entrant[]}} before @param {{optimizers: Entrant[]}} after */
export function keepLines(before, after) {
  known.set(after.optimizers, linesAfter(before.optimizers, linesOf(before), after.optimizers));
}

/** @param {Entrant[]} olds @param {Line[]} lines @param {Entrant[]} news */
function linesAfter(olds, lines, news) {
  const left = lines.map((line, at) => ({ line, text: JSON.stringify(olds[at]) }));
  const isSmaller = news.length < olds.length;
  const take = (/** @type {Entrant} */ entry) => {
    const text = JSON.stringify(entry);
    const isIt = (/** @type {typeof left[0]} */ old) =>
      isSmaller ? old.text === text : old.line.name === entry.name;
    const at = left.findIndex(isIt);
    return at < 0 ? null : left.splice(at, 1)[0].line;
  };
  const kept = news.map(take);
  return kept.map((line, at) => line ?? newLine(news[at].name, kept));
}

/** The first line of a method that no run wears yet. @param {string} name @param {(Line | null)[]} lines filled as they are found */
function newLine(name, lines) {
  const worn = lines.filter((line) => line?.name === name).map((line) => line?.twin);
  let twin = 0;
  while (worn.includes(twin)) twin++;
  const line = { name, twin };
  lines[lines.indexOf(null)] = line;
  return line;
}
