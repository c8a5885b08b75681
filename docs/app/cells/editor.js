/**
 * The editor of a cell: CodeMirror, fetched when a reader first touches a cell's code.
 */
import { loadPart } from "../ui/version.js";
import { drawTint } from "./tint.js";

/**
 * @typedef {{text: string, focus: (point?: {x: number, y: number}) => void, type: (text: string) => void,
 *   wordAt: (point: {x: number, y: number}) => string | null,
 *   light: (name: string | null) => void, destroy: () => void}} Editor
 */

/**
 * Put an editor in the place of the printed code.
 * @param {{parent: HTMLElement, text: () => string, label: string, onRun: () => void,
 *   onEdit: () => void}} options `text` is asked once the editor's code has arrived
 * @returns {Promise<Editor>}
 */
export async function mountEditor({ parent, text, label, onRun, onEdit }) {
  const library = await loadPart(() => import("./codemirror.js"));
  const { EditorState, EditorView } = library;
  const run = () => {
    onRun();
    return true;
  };
  const edited = EditorView.updateListener.of(({ docChanged }) => {
    if (!docChanged) return;
    parent.style.minHeight = ""; // shorter code leaves no hole
    onEdit();
  });
  const tint = drawTint(library);
  const own = [...extensions(library, label, run), edited, tint.field];
  const state = EditorState.create({ doc: text(), extensions: own });
  const height = parent.getBoundingClientRect().height;
  parent.replaceChildren();
  const view = new EditorView({ state, parent });
  parent.style.minHeight = `${height}px`; // the page below must not jump
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(next) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    focus(point) {
      if (point) view.dispatch({ selection: { anchor: view.posAtCoords(point, false) } });
      view.focus();
    },
    type(text) {
      if (text) view.dispatch(view.state.replaceSelection(text));
    },
    wordAt(point) {
      const at = view.posAtCoords(point);
      const word = at === null ? null : view.state.wordAt(at);
      return word && view.state.sliceDoc(word.from, word.to);
    },
    light: (name) => view.dispatch({ effects: tint.effect.of(name) }),
    destroy: () => view.destroy(),
  };
}

/**
 * @param {typeof import("./codemirror.js")} library
 * @param {string} label @param {() => boolean} run
 */
function extensions(library, label, run) {
  const keys = [
    { key: "Shift-Enter", run },
    { key: "Mod-Enter", run },
    { key: "Ctrl-Enter", run },
    ...library.closeBracketsKeymap,
    ...library.defaultKeymap,
    ...library.historyKeymap,
    library.indentWithTab, // Escape, then Tab, leaves the editor
  ];
  return [
    library.history(),
    library.drawSelection(),
    library.highlightSpecialChars(),
    library.indentOnInput(),
    library.bracketMatching(),
    library.closeBrackets(),
    library.indentUnit.of("    "),
    library.python(),
    library.syntaxHighlighting(colors(library)),
    library.keymap.of(keys),
    library.EditorView.contentAttributes.of({
      "aria-label": `${label}. Escape, then Tab, leaves the editor`,
    }),
  ];
}

/** The colors of the printed code, from the theme's variables. */
function colors(/** @type {typeof import("./codemirror.js")} */ { HighlightStyle, tags }) {
  const color = (/** @type {string} */ name) => ({ color: `var(--md-code-hl-${name}-color)` });
  return HighlightStyle.define([
    { tag: [tags.keyword, tags.self, tags.bool, tags.null], ...color("keyword") },
    { tag: [tags.string, tags.special(tags.string)], ...color("string") },
    { tag: tags.number, ...color("number") },
    { tag: tags.comment, ...color("comment") },
    { tag: [tags.operator, tags.definitionOperator], ...color("operator") },
    { tag: [tags.definition(tags.variableName), tags.className], ...color("function") },
    { tag: tags.function(tags.variableName), ...color("name") },
    { tag: [tags.punctuation, tags.bracket], ...color("punctuation") },
  ]);
}
