/**
 * layOut(): the places of an explorer's parts, in the order in which they are read and reached; not in
 * the page before they are shown there.
 * Wide: surface and transport at the left, runs and losses at the right. Narrow: the losses come to the
 * surface, which stays in view while the runs scroll under it. See styles/explorer/.
 */
import { make } from "../../ui/elements.js";
import { onResize } from "../../ui/resize.js";

const WIDE = 800; // pixels of the explorer, as in styles/explorer/layout.css

/** @typedef {ReturnType<typeof layOut>} Places */

export function layOut() {
  const places = {
    head: make("div", "gd-explorer__head"),
    stage: make("div", "gd-stage"),
    view: make("div", "gd-stage__view"),
    picture: make("div", "gd-stage__picture"),
    surface: make("div", "gd-stage__surface"),
    shape: make("div", "gd-shape", { hidden: "" }),
    losses: make("div", "gd-stage__losses"),
    panes: make("div", "gd-panes"),
    transport: make("div", "gd-transport"),
    side: make("div", "gd-stage__side"),
    runs: make("div", "gd-runs"),
    scene: make("div", "gd-scene"),
    foot: make("div", "gd-explorer__foot"),
    switches: make("div", "gd-controls gd-switches"),
    more: make("div", "gd-explorer__more"),
    data: make("div", "gd-explorer__numbers"),
  };
  const { picture, view, side, stage } = places;
  picture.append(places.surface, places.shape);
  view.append(picture, places.panes, places.transport);
  side.append(places.runs, places.losses);
  stage.append(view, side);
  return places;
}

/** Put the places into an explorer, instead of its poster. @param {HTMLElement} root @param {Places} places */
export function show(root, places) {
  const { head, stage, scene, data, foot, switches, more } = places;
  root.replaceChildren(head, stage, scene, data, foot, switches, more);
  followWidth(root, places);
}

/**
 * Keep the losses where they are seen: also for the keyboard, which goes as the page is read.
 * @param {HTMLElement} root
 * @param {Record<"side" | "losses" | "picture" | "shape", HTMLElement>} places
 */
function followWidth(root, { side, losses, picture, shape }) {
  onResize(root, (width) => {
    const isWide = width >= WIDE;
    if (isWide === (losses.parentElement === side)) return;
    if (isWide) side.append(losses);
    else picture.after(losses);
    if (isWide) picture.append(shape);
    else side.prepend(shape);
  });
}
