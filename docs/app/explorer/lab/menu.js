/**
 * A button with a panel that opens below it, closes with Escape or a press elsewhere, and lies over
 * everything else: the browser's own popover.
 */
import { make, makeButton } from "../../ui/elements.js";

const MARGIN = 8; // pixels that a panel keeps from the window's edge

let lastId = 0;

/**
 * @param {string} name of the button @param {string} className of the panel
 * @param {{onOpen?: () => void, panel?: HTMLElement}} [options] panel: one that is there already
 */
export function mountMenu(name, className, { onOpen, panel = make("div") } = {}) {
  panel.id ||= `gd-menu-${++lastId}`;
  panel.classList.add("gd-menu", className);
  panel.setAttribute("popover", "auto");
  const button = makeButton(name, () => {});
  button.setAttribute("popovertarget", panel.id); // the browser opens and closes it
  panel.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") onOpen?.();
  });
  panel.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") placeUnder(button, panel);
  });
  return { button, panel, open: () => panel.showPopover(), close: () => panel.hidePopover() };
}

/** @param {HTMLElement} button @param {HTMLElement} panel */
function placeUnder(button, panel) {
  const { left, bottom } = button.getBoundingClientRect();
  const most = document.documentElement.clientWidth - panel.offsetWidth - MARGIN;
  panel.style.left = `${Math.max(MARGIN, Math.min(left, most))}px`;
  panel.style.top = `${bottom + 4}px`;
}
