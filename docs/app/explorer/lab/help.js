/**
 * What the parts mean: text of the page, which search finds and every reader without scripts sees,
 * as a panel behind the button "Help". An address that names a place in it opens it there.
 */
import { mountMenu } from "./menu.js";

/** @param {HTMLElement} root */
export function mountHelp(root) {
  const article = root.closest("article") ?? document;
  const text = /** @type {HTMLElement | null} */ (article.querySelector(".gd-lab-help"));
  if (!text) return null;
  const { button, panel } = mountMenu("?", "gd-help", { panel: text, onOpen: takeAbout });
  button.setAttribute("aria-label", "Help");
  button.title = "What the parts mean";
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", "What the parts mean");

  /** The page says at its end which Python it has; here, that end is the help. */
  function takeAbout() {
    const about = article.querySelector(":scope > .gd-about");
    if (about) panel.append(about);
  }

  function follow() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !panel.contains(target)) return;
    panel.showPopover();
    target.scrollIntoView();
  }

  addEventListener("hashchange", follow);
  follow();
  return { button, leave: () => removeEventListener("hashchange", follow) };
}
