/**
 * A name that is tinted wherever it stands in an editor's code.
 */

/** @param {typeof import("./codemirror.js")} library */
export function drawTint({ Decoration, EditorView, StateEffect, StateField }) {
  const mark = Decoration.mark({ class: "gd-lit" });
  /** @type {import("@codemirror/state").StateEffectType<string | null>} */
  const effect = StateEffect.define();
  const field = StateField.define({
    create: () => Decoration.none,
    update(marks, transaction) {
      const [change] = transaction.effects.filter((one) => one.is(effect));
      if (!change) return marks.map(transaction.changes);
      const text = transaction.newDoc.toString();
      const ranges = change.value === null ? [] : placesOf(text, change.value);
      return Decoration.set(ranges.map(([from, to]) => mark.range(from, to)));
    },
    provide: (own) => EditorView.decorations.from(own),
  });
  return { effect, field };
}

/**
 * Where a name stands in a text, as a word of its own.
 * @param {string} text @param {string} name @returns {[number, number][]}
 */
export function placesOf(text, name) {
  const words = text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu);
  return [...words]
    .filter(([word]) => word === name)
    .map(({ index }) => [index, index + name.length]);
}
