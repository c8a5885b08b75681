/**
 * Words in the view in space, as text of the page.
 */

import { make } from "../../ui/elements.js";
import { Vector3 } from "./three.js";

const GAP = 0.12; // from the frame

/**
 * The window's limits, written at the relief's edges.
 * @param {HTMLElement} place @param {number} depth @param {number[][]} window
 * @returns {(camera: any) => void} what puts them where a camera sees them
 */
export function mountLabels(place, depth, [[xMin, xMax], [yMin, yMax]]) {
  const texts = [`x = ${xMin}`, `x = ${xMax}`, `y = ${yMin}`, `y = ${yMax}`].map((text) =>
    text.replace("-", "−"),
  );
  const spans = texts.map((text) => {
    const span = make("span", "gd-space__label");
    span.textContent = text;
    return span;
  });
  place.replaceChildren(...spans);
  return (camera) => {
    // On the sides that face the reader, where the relief hides nothing.
    const along = Math.sign(camera.position.z) * (depth + GAP);
    const across = Math.sign(camera.position.x) * (1 + GAP);
    const at = [
      [-0.75, along],
      [0.75, along],
      [across, 0.75 * depth],
      [across, -0.75 * depth],
    ];
    spans.forEach((span, index) => {
      const seen = new Vector3(at[index][0], 0, at[index][1]).project(camera);
      span.style.setProperty("left", `${50 * (1 + seen.x)}%`);
      span.style.setProperty("top", `${50 * (1 - seen.y)}%`);
    });
  };
}
