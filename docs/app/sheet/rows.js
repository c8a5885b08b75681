/**
 * A table whose rows open: under each stands what the section says that its first cell leads to.
 */
import { make } from "../ui/elements.js";

/** Bring the tables of a page to life, each once. @param {ParentNode} root */
export function openRows(root) {
  for (const table of root.querySelectorAll(".gd-rows:not([data-state])")) {
    /** @type {HTMLElement} */ (table).dataset.state = "ready";
    for (const link of table.querySelectorAll("td:first-child > a")) {
      addRow(/** @type {HTMLAnchorElement} */ (link));
    }
  }
}

/** @param {HTMLAnchorElement} link */
function addRow(link) {
  const row = link.closest("tr");
  const parts = link.hash ? partsOf(document.getElementById(link.hash.slice(1))) : [];
  if (!row || parts.length === 0) return;
  const button = make("button", "gd-rows__button", { type: "button", "aria-expanded": "false" });
  button.append(...link.childNodes);
  const under = make("tr", "gd-rows__under", { hidden: "" });
  const cell = make("td", "", { colspan: String(row.cells.length) });
  const columns = make("div", "gd-rows__parts");
  columns.append(...parts);
  link.textContent = "Read there";
  columns.append(link.cloneNode(true));
  cell.append(columns);
  under.append(cell);
  link.replaceWith(button);
  row.after(under);
  button.addEventListener("click", () => {
    under.hidden = !under.hidden;
    button.setAttribute("aria-expanded", String(!under.hidden));
  });
}

/** Copies of what stands under a heading, up to the next one. @param {Element | null} heading */
function partsOf(heading) {
  const parts = [];
  let next = heading?.nextElementSibling;
  while (next && !/^H[1-6]$/u.test(next.tagName)) {
    parts.push(next.cloneNode(true));
    next = next.nextElementSibling;
  }
  return parts;
}
