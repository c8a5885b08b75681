/**
 * A picture that looks the same outside of the page: one SVG with its styles written into it.
 */

import { plainColor } from "../../ui/color.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const GAP = 12;
const COLORS = ["fill", "stroke"];
const OWN = ["opacity", "dominant-baseline"]; // not inherited
const STYLES = [
  ...[
    "fill-rule",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
  ],
  ...["font-family", "font-size", "font-style", "font-weight", "text-anchor", "dominant-baseline"],
];

/**
 * Copy pictures, side by side, onto a background.
 * @param {SVGSVGElement[]} pictures as they stand in the page
 * @returns {SVGSVGElement} in no document
 */
export function toPicture(pictures) {
  const sizes = pictures.map(sizeOf);
  const width = sizes.reduce((sum, size) => sum + size.width + GAP, GAP);
  const height = Math.max(0, ...sizes.map((size) => size.height)) + 2 * GAP;
  const whole = /** @type {SVGSVGElement} */ (document.createElementNS(NAMESPACE, "svg"));
  set(whole, { xmlns: NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}` });
  const ground = document.createElementNS(NAMESPACE, "rect");
  set(ground, { width: "100%", height: "100%", ...split("fill", groundOf(pictures[0])) });
  whole.append(ground);
  let left = GAP;
  pictures.forEach((picture, index) => {
    const copy = copyOf(picture);
    set(copy, { x: left, y: GAP, ...sizes[index] });
    whole.append(copy);
    left += sizes[index].width + GAP;
  });
  return whole;
}

/** @param {SVGSVGElement} picture */
export function toText(picture) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/**
 * Attributes for a color: programs other than browsers know no alpha within one.
 * @param {string} name "fill" or "stroke" @param {string} computed a color, as a browser computes it
 * @param {string} [opacity] of the fill or the stroke @returns {Record<string, string>}
 */
export function split(name, computed, opacity = "1") {
  const color = plainColor(computed);
  const numbers =
    /^rgba?\(([^)]*)\)$/
      .exec(color)?.[1]
      .split(/[\s,/]+/)
      .filter(Boolean) ?? [];
  if (numbers.length !== 4) return { [name]: color, [`${name}-opacity`]: opacity };
  const [red, green, blue, alpha] = numbers;
  return {
    [name]: `rgb(${red}, ${green}, ${blue})`,
    [`${name}-opacity`]: String(Number(alpha) * Number(opacity)),
  };
}

/** @param {SVGSVGElement} picture */
function sizeOf(picture) {
  const { width, height } = picture.viewBox.baseVal ?? {};
  const box = picture.getBoundingClientRect();
  return { width: Math.ceil(width || box.width), height: Math.ceil(height || box.height) };
}

/** The color behind a picture: of the nearest ancestor that has one. @param {Element} picture */
function groundOf(picture) {
  for (let element = picture?.parentElement; element; element = element.parentElement) {
    const color = getComputedStyle(element).backgroundColor;
    if (color && color !== "transparent" && !/, 0\)$/.test(color)) return color;
  }
  return "white";
}

/** @param {SVGSVGElement} picture */
function copyOf(picture) {
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  const copies = [copy, ...copy.querySelectorAll("*")];
  [picture, ...picture.querySelectorAll("*")].forEach((original, index) =>
    dress(copies[index], original),
  );
  copy.querySelectorAll("[data-gone]").forEach((element) => element.remove());
  return copy;
}

/** Write onto a copy how its original looks. @param {Element} copy @param {Element} original */
function dress(copy, original) {
  for (const name of ["class", "style", "tabindex", "role"]) copy.removeAttribute(name);
  if (original.closest("defs")) return;
  const style = getComputedStyle(original);
  if (style.display === "none" || style.visibility === "hidden") copy.setAttribute("data-gone", "");
  const parent = original.parentElement;
  const around = parent?.closest("svg") ? getComputedStyle(parent) : null;
  for (const name of COLORS) {
    set(copy, split(name, style.getPropertyValue(name), style.getPropertyValue(`${name}-opacity`)));
  }
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    const isInherited =
      around !== null && !OWN.includes(name) && around.getPropertyValue(name) === value;
    if (!value || isInherited) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  }
}

/** @param {Element} element @param {Record<string, string | number>} attributes */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
