/**
 * Sets formulas with KaTeX: a line of JSON in, `[{tex, display}, ...]`, a line out, with the HTML of
 * each or what is wrong with it. The process lives as long as whoever asks.
 */
import { createInterface } from "node:readline";
import katex from "katex";

// The TeX itself is left out of the MathML: no reader sees it, and it is a fifth of the bytes.
const ANNOTATED = /<semantics>([\s\S]*?)<annotation[\s\S]*?<\/annotation><\/semantics>/g;
const DRAWN = /<span class="katex-html" aria-hidden="true">([\s\S]*)<\/span>(?=(?:<\/span>){1,2}$)/;
const PASSED_OVER =
  '<gd-formula class="katex-html" aria-hidden="true" data-search-exclude="">$1</gd-formula>';
// What stands over or under something else would be glued letters in a line of plain text.
const STACKED =
  /\^(?!\*|\\star)|\\(?:frac|tfrac|dfrac|sqrt|sum|prod|int|hat|bar|tilde|begin|binom)/;

/**
 * Let the search read a formula only once, and only if its text reads like the formula: see search.py.
 * @param {string} html @param {boolean} isPlain
 */
function leaveOut(html, isPlain) {
  const once = html.replace(DRAWN, PASSED_OVER);
  return isPlain ? once : once.replaceAll("<math ", '<math data-search-exclude="" ');
}

/** @param {{tex: string, display: boolean}} formula */
function set({ tex, display }) {
  try {
    const options = { displayMode: display, output: /** @type {const} */ ("htmlAndMathml") };
    const html = katex.renderToString(tex, { ...options, strict: "error", throwOnError: true });
    return { html: leaveOut(html.replace(ANNOTATED, "$1"), !display && !STACKED.test(tex)) };
  } catch (/** @type {any} */ error) {
    return { error: String(error.message) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map(set))}\n`);
}
