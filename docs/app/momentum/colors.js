/**
 * The map's colors: a hue for what happens, more of it the fewer steps that takes.
 */

/** By the regime's index; the last, divergence, has one shade. */
const HUES = [
  [0, 114, 178],
  [0, 140, 98],
  [213, 94, 0],
  [128, 128, 128],
];
const [PALE, FULL] = [36, 235]; // of 255: what lies behind shows through
const OF_DIVERGENCE = 70;

/** @param {number} regime */
export function colorOf(regime) {
  return `rgb(${HUES[regime].join(" ")})`;
}

/**
 * The map as pixels, the highest momentum first.
 * @param {import("./model.js").Plane} plane @param {number} shades how many there are
 */
export function pixelsOf({ regimes, shades: found, rows, columns }, shades) {
  const pixels = new Uint8ClampedArray(4 * rows * columns);
  for (let cell = 0; cell < rows * columns; cell++) {
    const row = rows - 1 - Math.floor(cell / columns);
    const at = 4 * (row * columns + (cell % columns));
    const hue = HUES[regimes[cell]];
    const isLost = regimes[cell] === HUES.length - 1;
    pixels.set(hue, at);
    pixels[at + 3] = isLost ? OF_DIVERGENCE : PALE + ((FULL - PALE) * found[cell]) / shades;
  }
  return pixels;
}

/** The address of a picture of the map. @param {import("./model.js").Plane} plane @param {number} shades */
export function pictureOf(plane, shades) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [plane.columns, plane.rows];
  const image = new ImageData(pixelsOf(plane, shades), plane.columns, plane.rows);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return canvas.toDataURL();
}
