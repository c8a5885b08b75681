/**
 * The theme takes letters for its shortcuts, some of which leave the page. In a part of the page where
 * a reader types or plays, they stay.
 */

/** @param {HTMLElement} root */
export function keepLetters(root) {
  root.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && event.key.length === 1) event.stopPropagation();
  });
}
