/**
 * Start Python when a reader comes near it: a cell in view while the page is idle, or a pointer or
 * the focus on a cell or an explorer.
 */
import { python } from "./python.js";
import { savesData, whenIdle } from "./warm.js";

const WATCHED = "gd-cell, gd-explorer";
/** @type {WeakSet<Element>} */
const known = new WeakSet();

function start() {
  if (python.state === "idle") python.boot().catch(() => {}); // Run will say what failed
}

const observer =
  typeof IntersectionObserver === "function"
    ? new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) {
            if (!isIntersecting) continue;
            observer?.unobserve(target);
            whenIdle(start);
          }
        },
        { threshold: 0.5 },
      )
    : null;

/** Watch the cells and explorers of a page; called again after each change of page. */
export function watchPage() {
  if (savesData()) return;
  for (const element of document.querySelectorAll(WATCHED)) {
    if (known.has(element)) continue;
    known.add(element);
    for (const event of ["pointerenter", "focusin"]) {
      element.addEventListener(event, start, { once: true, passive: true });
    }
    if (element.localName === "gd-cell") observer?.observe(element);
  }
}
