/**
 * The code that the page was built with: what a reader sees until an editor takes its place.
 */

/**
 * Let a click, or Enter on the focused code, open the editor, and Shift+Enter run it.
 * @param {HTMLElement} code @param {string} name
 * @param {Pick<import("./frame.js").Listeners, "onRun" | "onOpen">} listeners
 */
export function invite(code, name, { onRun, onOpen }) {
  const printed = code.querySelector("pre");
  if (!printed) return;
  printed.tabIndex = 0;
  printed.setAttribute("role", "textbox");
  printed.setAttribute("aria-multiline", "true");
  printed.setAttribute("aria-readonly", "true");
  printed.setAttribute("aria-label", `Code of ${name}; press Enter to edit`);
  printed.addEventListener("click", ({ clientX, clientY }) => {
    if (getSelection()?.isCollapsed !== false) onOpen({ x: clientX, y: clientY });
  });
  printed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (event.shiftKey || event.ctrlKey || event.metaKey) onRun();
    else onOpen();
  });
}

/**
 * Keep a sign on a box while its code goes on beyond the right edge.
 * @param {HTMLElement} box it holds what scrolls: the printed code, later the editor's
 */
export function watchCut(box) {
  const look = () => {
    const scroller = box.querySelector(".cm-scroller") ?? box.querySelector("pre");
    if (!scroller) return;
    const left = scroller.scrollWidth - scroller.clientWidth - scroller.scrollLeft;
    box.toggleAttribute("data-cut", left > 1);
  };
  box.addEventListener("scroll", look, { capture: true, passive: true });
  box.addEventListener("input", look);
  new ResizeObserver(look).observe(box);
}

/** What scrolls is a stop of the Tab key, and nothing else is. @param {HTMLElement} element */
export function watchStop(element) {
  new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }).observe(element);
}
