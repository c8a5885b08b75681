/**
 * What the theme leaves open: tables and formulas that are wider than the page, which the keyboard
 * must be able to scroll, and bars of buttons that are no landmarks.
 */

const WIDE = ".md-typeset__scrollwrap, div.arithmatex, .gd-formula";

const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) mark(/** @type {HTMLElement} */ (target));
});

/**
 * The theme makes a landmark of each block's Copy button; it is a group, and no place to go to. The
 * button's name is a title, which the theme takes away while it shows it as a tooltip.
 */
function nameCodeBars() {
  for (const bar of document.querySelectorAll("nav.md-code__nav")) bar.role = "presentation";
  for (const button of document.querySelectorAll(".md-code__button"))
    button.ariaLabel ??= button.getAttribute("title");
}

/** Let the keyboard reach each part of a page that scrolls sideways, as long as it does. */
function watchScrollers() {
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

/**
 * Nothing fades while the reader goes from light to dark. The theme would say so of every element at
 * each load too, and have the whole page styled three times: scripts/docs/hooks/theme.py.
 */
function keepStill(/** @type {Event} */ { target }) {
  if (!(target instanceof Element && target.matches("input[data-md-color-media]"))) return;
  document.body.setAttribute("data-gd-switching", "");
  const isSwitched = () => document.body.removeAttribute("data-gd-switching");
  requestAnimationFrame(() => requestAnimationFrame(isSwitched));
}

document.addEventListener("change", keepStill, { capture: true }); // before the theme hears of it

/** Mend what the theme has just made of the page. */
export function mendTheme() {
  watchScrollers();
  nameCodeBars();
}
