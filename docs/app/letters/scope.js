/**
 * Where the letters of a table of symbols stand on its page: formulas of its rule, and its code.
 */
import { lettersIn } from "./find.js";

/** @typedef {import("../cells/cell.js").Cell} Cell */

const NAME = "span.n, span.nb, span.nf, span.bp";

/** The cells of a table under one of its heads. @param {Element} table @param {string} head */
function columnOf(table, head) {
  const heads = [...table.querySelectorAll("thead th")].map((th) => th.textContent?.trim());
  const rows = [...table.querySelectorAll("tbody tr")];
  const at = heads.indexOf(head);
  return at < 0 ? [] : rows.map((row) => /** @type {HTMLTableRowElement} */ (row).cells[at]);
}

/** The names in the code, row by row. @param {Element} table @returns {Element[][]} */
export function namesOf(table) {
  return columnOf(table, "In the code").map((cell) => [...cell.querySelectorAll("code")]);
}

/**
 * The name in the code of each letter that a table explains.
 * @param {Element} table @returns {Map<string, string>}
 */
export function namesByLetter(table) {
  const names = new Map();
  const codes = namesOf(table);
  for (const [row, cell] of columnOf(table, "Symbol").entries()) {
    const own = codes[row]?.map(({ textContent }) => textContent) ?? [];
    const letters = cell.querySelector(".mbin") ? [] : lettersIn(cell);
    for (const [at, { key }] of letters.entries()) {
      const name = own[at] ?? own[0];
      if (name) names.set(key, name);
    }
  }
  return names;
}

/** The cell that prints what the table is of. @param {Element} article @param {string} name */
export function cellOf(article, name) {
  const defines = new RegExp(`^(class|def) ${name}\\b`, "mu");
  const cells = [...article.querySelectorAll("gd-cell")];
  const found = cells.find((cell) => defines.test(cell.textContent ?? ""));
  return /** @type {Cell | null} */ (found ?? null);
}

/**
 * The formulas of the sections that a table and its code stand in, and, where those have no formula
 * on a line of its own, of the section before.
 * @param {Element} article @param {Element[]} parts
 */
export function formulasAround(article, parts) {
  const heads = [...article.querySelectorAll("h2")];
  const sectionOf = (/** @type {Element} */ element) =>
    heads.filter((head) => isBefore(head, element)).length;
  const sections = parts.map(sectionOf);
  const formulas = [...article.querySelectorAll(".katex")];
  let first = Math.min(...sections);
  const last = Math.max(...sections);
  const isOpen = (/** @type {Element} */ formula) => formula.closest("div.arithmatex") !== null;
  const within = (/** @type {Element} */ formula) => {
    const section = sectionOf(formula);
    return section >= first && section <= last;
  };
  if (!formulas.some((formula) => isOpen(formula) && within(formula))) first -= 1;
  return formulas.filter(within);
}

/**
 * Put its name on each letter of some formulas; give what is marked.
 * @param {Element[]} formulas @param {Map<string, string>} names
 */
export function markFormulas(formulas, names) {
  return formulas.flatMap(lettersIn).flatMap(({ key, base, nodes }) => {
    const name = names.get(key) ?? names.get(base);
    return name ? nodes.map((node) => put(node, name)) : [];
  });
}

/**
 * Put its name on each word of the printed code; give what is marked.
 * @param {Element} cell @param {Set<string>} names
 */
export function markCode(cell, names) {
  return [...cell.querySelectorAll(NAME)]
    .filter(({ textContent }) => names.has(textContent ?? ""))
    .map((word) => put(word, word.textContent ?? ""));
}

/** @param {Element} element @param {string} name */
function put(element, name) {
  const marked = /** @type {HTMLElement} */ (element);
  marked.dataset.letter = name;
  return marked;
}

/** @param {Node} one @param {Node} other */
function isBefore(one, other) {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
