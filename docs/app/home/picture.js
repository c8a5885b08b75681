/**
 * mountPicture(place, session): the relief of the first page, as wide as the window, and the runs on
 * it. Its coordinates are fixed, and the stylesheet chooses which part is seen: so the picture that is
 * built into the page and the one that takes its place are the same to the pixel, at every width.
 */
import { effect } from "@preact/signals-core";
import { labelsOf } from "../explorer/model/changes.js";
import { linesOf } from "../explorer/model/lines.js";
import { mountPointer } from "../explorer/plane/pointer.js";
import { SurfaceView } from "../explorer/plane/view.js";
import { describePlane } from "../explorer/summary.js";
import { pointer } from "../ui/d3.js";
import { set } from "../ui/elements.js";
import { onResize } from "../ui/resize.js";

const SIZE = [2400, 560]; // as in styles/home/hero.css and scripts/build/pictures/relief.py
const LETTERS = 48; // pixels by which labels are longer here, where their type is larger
const LINE = 20;
const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * @param {HTMLElement} place @param {import("../explorer/session.js").Session} session
 * @param {number[][]} window what the relief shows of the surface
 * @param {(start: number[]) => void} onStart
 */
export function mountPicture(place, session, window, onStart) {
  const built = place.querySelector(".gd-surface__levels");
  const view = new SurfaceView(place, onStart, NO_MARGIN);
  const surface = { ...session.catalog.surfaces[session.drawn.surface], window };
  view.runs.line = LINE;
  view.resize(SIZE[0], SIZE[1]);
  if (built) {
    view.layOut(surface);
    view.parts.levels.node()?.replaceChildren(...built.children);
  } else view.drawField(surface, session.field);
  place.replaceChildren(view.picture);
  mountPointer(view.parts.svg, {
    x: view.x,
    y: view.y,
    getStart: () => session.state.start,
    onPick: (point) => view.onPick(point),
  });
  const draw = () => {
    const { state, drawn, race, player } = session;
    view.drawRuns(race, state.start, player.place, linesOf(drawn), labelsOf(drawn));
    place.classList.toggle("gd-hero__picture--old", !isAt(drawn.start, state.start));
  };
  effect(draw);
  onResize(place, (width) => {
    const [left, right] = [0, width].map((clientX) => pointAcross(view, clientX));
    view.runs.edges = [left, right - LETTERS];
    view.runs.forget();
    draw();
  });
  effect(() => set(view.picture, "aria-label", describePlane(session)));
  return view;
}

/** @param {SurfaceView} view @param {number} clientX */
function pointAcross(view, clientX) {
  return pointer({ clientX, clientY: 0 }, view.picture)[0];
}

/** @param {number[]} one @param {number[]} other */
function isAt([x, y], [otherX, otherY]) {
  return x === otherX && y === otherY;
}
