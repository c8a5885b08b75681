/**
 * Files that a reader takes away: pictures as SVG or PNG, numbers as CSV.
 */
import { toPicture, toText } from "./picture.js";

const LATER = 10_000; // milliseconds until a file's address is given back

/** @param {SVGSVGElement | SVGSVGElement[]} pictures @param {string} name without an ending */
export function downloadSvg(pictures, name) {
  const text = toText(toPicture([pictures].flat()));
  save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
}

/**
 * @param {SVGSVGElement | SVGSVGElement[]} pictures @param {string} name without an ending
 * @param {number} [scale] pixels for each of the picture's own
 */
export async function downloadPng(pictures, name, scale = 2) {
  const picture = toPicture([pictures].flat());
  const width = Math.round(scale * Number(picture.getAttribute("width")));
  const height = Math.round(scale * Number(picture.getAttribute("height")));
  picture.setAttribute("width", String(width));
  picture.setAttribute("height", String(height));
  const image = new Image(width, height);
  // A data: image, since a strict policy lets no page show an image from blob:.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toText(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("The browser made no picture.");
  save(/** @type {Blob} */ (blob), `${name}.png`);
}

/** @param {string} text @param {string} name without an ending */
export function downloadCsv(text, name) {
  save(new Blob([text], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LATER);
}
