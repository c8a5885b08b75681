// What `scripts.looks` asks of a page, put into it before its own scripts.
const PARTS = '[data-part="surface"], [data-part="loss"], [data-part="hero"]';
const DRAWN = "svg, img, canvas, video";
const NO_PICTURE = "nav, header, footer, .katex, .arithmatex";
const LEAST = 64; // pixels; what is smaller is an icon
const TARGET = 44;
const CONTROLS =
  "a[href], button, input, select, textarea, summary, [role=slider], [role=tab], [role=button], " +
  "[role=application], [tabindex='0']";
// What leads elsewhere, or folds, moves no picture.
const MOVERS = "button, input, select, textarea, [role=slider], [role=tab], [role=button]";
const REGIONS =
  "header, nav, footer, aside, dialog, gd-cell, gd-explorer [role=group], gd-explorer, article";

const isSeen = (element) => {
  const { width, height } = element.getBoundingClientRect();
  const options = { opacityProperty: true, visibilityProperty: true };
  return width > 1 && height > 1 && element.checkVisibility(options);
};
const boxOf = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [left, top, right, bottom];
};
const all = (selector, within = document) =>
  within ? [...within.querySelectorAll(selector)].filter(isSeen) : [];

function nameOf(element) {
  const label = element.ariaLabelledByElements?.[0] ?? element.labels?.[0];
  const name = element.ariaLabel || label?.textContent || element.textContent;
  const image = element.querySelector?.("img[alt], svg > title");
  return (name || element.title || image?.alt || image?.textContent || "").trim().slice(0, 48);
}

function kindOf(element) {
  const type = element.localName === "input" ? element.type : "";
  return element.getAttribute("role") || type || element.localName;
}

function pictures(within = document) {
  return [...all(PARTS, within), ...all(DRAWN, within)].filter((picture) => {
    const { width, height } = picture.getBoundingClientRect();
    return width >= LEAST && height >= LEAST && !picture.closest(NO_PICTURE);
  });
}

/** Surface and loss of the page's first explorer; its large drawings where they are not named. */
function moved() {
  const explorer = document.querySelector("gd-explorer");
  const named = all('[data-part="surface"], [data-part="loss"]', explorer);
  return named.length > 0 ? named : explorer ? pictures(explorer) : [];
}

const controls = () => {
  const kept = moved();
  return all(MOVERS, document.querySelector("gd-explorer")).filter(
    (control) => !control.disabled && !kept.some((picture) => picture.contains(control)),
  );
};

/** How much of an element the window shows below the header, from 0 to 1. */
function shownOf(element) {
  const header = document.querySelector("header")?.getBoundingClientRect();
  const covered = Math.max(0, header?.top === 0 ? header.bottom : 0);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const height = Math.min(bottom, innerHeight) - Math.max(top, covered);
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  return (Math.max(0, height) * Math.max(0, width)) / ((bottom - top) * (right - left));
}

/** Each control of the explorer, brought into view from the explorer's top: what is seen then? */
function reach() {
  const explorer = document.querySelector("gd-explorer");
  const kept = moved();
  return controls().map((control) => {
    explorer.scrollIntoView({ block: "start", behavior: "instant" });
    control.scrollIntoView({ block: "nearest", behavior: "instant" });
    const shown = Math.max(0, ...kept.map(shownOf));
    const boxes = kept.map(boxOf);
    return { name: nameOf(control), kind: kindOf(control), box: boxOf(control), boxes, shown };
  });
}

const hits = (control, x, y) => {
  const found = document.elementFromPoint(x, y);
  return Boolean(found) && (control.contains(found) || found.closest("label")?.control === control);
};

/** How far one can miss the middle of a control in a direction and still hit it, at most 22 px. */
function extent(control, x, y, dx, dy) {
  let far = 0;
  while (far < TARGET / 2 && hits(control, x + dx * (far + 1), y + dy * (far + 1))) far += 1;
  return far;
}

const isInText = (element) =>
  element.localName === "a" &&
  getComputedStyle(element).display === "inline" &&
  element.parentElement.textContent.trim() !== element.textContent.trim();

/** What a finger can hit around the middle of each control; links in running text are let be. */
function hitAreas() {
  const found = [];
  for (const control of all(CONTROLS)) {
    if (control.disabled || isInText(control)) continue;
    control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const [left, top, right, bottom] = boxOf(control);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    if (!hits(control, x, y)) continue;
    const width = extent(control, x, y, -1, 0) + extent(control, x, y, 1, 0);
    const height = extent(control, x, y, 0, -1) + extent(control, x, y, 0, 1);
    found.push({ name: nameOf(control), kind: kindOf(control), width, height });
  }
  return found;
}

/** The element with the focus, where it stands on the page, and whether something hides it. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  element.looksNumber ??= ++count;
  const [left, top, right, bottom] = boxOf(element);
  const box = [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
  const isInside = left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
  const at = [(left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2];
  const region = element.closest(REGIONS);
  return {
    number: element.looksNumber,
    name: nameOf(element),
    kind: kindOf(element),
    box,
    isSeen: isInside && isSeen(element) && hits(element, ...at),
    region: region ? `${region.localName} ${region.ariaLabel ?? ""}`.trim() : "",
  };
}
let count = 0;

const frames = async (wanted) => {
  for (let at = 0; at < wanted; at += 1) await new Promise(requestAnimationFrame);
};
const isWhole = () =>
  document.readyState === "complete" &&
  document.fonts.status === "loaded" &&
  [...document.querySelectorAll("gd-cell, gd-explorer")].every(({ dataset }) => dataset.state);

const noted = [];
const describe = (node) => node?.outerHTML?.slice(0, 80).replace(/\s+/gu, " ") ?? "";
const note = (entries) => {
  for (const { value, sources } of entries) noted.push([value, describe(sources[0]?.node)]);
};
const observer = new PerformanceObserver((list) => note(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
/** The layout shifts since the last call, those just after an input too. */
const shifts = () => {
  note(observer.takeRecords());
  return noted.splice(0);
};
const scrollThrough = async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
    scrollTo({ top, behavior: "instant" });
    await frames(2);
  }
};
const boxes = () => pictures().map(boxOf);
window.looks = { boxes, reach, hitAreas, focused, frames, isWhole, shifts, scrollThrough };
