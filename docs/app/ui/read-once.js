/**
 * When the theme starts, it writes the relative addresses of a page in full, so that they still hold
 * after an instant navigation. A stylesheet whose address is written is read anew, and the page with
 * it: so their addresses are written here, when the parser meets them and nothing is read yet; in
 * browsers that can be told that the page still waits for them.
 */
export function readStylesOnce() {
  if (!("blocking" in HTMLLinkElement.prototype)) return;
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLLinkElement) writeInFull(node);
    }
  });
  observer.observe(document.head, { childList: true });
  addEventListener("DOMContentLoaded", () => observer.disconnect());
}

/** @param {HTMLLinkElement} link */
function writeInFull(link) {
  const { rel, href } = link;
  if (rel !== "stylesheet" || link.getAttribute("href") === href) return;
  link.setAttribute("blocking", "render"); // or a browser forgets that the page waits for it
  // Instant navigation keeps a stylesheet whose element is the same, letter by letter.
  for (const end of ["load", "error"]) {
    link.addEventListener(end, () => link.removeAttribute("blocking"), { once: true });
  }
  link.href = href;
}
