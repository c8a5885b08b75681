/**
 * Builds the layout of the maps.
 */
import { make } from "../../ui/elements.js";

/** @param {HTMLElement} box */
export function mountLayout(box) {
  box.classList.add("gd-maps");
  const top = make("div", "gd-maps__choices");
  const old = make("p", "gd-maps__old", { "aria-live": "polite" });
  const pictures = { grid: make("div", "gd-maps__grid"), curve: make("div", "gd-maps__curve") };
  const cellText = make("p", "gd-maps__cell", { "aria-live": "polite" });
  const legend = make("div", "gd-maps__legend");
  const summary = make("p", "gd-maps__words", { "aria-live": "polite" });
  box.append(top, old, pictures.grid, pictures.curve, cellText, summary, legend);
  return { box, top, pictures, legend, summary, old, cellText };
}
