/**
 * What a key means: with one of the modifiers it belongs to the browser or the system; plain letters
 * the theme takes for its shortcuts, some of which leave the page. In a part of the page where a reader
 * types or plays, they stay.
 */

/** Whether a key is pressed without a modifier, but for Shift. @param {KeyboardEvent} event */
export function isPlain({ ctrlKey, metaKey, altKey }) {
  return !ctrlKey && !metaKey && !altKey;
}

/** @param {HTMLElement} root */
export function keepLetters(root) {
  root.addEventListener("keydown", (event) => {
    if (isPlain(event) && event.key.length === 1) event.stopPropagation();
  });
}
