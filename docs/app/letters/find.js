/**
 * Letters in formulas that KaTeX has set: where each stands, with its index and its accent.
 */

/**
 * @typedef {{key: string, base: string, nodes: Element[]}} Letter
 *   key: the letter with its index, such as "β_1"; base: without one that only counts, such as the
 *   t of m_t; nodes: what is tinted
 */

const COUNTS = /^[ijkt]([+−]1)?$/u;

/** All letters of a formula, in order. @param {Element} root @returns {Letter[]} */
export function lettersIn(root) {
  const [letter, rest] = read(root);
  return [...(letter ? [letter] : []), ...rest.flatMap(lettersIn)];
}

/**
 * The letter that an element is, and the elements in which others may stand.
 * @param {Element} element @returns {[Letter | null, Element[]]}
 */
function read(element) {
  const children = [...element.children];
  if (!element.classList.contains("mord")) return [null, children];
  if (children.length === 0) return [simple(element), []];
  if (/accent/u.test(element.className)) return [accented(element), []];
  if (!children[children.length - 1].classList.contains("msupsub")) return [null, children];
  return indexed(children[0], children[children.length - 1]);
}

/** @param {Element} element @returns {Letter | null} */
function simple(element) {
  const text = textOf(element);
  return /^\p{L}$/u.test(text) ? { key: text, base: text, nodes: [element] } : null;
}

/** @param {Element} element @returns {Letter} */
function accented(element) {
  const key = `accent ${textOf(element)}`;
  return { key, base: key, nodes: [element] };
}

/**
 * @param {Element} body @param {Element} scripts what stands above and below at its right
 * @returns {[Letter | null, Element[]]}
 */
function indexed(body, scripts) {
  const [letter] = read(body);
  const stacked = [...(scripts.querySelector(".vlist")?.children ?? [])];
  const hasIndex = scripts.querySelector(".vlist-t2") !== null;
  if (!letter) return [null, [body, ...stacked]];
  if (!hasIndex) return [letter, stacked];
  const [index, ...power] = stacked;
  const text = textOf(index);
  if (COUNTS.test(text)) return [{ ...letter, key: `${letter.key}_${text}` }, power];
  const key = `${letter.key}_${text}`;
  return [{ key, base: key, nodes: [...letter.nodes, index.lastElementChild ?? index] }, power];
}

/** @param {Element} element */
function textOf(element) {
  return (element.textContent ?? "").replace(/[\s\u200b]/gu, "");
}
