/**
 * The surface in space: a relief with the map's contours, each run laid on it with a ball at the
 * current step, pins at the minima. Loaded only when a reader asks for it, for three.js is large.
 */

import { make } from "../../ui/elements.js";
import { linesOf } from "../model/lines.js";
import { mountLabels } from "./labels.js";
import {
  clear,
  colorsOf,
  makeContours,
  makeFrame,
  makeGround,
  makePins,
  makePreview,
  makeRun,
  styleOf,
} from "./parts.js";
import { reliefOf } from "./relief.js";
import { mountSpace } from "./scene.js";
import { makeStart, mountStart } from "./start.js";
import { Group } from "./three.js";

/**
 * @typedef {import("../answers/races.js").Race} Race
 * @typedef {import("../answers/races.js").Field} Field
 * @typedef {import("./relief.js").Relief} Relief
 * @typedef {{window: number[][], minima: number[][]}} Surface
 */

const NO_WEBGL =
  "This browser shows no 3-D graphics (WebGL), or they are switched off. The contours show the same surface from above.";
const ABOUT =
  "Drag or press the arrow keys to turn. Ctrl and the wheel zoom, as do + and −, a pinch, or the wheel alone while " +
  "the picture has the focus (Escape gives it back). Heights rise by equal steps from contour to contour, so that the " +
  "low ground stands out; pins mark the minima.";

class SpaceView {
  /** @type {{surface: Surface, field: Field} | null} */
  #shown = null;
  /** @type {{race: Race, state: import("../model/state.js").State, step: number} | null} */
  #raced = null;
  /** @type {Relief | null} */
  #relief = null;
  /** @type {(camera: any) => void} */
  #placeLabels = () => {};
  /** The start that is drawn. @type {any} */
  #start = null;
  /** What a pointer meets. @type {any} */
  #surface = null;
  ground = new Group();
  paths = new Group();
  looked = new Group();

  /** @param {HTMLElement} place @param {HTMLElement} around a part of it @param {(start: number[]) => void} onStart */
  constructor(place, around, onStart) {
    this.place = place;
    this.around = around;
    this.labels = make("div", "gd-space__labels", { "aria-hidden": "true" });
    this.space = mountSpace(around, {
      label: "The surface in space, with each optimizer's path; turn it with the arrow keys",
      onFrame: (camera) => this.#placeLabels(camera),
      onTheme: () => this.#shown && this.drawField(this.#shown.surface, this.#shown.field),
    });
    if (!this.space) return;
    this.space.scene.add(this.ground, this.paths, this.looked);
    mountStart(this.space, {
      getStart: () => this.#start,
      getGround: () => this.#surface,
      onPoint: (across, along) => onStart(this.#pointBelow(across, along)),
    });
    around.append(this.labels);
    const about = make("p", "gd-space__about");
    about.textContent = ABOUT;
    place.append(about);
  }

  /** @param {number} across @param {number} along */
  #pointBelow(across, along) {
    const point = /** @type {Relief} */ (this.#relief).pointBelow(across, along);
    return point.map((value) => Number(value.toPrecision(3)));
  }

  /** @param {Surface} surface @param {Field} field */
  drawField(surface, field) {
    this.#shown = { surface, field };
    const relief = reliefOf(field, surface.window);
    this.#relief = relief;
    clear(this.ground);
    const colors = colorsOf(this.around);
    this.#surface = makeGround(relief, colors);
    this.#start = makeStart(colors.pin);
    this.ground.add(this.#surface, this.#start, makeContours(relief, colors));
    for (const part of [makeFrame(relief, colors), ...makePins(relief, surface.minima, colors)])
      this.ground.add(part);
    this.#placeLabels = mountLabels(this.labels, relief.depth, surface.window);
    const raced = this.#raced;
    if (raced) this.drawRuns(raced.race, raced.state, raced.step, true);
    this.space?.draw();
  }

  /**
   * @param {Race} race @param {import("../model/state.js").State} state what was asked
   * @param {number} step @param {boolean} [isNew]
   */
  drawRuns(race, state, step, isNew = race !== this.#raced?.race) {
    this.#raced = { race, state, step };
    if (!this.#relief) return;
    if (isNew) this.#drawPaths(race, state, this.#relief);
    for (const path of this.paths.children) path.userData.goTo(step);
    this.space?.draw();
  }

  /** @param {Race} race @param {import("../model/state.js").State} state @param {Relief} relief */
  #drawPaths(race, state, relief) {
    clear(this.paths);
    const lines = linesOf(state);
    race.runs.forEach((run, index) => {
      this.paths.add(makeRun(run, relief, styleOf(this.around, lines[index])));
    });
    const at = relief.pointAt(state.start[0], state.start[1]);
    this.#start.visible = at !== null;
    if (at) this.#start.position.set(at[0], at[1], at[2]);
  }

  /** A run that is only looked at; null takes it away. @param {ArrayLike<number> | null} points */
  drawPreview(points) {
    clear(this.looked);
    if (!this.#relief) return;
    const shown = points ? makePreview(points, this.#relief, colorsOf(this.around).pin) : [];
    for (const part of shown) this.looked.add(part);
    this.space?.draw();
  }

  dispose() {
    for (const group of [this.ground, this.paths, this.looked]) clear(group);
    this.space?.dispose();
    this.place.replaceChildren();
  }
}

/** @param {HTMLElement} place @param {{onStart: (start: number[]) => void}} options */
export function mount3d(place, { onStart }) {
  const around = make("div", "gd-space");
  place.replaceChildren(around);
  const view = new SpaceView(place, around, onStart);
  if (view.space) return view;
  around.textContent = NO_WEBGL;
  return { drawField() {}, drawRuns() {}, drawPreview() {}, dispose: () => around.remove() };
}
