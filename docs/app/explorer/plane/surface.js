/**
 * mountSurface(place, session): the surface of a session from above, kept up by effects. It fills the
 * box `place`, which carries data-part="surface", whatever its size.
 */
import { effect } from "@preact/signals-core";
import { set } from "../../ui/elements.js";
import { onResize, sizeNow } from "../../ui/resize.js";
import { labelsOf } from "../model/changes.js";
import { linesOf } from "../model/lines.js";
import { describePlane } from "../summary.js";
import { mountHover } from "./hover.js";
import { mountPointer } from "./pointer.js";
import { SurfaceView } from "./view.js";

/**
 * @param {HTMLElement} place @param {import("../session.js").Session} session
 * @param {import("../../ui/resize.js").Size} [size] of the box, where it is not in the page yet
 * @returns {SurfaceView}
 */
export function mountSurface(place, session, size = sizeNow(place)) {
  place.dataset.part = "surface";
  const view = new SurfaceView(place, (start) => {
    void session.change((state) => ({ ...state, start }));
  });
  mountPointer(view.parts.svg, {
    x: view.x,
    y: view.y,
    getStart: () => view.getFrom?.() ?? session.state.start,
    onPick: (point) => view.onPick(point),
  });
  mountHover(view, session);
  const drawField = () =>
    view.drawField(session.catalog.surfaces[session.drawn.surface], session.field);
  const drawRuns = () => {
    const { state, drawn, race, player } = session;
    // The start goes with the hand at once, and its runs follow when they are there.
    const { start } = state.surface === drawn.surface ? state : drawn;
    view.drawRuns(race, start, player.place, linesOf(drawn), labelsOf(drawn));
  };
  view.resize(...size);
  let field = /** @type {unknown} */ (null);
  effect(() => {
    if (session.field !== field) drawField();
    field = session.field;
    drawRuns();
  });
  effect(() => set(view.picture, "aria-label", describePlane(session)));
  onResize(place, (width, height) => view.resize(width, height) && drawRuns());
  return view;
}
