/**
 * What cells of one page share: a namespace, and the order that they stand in.
 */
import { python } from "../runtime/python.js";

/** @typedef {import("./cell.js").Cell} Cell */

let visits = 0;
/** @type {WeakMap<Node, string>} */
const namespaces = new WeakMap();
/** @type {string | null} */
let current = null;

// Without its worker, Python has lost its names: every cell must run again before they exist.
python.onState(() => {
  if (python.state === "ready") return;
  for (const cell of cellsOf(document.body)) cell.hasRun = false;
});

/** The page that a cell stands on: instant navigation puts a new element there at each visit. */
function pageOf(/** @type {Element} */ cell) {
  return cell.closest("article") ?? document.body;
}

/**
 * The key under which Python keeps the names of this visit to this page. The names of the page
 * that was left are forgotten.
 * @param {Cell} cell
 */
export function namespaceOf(cell) {
  const page = pageOf(cell);
  const known = namespaces.get(page);
  if (known) return known;
  const name = `${location.pathname} ${++visits}`;
  namespaces.set(page, name);
  if (current) python.resetNamespace(current).catch(() => {}); // stopped: nothing to forget
  current = name;
  return name;
}

/** All cells of a page, in order. @param {Element} page @returns {Cell[]} */
function cellsOf(page) {
  return [...page.querySelectorAll("gd-cell")].map((cell) => /** @type {Cell} */ (cell));
}

/** The cells above one, in the order of the page. @param {Cell} cell */
export function cellsAbove(cell) {
  const all = cellsOf(pageOf(cell));
  return all.slice(0, all.indexOf(cell));
}
