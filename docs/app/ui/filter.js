/**
 * A long table with a box above it: what is typed there leaves the rows that hold each of its words.
 */
import { make, say } from "./elements.js";

/** Put a box above each table of the page that wants one and has none yet. */
export function addFilters() {
  for (const section of document.querySelectorAll(".gd-filter:not([data-filtered])")) {
    section.setAttribute("data-filtered", "");
    addFilter(section);
  }
}

/** @param {Element} section */
function addFilter(section) {
  const rows = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("tbody tr")]);
  const texts = rows.map((row) => (row.textContent ?? "").toLowerCase());
  const field = make("input", "gd-filter__field", { type: "search", "aria-label": "Filter rows" });
  field.placeholder = `Filter: ${section.getAttribute("data-filter")}`;
  const count = make("output", "gd-filter__count", { "aria-live": "polite" });
  const filter = () => {
    const shown = rowsWith(texts, field.value);
    for (const [index, row] of rows.entries()) row.hidden = !shown[index];
    say(count, `${shown.filter(Boolean).length} of ${rows.length}`);
  };
  field.addEventListener("input", filter);
  section.prepend(field, count);
  filter();
}

/**
 * Tell for each text whether it holds every word of a query, in any order.
 * @param {string[]} texts in lower case @param {string} query
 */
export function rowsWith(texts, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return texts.map((text) => words.every((word) => text.includes(word)));
}
