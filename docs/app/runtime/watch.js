/**
 * Start Python when a reader comes near it: a cell, an explorer or a map that stays in view while the page
 * is idle, or a pointer or the focus on one.
 */
import { whenIdle } from "../ui/idle.js";
import { python } from "./python.js";
import { savesData } from "./warm.js";

const WATCHED = "gd-cell, gd-explorer, gd-momentum-map, gd-matrix-explorer";
const DWELL = 3000; // milliseconds in view: who only passes by downloads nothing
/** @type {WeakSet<Element>} */
const known = new WeakSet();

function start() {
  if (python.state === "idle") python.boot().catch(() => {}); // Run will say what failed
}

/** @type {Map<Element, number>} */
const timers = new Map();

/** @param {IntersectionObserverEntry[]} entries */
function follow(entries) {
  for (const { isIntersecting, target } of entries) {
    clearTimeout(timers.get(target));
    if (isIntersecting)
      timers.set(
        target,
        window.setTimeout(() => whenIdle(start), DWELL),
      );
    else timers.delete(target);
  }
}

const observer =
  typeof IntersectionObserver === "function"
    ? new IntersectionObserver(follow, { threshold: 0.5 })
    : null;

let unsubscribe = () => {};

/**
 * Watch the cells and explorers of a page; called again after each change of page.
 * @param {() => unknown} [onFailure] called when Python could not start
 */
export function watchPage(onFailure = () => {}) {
  unsubscribe();
  unsubscribe = python.onState(() => python.state === "error" && onFailure());
  if (savesData()) return;
  for (const element of document.querySelectorAll(WATCHED)) {
    if (known.has(element)) continue;
    known.add(element);
    for (const event of ["pointerenter", "focusin"]) {
      element.addEventListener(event, start, { once: true, passive: true });
    }
    observer?.observe(element);
  }
}
