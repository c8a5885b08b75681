/**
 * Builds the map panel's layout.
 */
import { make } from "../../ui/elements.js";

/** @param {HTMLElement} place */
export function mountLayout(place) {
  const box = make("details", "gd-panel gd-maps");
  const title = make("summary", "");
  title.textContent = "Maps: settings, basins, sensitivity";
  const top = make("div", "");
  const old = make("p", "gd-maps__old", { "aria-live": "polite" });
  const pictures = { grid: make("div", "gd-maps__grid"), curve: make("div", "gd-maps__curve") };
  const cellText = make("p", "gd-maps__cell", { "aria-live": "polite" });
  const [side, legend] = [make("div", "gd-maps__side"), make("div", "")];
  const summary = make("p", "gd-maps__words", { "aria-live": "polite" });
  const [left, stage] = [make("div", "gd-maps__left"), make("div", "gd-maps__stage")];
  left.append(pictures.grid, pictures.curve, cellText);
  side.append(legend);
  stage.append(left, side);
  box.append(title, top, old, summary, stage);
  place.append(box);
  return { box, top, pictures, side, legend, summary, old, cellText };
}
