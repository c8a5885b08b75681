/**
 * The color and dash of a run, which the stylesheet gives to whatever says which run it is of.
 */
import { set } from "./elements.js";

/** @param {Element} element @param {import("../explorer/model/lines.js").Line} line */
export function wear(element, { name, twin }) {
  set(element, "data-optimizer", name);
  if (twin) set(element, "data-twin", String(twin));
  else element.removeAttribute("data-twin");
}
