// What `scripts.looks` asks of a page: put into it before its own scripts, each file in a block.
// Here: what an element is, where it stands, and when the page is whole.
const CONTROLS =
  "a[href], button, input, select, textarea, summary, [role=slider], [role=tab], [role=button], " +
  "[role=application], [tabindex='0']";
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
  const image = element.querySelector("img[alt], svg > title");
  const names = [element.ariaLabel, label?.textContent, element.textContent, element.title];
  const name = [...names, image?.alt, image?.textContent].map((text) => text?.trim()).find(Boolean);
  return (name ?? "").replace(/\s+/gu, " ").slice(0, 48);
}

function kindOf(element) {
  const type = element.localName === "input" ? element.type : "";
  return element.getAttribute("role") || type || element.localName;
}

const frames = async (wanted) => {
  for (let at = 0; at < wanted; at += 1) await new Promise(requestAnimationFrame);
};
const isWhole = () =>
  document.readyState === "complete" &&
  document.fonts.status === "loaded" &&
  [...document.querySelectorAll("gd-cell, gd-explorer")].every(({ dataset }) => dataset.state) &&
  !document.querySelector(".gd-in-parts .md-content__inner > :not([data-here], .gd-about)");

/** Without fades and glides, so that what is seen is seen at once. */
const still = () => {
  const style = document.createElement("style");
  style.textContent = "* { transition: none !important; scroll-behavior: auto !important; }";
  document.head.append(style);
};
const scrollThrough = async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
    scrollTo({ top, behavior: "instant" });
    await frames(2);
  }
};

window.looks = {
  CONTROLS,
  all,
  boxOf,
  frames,
  isSeen,
  isWhole,
  kindOf,
  nameOf,
  scrollThrough,
  still,
};
