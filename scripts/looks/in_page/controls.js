// What a finger hits, where the focus goes, and whether something lies over it.
const { CONTROLS, all, boxOf, isSeen, kindOf, nameOf } = window.looks;
const TARGET = 44;
const QUARTER = 0.25;
const REGIONS =
  "header, nav, footer, aside, dialog, [role=dialog], section, gd-cell, gd-explorer [role=group], gd-explorer, article";

const hits = (control, x, y) => {
  const found = document.elementFromPoint(x, y);
  return Boolean(found) && (control.contains(found) || found.closest("label")?.control === control);
};

/**
 * How far one can miss the middle of a control in a direction and still hit it: to a quarter of a
 * pixel, and a pixel farther than asked, by which a browser may look beside a point.
 */
function extent(control, x, y, dx, dy) {
  const isHit = (far) => hits(control, x + dx * far, y + dy * far);
  let far = 0;
  while (far < TARGET / 2 + 1 && isHit(far + QUARTER)) far += QUARTER;
  return far;
}

/** Both ways from the middle, in whole pixels. */
const reachOf = (control, x, y, dx, dy) =>
  Math.min(TARGET, Math.round(extent(control, x, y, -dx, -dy) + extent(control, x, y, dx, dy)));

const isInText = (element) => {
  if (element.classList.contains("claim")) return true; // a sentence that is a link
  const block = element.closest("p, li, td, th, dd, dt, figcaption, summary, div");
  return (
    ["a", "abbr"].includes(element.localName) &&
    getComputedStyle(element).display === "inline" &&
    block?.textContent.trim() !== element.textContent.trim()
  );
};

/** What scrolls by the keyboard, and does nothing under a finger. */
const SCROLLED = "samp, pre, [role=log]";

/** What a finger can hit around the middle of each control; links in running text are let be. */
function hitAreas() {
  const found = [];
  for (const control of all(CONTROLS)) {
    if (control.disabled || isInText(control) || control.matches(SCROLLED)) continue;
    control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const [left, top, right, bottom] = boxOf(control);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    if (!hits(control, x, y)) continue;
    const width = reachOf(control, x, y, 1, 0);
    const height = reachOf(control, x, y, 0, 1);
    found.push({ name: nameOf(control), kind: kindOf(control), width, height });
  }
  return found;
}

/** An element's box on the page, as if nothing were scrolled. */
function placeOf(element) {
  let [across, down] = [0, 0];
  for (let at = element; at; at = at.parentElement) {
    across += at.scrollLeft;
    down += at.scrollTop;
  }
  const [left, top, right, bottom] = boxOf(element);
  return [left + across, top + down, right + across, bottom + down];
}

/** Whether the reader sees an element, or the label that stands for it or after it: in its first line. */
const isInSight = (element) =>
  [element, ...(element.labels ?? []), ...labelAfter(element)].some((shown) => {
    const { left, top, right, bottom } = shown.getClientRects()[0] ?? {};
    const at = [(left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2];
    return (
      left < right &&
      hits(shown.control ?? element, ...at) &&
      (shown !== element || isSeen(element))
    );
  });

/** The theme's choice of colors shows what the next press would choose. */
const labelAfter = ({ type, nextElementSibling: after }) =>
  type === "radio" && after?.localName === "label" ? [after] : [];

/** The element with the focus: what it is, where, and whether something hides it. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  count += 1;
  element.looksNumber ??= count;
  const region = element.closest(REGIONS);
  return {
    number: element.looksNumber,
    name: nameOf(element),
    kind: kindOf(element),
    box: placeOf(element),
    isSeen: isInSight(element),
    region: region ? `${region.localName} ${region.ariaLabel ?? ""}`.trim() : "",
  };
}
let count = 0;

/** What the window does not show even when it is brought into view: sticky parts lie over it. */
const covered = (within) =>
  all(CONTROLS, document.querySelector(within))
    .filter((control) => {
      control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      return !isInSight(control);
    })
    .map((control) => `${kindOf(control)} ${nameOf(control)}`);

Object.assign(window.looks, { covered, focused, hitAreas });
