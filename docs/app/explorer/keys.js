/**
 * The keyboard of an explorer as a whole: Space plays and pauses, arrow keys go a step, wherever the
 * focus is on nothing that has a use for them of its own.
 */
import { isPlain, keepLetters } from "../ui/keys.js";

const OWN_USE = "input, select, textarea, summary, button, a, [contenteditable]";

/** @param {HTMLElement} root @param {import("./session.js").Session} session @param {() => void} onPlay */
export function mountKeys(root, { player }, onPlay) {
  root.tabIndex = -1;
  keepLetters(root);
  root.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || !isPlain(event)) return;
    if (target.closest(OWN_USE)) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === " ") onPlay();
    else if (by) player.goTo(player.step + by);
    else return;
    event.preventDefault();
  });
}
