/**
 * What changed from one state to the next.
 */

/** @typedef {import("../answers/questions.js").Asked} Asked */

/**
 * Which setting of which optimizer was moved, if that is all that changed.
 * @param {Asked | null} before @param {Asked} after
 * @returns {{index: number, setting: string} | null}
 */
export function changedSetting(before, after) {
  if (!before || withoutOptimizers(before) !== withoutOptimizers(after)) return null;
  const index = onlyDifference(before.optimizers, after.optimizers);
  if (index === null) return null;
  const [old, entry] = [before.optimizers[index], after.optimizers[index]];
  if (old.name !== entry.name || old.convention !== entry.convention) return null;
  const settings = Object.keys(entry.settings);
  const at = onlyDifference(
    settings.map((key) => old.settings[key]),
    settings.map((key) => entry.settings[key]),
  );
  return at === null ? null : { index, setting: settings[at] };
}

/**
 * Whether two states, whatever their views, are of one race.
 * @param {import("./state.js").State} one @param {import("./state.js").State | null} other
 */
export function isSameRace(one, other) {
  const [text, others] = [one, other].map((state) => JSON.stringify({ ...state, view: null }));
  return text === others;
}

/**
 * Whether the race of a state may be drawn in place of another one's: the same optimizers on the same
 * surface, as many steps.
 * @param {Asked} one @param {Asked | null} other
 */
export function isIntermediate(one, other) {
  return (
    other !== null &&
    haveSameOptimizers(one, other) &&
    one.steps === other.steps &&
    one.expression === other.expression
  );
}

/**
 * Whether the same optimizers race on the same surface.
 * @param {Pick<Asked, "surface" | "optimizers">} one @param {Pick<Asked, "surface" | "optimizers">} other
 */
export function haveSameOptimizers(one, other) {
  const [names, others] = [one, other].map(({ optimizers }) =>
    optimizers.map(({ name }) => name).join(),
  );
  return names === others && one.surface === other.surface;
}

/** @param {Asked} asked */
function withoutOptimizers({ optimizers: _, ...rest }) {
  return JSON.stringify(rest);
}

/** Where two lists differ, if it is in one place. @param {any[]} one @param {any[]} other */
function onlyDifference(one, other) {
  const texts = other.map((item) => JSON.stringify(item));
  const places = texts.flatMap((text, at) => (text === JSON.stringify(one[at]) ? [] : [at]));
  return one.length === other.length && places.length === 1 ? places[0] : null;
}
