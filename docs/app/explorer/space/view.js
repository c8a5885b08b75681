/**
 * The surface in space: a relief with the map's contours, each run laid on it with a ball at the
 * current step, pins at the minima. Loaded only when a reader asks for it, for three.js is large.
 */

import { make } from "../../ui/elements.js";
import { mountLabels } from "./labels.js";
import {
  clear,
  colorOf,
  colorsOf,
  makeContours,
  makeFrame,
  makeGround,
  makePins,
  makeRun,
} from "./parts.js";
import { reliefOf } from "./relief.js";
import { mountSpace } from "./scene.js";
import { Group } from "./three.js";

/**
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Field} Field
 * @typedef {import("./relief.js").Relief} Relief
 * @typedef {{window: number[][], minima: number[][]}} Surface
 */

const COLORS = 8;
const NO_WEBGL =
  "This browser shows no 3-D graphics (WebGL), or they are switched off. The contours show the same surface from above.";
const ABOUT =
  "Drag or press the arrow keys to turn. Ctrl and the wheel zoom, as do + and −, a pinch, or the wheel alone while " +
  "the picture has the focus (Escape gives it back). Heights rise by equal steps from contour to contour, so that the " +
  "low ground stands out; pins mark the minima.";

class SpaceView {
  /** @type {{surface: Surface, field: Field} | null} */
  #shown = null;
  /** @type {{race: Race, start: number[], step: number} | null} */
  #raced = null;
  /** @type {Relief | null} */
  #relief = null;
  /** @type {(camera: any) => void} */
  #placeLabels = () => {};
  ground = new Group();
  paths = new Group();

  /** @param {HTMLElement} place @param {HTMLElement} around a part of it */
  constructor(place, around) {
    this.place = place;
    this.around = around;
    this.labels = make("div", "gd-space__labels", { "aria-hidden": "true" });
    this.space = mountSpace(around, {
      label: "The surface in space, with each optimizer's path; turn it with the arrow keys",
      onFrame: (camera) => this.#placeLabels(camera),
      onTheme: () => this.#shown && this.drawField(this.#shown.surface, this.#shown.field),
    });
    if (!this.space) return;
    this.space.scene.add(this.ground, this.paths);
    around.append(this.labels);
    const about = make("p", "gd-space__about");
    about.textContent = ABOUT;
    place.append(about);
  }

  /** @param {Surface} surface @param {Field} field */
  drawField(surface, field) {
    this.#shown = { surface, field };
    const relief = reliefOf(field, surface.window);
    this.#relief = relief;
    clear(this.ground);
    const colors = colorsOf(this.around);
    const parts = [makeGround, makeContours, makeFrame].map((part) => part(relief, colors));
    this.ground.add(...parts, ...makePins(relief, surface.minima, colors));
    this.#placeLabels = mountLabels(this.labels, relief.depth, surface.window);
    const raced = this.#raced;
    if (raced) this.drawRuns(raced.race, raced.start, raced.step, true);
    this.space?.draw();
  }

  /** @param {Race} race @param {number[]} start @param {number} step @param {boolean} [isNew] */
  drawRuns(race, start, step, isNew = race !== this.#raced?.race) {
    this.#raced = { race, start, step };
    if (!this.#relief) return;
    if (isNew) this.#drawPaths(race, this.#relief);
    for (const path of this.paths.children) path.userData.goTo(step);
    this.space?.draw();
  }

  /** @param {Race} race @param {Relief} relief */
  #drawPaths(race, relief) {
    clear(this.paths);
    race.runs.forEach((run, index) => {
      const color = colorOf(this.around, `gd-color-${index % COLORS}`, "--run");
      this.paths.add(makeRun(run, relief, color, index));
    });
  }

  dispose() {
    clear(this.ground);
    clear(this.paths);
    this.space?.dispose();
    this.place.replaceChildren();
  }
}

/**
 * @param {HTMLElement} place
 * @param {{onError?: (sentence: string) => void}} [options]
 */
export function mount3d(place, { onError } = {}) {
  const around = make("div", "gd-space");
  place.replaceChildren(around);
  const view = new SpaceView(place, around);
  return view.space ? view : without(around, onError);
}

/** A plain sentence, from whoever wants to say it, and a view that does nothing. @param {HTMLElement} around @param {((sentence: string) => void) | undefined} onError */
function without(around, onError) {
  if (onError) onError(NO_WEBGL);
  else around.textContent = NO_WEBGL;
  return { drawField() {}, drawRuns() {}, dispose: () => around.remove() };
}
