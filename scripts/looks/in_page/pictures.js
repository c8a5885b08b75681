// How much of the screen is picture, and how far its controls are.
const { all, boxOf, kindOf, nameOf } = window.looks;
const PARTS = '[data-part="surface"], [data-part="loss"], [data-part="hero"]';
const DRAWN = "svg, img, canvas, video";
const NO_PICTURE = "nav, header, footer, .katex, .arithmatex";
const LEAST = 64; // pixels; what is smaller is an icon
// What leads elsewhere, or folds, moves no picture.
const MOVERS = "button, input, select, textarea, [role=slider], [role=tab], [role=button]";

function pictures(within = document) {
  const drawn = all(DRAWN, within).filter((drawing) => {
    const { width, height } = drawing.getBoundingClientRect();
    return width >= LEAST && height >= LEAST && !drawing.closest(NO_PICTURE);
  });
  return [...all(PARTS, within), ...drawn];
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

const boxes = () => pictures().map(boxOf);
Object.assign(window.looks, { boxes, reach });
