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
export const NO_WEBGL =
  "This browser shows no 3-D graphics (WebGL), or they are switched off. The contours show the same surface from above.";
const ABOUT =
  "Drag or press the arrow keys to turn. Ctrl and the wheel zoom, as do + and −, a pinch, or the wheel alone while " +
  "the picture has the focus (Escape gives it back). Heights rise by equal steps from contour to contour, so that the " +
  "low ground stands out; pins mark the minima.";

/**
 * @param {HTMLElement} place
 * @param {{onError?: (sentence: string) => void}} [options]
 */
export function mount3d(place, { onError } = {}) {
  const around = make("div", "gd-space");
  const labels = make("div", "gd-space__labels", { "aria-hidden": "true" });
  place.replaceChildren(around);
  /** @type {{surface: Surface, field: Field} | null} */
  let shown = null;
  /** @type {{race: Race, start: number[], step: number} | null} */
  let raced = null;
  /** @type {Relief | null} */
  let relief = null;
  /** @type {(camera: any) => void} */
  let placeLabels = () => {};
  const ground = new Group();
  const paths = new Group();

  const space = mountSpace(around, {
    label: "The surface in space, with each optimizer's path; turn it with the arrow keys",
    onFrame: (camera) => placeLabels(camera),
    onTheme: () => {
      if (shown) view.drawField(shown.surface, shown.field);
    },
  });
  if (!space) return without(around, onError);
  space.scene.add(ground, paths);
  around.append(labels);
  const about = make("p", "gd-space__about");
  about.textContent = ABOUT;
  place.append(about);

  const view = {
    /** @param {Surface} surface @param {Field} field */
    drawField(surface, field) {
      shown = { surface, field };
      relief = reliefOf(field, surface.window);
      clear(ground);
      const colors = colorsOf(around);
      ground.add(
        makeGround(relief, colors),
        makeContours(relief, colors),
        makeFrame(relief, colors),
      );
      ground.add(...makePins(relief, surface.minima, colors));
      placeLabels = mountLabels(labels, relief.depth, surface.window);
      if (raced) this.drawRuns(raced.race, raced.start, raced.step, true);
      space.draw();
    },

    /** @param {Race} race @param {number[]} start @param {number} step @param {boolean} [isNew] */
    drawRuns(race, start, step, isNew = race !== raced?.race) {
      raced = { race, start, step };
      if (!relief) return;
      if (isNew) {
        clear(paths);
        race.runs.forEach((run, index) => {
          const color = colorOf(around, `gd-color-${index % COLORS}`, "--run");
          paths.add(makeRun(run, /** @type {Relief} */ (relief), color, index));
        });
      }
      for (const path of paths.children) path.userData.goTo(step);
      space.draw();
    },

    dispose() {
      clear(ground);
      clear(paths);
      space.dispose();
      place.replaceChildren();
    },
  };
  return view;
}

/** A plain sentence, from whoever wants to say it, and a view that does nothing. @param {HTMLElement} around @param {((sentence: string) => void) | undefined} onError */
function without(around, onError) {
  if (onError) onError(NO_WEBGL);
  else around.textContent = NO_WEBGL;
  return { drawField() {}, drawRuns() {}, dispose: () => around.remove() };
}
