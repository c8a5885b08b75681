/**
 * The cheat sheet: cards, or the same methods as a table that one sorts by any of its columns.
 */
import { make } from "../ui/elements.js";
import { compareCells } from "./order.js";

const VIEWS = /** @type {const} */ (["Cards", "Table"]);

/** Bring the sheets of a page to life, each once. @param {ParentNode} root */
export function openSheets(root) {
  for (const found of root.querySelectorAll(".gd-sheet:not([data-view])")) {
    const sheet = /** @type {HTMLElement} */ (found);
    for (const table of sheet.querySelectorAll("table")) makeSortable(table);
    drawSwitch(sheet);
  }
}

/** Two buttons that choose what is shown. @param {HTMLElement} sheet */
function drawSwitch(sheet) {
  const group = make("div", "gd-sheet__switch", { role: "group", "aria-label": "Show methods as" });
  const buttons = VIEWS.map((view) => {
    const button = make("button", "gd-sheet__view", { type: "button" });
    button.textContent = view;
    button.addEventListener("click", () => choose(view));
    return button;
  });
  const choose = (/** @type {typeof VIEWS[number]} */ view) => {
    sheet.dataset.view = view.toLowerCase();
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.textContent === view));
  };
  group.append(...buttons);
  const place = sheet.querySelector(".gd-sheet__bar");
  if (place) place.append(group);
  else sheet.prepend(group);
  choose("Cards");
}

/** Let each head of a table sort its rows. @param {HTMLTableElement} table */
function makeSortable(table) {
  const heads = [...table.querySelectorAll("thead th")];
  for (const [column, head] of heads.entries()) {
    const button = make("button", "gd-sheet__sort", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isUp = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "descending" : "ascending");
      sortRows(table, column, isUp ? -1 : 1);
    });
  }
}

/** @param {HTMLTableElement} table @param {number} column @param {1 | -1} direction */
function sortRows(table, column, direction) {
  const [body] = table.tBodies;
  const text = (/** @type {HTMLTableRowElement} */ row) => row.cells[column].textContent ?? "";
  const rows = [...body.rows];
  rows.sort((one, other) => compareCells(text(one), text(other), direction));
  body.append(...rows);
}
