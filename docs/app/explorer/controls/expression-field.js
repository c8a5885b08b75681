/**
 * The surface that a reader types. A text that came with a link runs only when the reader says so.
 */
import { make, makeButton } from "../../ui/elements.js";
import { limits } from "../model/names.js";

/** @typedef {import("../model/state.js").State} State */

const WAITING = "This expression came with the link. Press Use to run it.";
const HELP =
  "Python: x, y, pi, e, + - * / **, sin, cos, tan, exp, log, sqrt, tanh, abs, minimum, ...";
let lastId = 0;

/**
 * @param {HTMLElement} place
 * @param {{onUse: (text: string) => unknown}} listeners `onUse` may return a promise; if it is
 *   rejected, the error's sentence is shown at the field
 */
export function mountExpression(place, { onUse }) {
  const element = make("form", "gd-expression", { hidden: "", novalidate: "" });
  const id = `gd-expression-${++lastId}`;
  const label = make("label", "gd-expression__label", { for: id });
  label.textContent = "f(x, y) =";
  const field = make("input", "gd-expression__field", { id, type: "text", autocomplete: "off" });
  field.maxLength = limits().expression;
  field.spellcheck = false;
  field.setAttribute("autocapitalize", "off");
  field.setAttribute("aria-describedby", `${id}-help ${id}-words`);
  const use = makeButton("Use", () => element.requestSubmit());
  const help = make("p", "gd-expression__help", { id: `${id}-help` });
  help.textContent = HELP;
  const words = make("p", "gd-expression__words", { id: `${id}-words`, "aria-live": "polite" });
  element.append(label, field, use, help, words);
  place.append(element);
  let drawn = "";

  /** @param {string} sentence @param {boolean} isError */
  function say(sentence, isError) {
    if (words.textContent !== sentence) words.textContent = sentence;
    words.classList.toggle("gd-expression__words--error", isError);
    field.setAttribute("aria-invalid", String(isError));
  }

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });

  async function submit() {
    say("", false);
    try {
      await onUse(field.value);
    } catch (/** @type {any} */ error) {
      say(sentenceOf(error), true);
    }
  }

  return {
    element,

    /** @param {State} state @param {boolean} isWaiting the text came with a link and has not run */
    draw(state, isWaiting) {
      element.hidden = state.surface !== "Expression";
      const isNew = state.expression !== drawn;
      if (isNew) field.value = drawn = state.expression;
      if (isWaiting) say(WAITING, false);
      else if (isNew || words.textContent === WAITING) say("", false);
    },
  };
}

/** "ValueError: 'foo' is not known here" -> "'foo' is not known here". @param {any} error */
export function sentenceOf(error) {
  return String(error?.message ?? error).replace(/^\w+Error: /, "");
}
