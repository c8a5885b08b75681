/**
 * The code that the page was built with: what a reader sees until an editor takes its place.
 */
import { isPlain } from "../ui/keys.js";

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
  /** What is typed from then on, until the editor is there to take it. @type {string | null} */
  let typed = null;
  const take = () => {
    const text = typed ?? "";
    typed = "";
    return text;
  };
  const open = (/** @type {import("./frame.js").Point | undefined} */ point) => {
    typed ??= "";
    onOpen(take, point);
  };
  printed.addEventListener("click", ({ clientX, clientY }) => {
    if (getSelection()?.isCollapsed !== false) open({ x: clientX, y: clientY });
  });
  printed.addEventListener("keydown", (event) => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    if (key === "Enter" && (shiftKey || ctrlKey || metaKey)) onRun();
    else if (typed !== null && isPlain(event) && isTyped(key)) typed = withKey(typed, key);
    else if (key === "Enter") open(undefined);
    else return;
    event.preventDefault();
  });
}

/** @param {string} key */
function isTyped(key) {
  return key.length === 1 || key === "Enter" || key === "Backspace";
}

/** A text with what a key adds to it, or takes from it. @param {string} text @param {string} key */
function withKey(text, key) {
  if (key === "Backspace") return text.slice(0, -1);
  return text + (key === "Enter" ? "\n" : key);
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
