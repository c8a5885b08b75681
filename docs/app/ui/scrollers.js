/** Tables and formulas that are wider than the page: the keyboard can scroll them, and they show it. */

const WIDE = ".md-typeset__scrollwrap, div.arithmatex, .gd-formula";

const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) mark(/** @type {HTMLElement} */ (target));
});

/** Let the keyboard reach each part of a page that scrolls sideways, as long as it does. */
export function watchScrollers() {
  watch.disconnect();
  for (const element of document.querySelectorAll(WIDE)) watch.observe(element);
}

/** @param {HTMLElement} element */
function mark(element) {
  const isWide = element.scrollWidth > element.clientWidth + 1;
  element.toggleAttribute("data-scrolls", isWide);
  if (!isWide) return element.removeAttribute("tabindex");
  element.tabIndex = 0;
  element.role = "group";
  element.ariaLabel = element.querySelector("table")
    ? "Table, scrolls sideways"
    : "Formula, scrolls sideways";
}
