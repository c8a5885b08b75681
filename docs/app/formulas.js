/**
 * Formulas: arithmatex marks them in the page, KaTeX draws them. Screen readers get MathML.
 */
import katex from "katex";

/** `\( ... \)` in a line, `\[ ... \]` on its own. */
const MARKED = /^\s*\\([([])([\s\S]*)\\[)\]]\s*$/;

/** @param {ParentNode} root */
export function drawFormulas(root) {
  for (const element of root.querySelectorAll(".arithmatex")) drawFormula(element);
}

/** @param {Element} element */
function drawFormula(element) {
  const marked = MARKED.exec(element.textContent ?? "");
  if (!marked || element.querySelector(".katex")) return;
  const [, bracket, formula] = marked;
  katex.render(formula, /** @type {HTMLElement} */ (element), {
    displayMode: bracket === "[",
    throwOnError: false,
  });
}
