/**
 * layOut(root): the places of a matrix explorer's parts, in the order in which they are read and
 * reached. See styles/matrix.css for where they stand.
 */
import { make } from "../ui/elements.js";

/** @param {HTMLElement} root */
export function layOut(root) {
  const places = {
    head: make("div", "gd-matrix__head"),
    scene: make("div", "gd-matrix__scene"),
    stage: make("div", "gd-matrix__stage"),
    view: make("div", "gd-matrix__view"),
    surface: make("div", "gd-matrix__surface", { "data-part": "surface" }),
    transport: make("div", "gd-transport"),
    side: make("div", "gd-matrix__side"),
    runs: make("div", "gd-runs"),
    losses: make("div", "gd-matrix__losses"),
    foot: make("div", "gd-matrix__foot"),
    message: make("div", "gd-explorer__message", { hidden: "" }),
  };
  const { stage, view, side, surface, transport, runs, losses } = places;
  view.append(surface, transport);
  side.append(runs, losses);
  stage.append(view, side);
  root.replaceChildren(places.head, places.scene, stage, places.foot);
  return places;
}
