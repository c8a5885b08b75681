/**
 * The settings of an explorer: the surface, the start, the number of steps, and the optimizers.
 */
import { fill, make, makeButton, makeNumber, makeSelect, withLabel } from "../../ui/elements.js";
import { withOptimizer, withSurface } from "../model/changes.js";
import { limits, readable } from "../model/names.js";
import { mountAdder } from "./adder.js";
import { mountGroup } from "./group.js";
import { makeSetting } from "./setting.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("../model/state.js").Catalog} Catalog
 * @typedef {(change: (state: State) => State) => void} OnChange
 */

const FAIR =
  "A fair race: find each optimizer's best learning rate for this surface, start and number of steps";

/**
 * @param {HTMLElement} place @param {Catalog} catalog @param {OnChange} onChange
 * @param {() => void} onTune called when the reader asks for each optimizer's best rate
 */
export function mountControls(place, catalog, onChange, onTune) {
  const common = mountCommon(catalog, onChange);
  const shape = mountShape(onChange);
  const groups = mountGroups(catalog, onChange);
  const more = make("div", "gd-controls__more");
  const adder = mountAdder(catalog, (name) =>
    onChange((state) => withOptimizer(state, name, catalog)),
  );
  const tune = makeButton("Best rates", onTune);
  tune.title = FAIR;
  more.append(...adder.elements, tune);
  place.append(common.element, shape.element, groups.element, more);

  return {
    /** @param {State} state */
    draw(state) {
      common.draw(state);
      shape.draw(state.shape);
      groups.draw(state);
      adder.show(state.optimizers.length < limits().runs);
    },
    drawLimits: groups.drawLimits,
  };
}

/** What all optimizers of a race share. @param {Catalog} catalog @param {OnChange} onChange */
function mountCommon(catalog, onChange) {
  const element = make("div", "gd-controls__common");
  const surfaces = Object.keys(catalog.surfaces).map((name) => [name, readable(name)]);
  const surface = makeSelect("Surface", surfaces, (name) =>
    onChange((state) => withSurface(state, name, catalog)),
  );
  const axes = ["x", "y"].map((axis, at) =>
    makeNumber(`Start ${axis}`, [-1e3, 1e3], (value) =>
      onChange((state) => ({ ...state, start: state.start.with(at, value) })),
    ),
  );
  const steps = makeNumber("Number of steps", [1, limits().steps], (value) =>
    onChange((state) => ({ ...state, steps: Math.round(value) })),
  );
  element.append(
    withLabel("Surface", surface),
    withLabel("Start x", axes[0]),
    withLabel("Start y", axes[1]),
    withLabel("Steps", steps),
  );
  return {
    element,
    /** @param {State} state */
    draw(state) {
      fill(surface, state.surface);
      fill(steps, state.steps);
      axes.forEach((axis, at) => {
        [axis.min, axis.max] = catalog.surfaces[state.surface].window[at].map(String);
        fill(axis, state.start[at]);
      });
    },
  };
}

/** The optimizers, each with its settings. @param {Catalog} catalog @param {OnChange} onChange */
function mountGroups(catalog, onChange) {
  const element = make("div", "gd-controls__groups");
  /** @type {ReturnType<typeof mountGroup>[]} */
  let groups = [];
  return {
    element,
    /** @param {State} state */
    draw({ optimizers }) {
      const isSame =
        groups.length === optimizers.length &&
        groups.every((group, at) => group.name === optimizers[at].name);
      if (!isSame) {
        groups = optimizers.map((entry, at) => mountGroup(entry, at, catalog, onChange));
        element.replaceChildren(...groups.map((group) => group.element));
      }
      groups.forEach((group, at) => group.draw(optimizers[at], optimizers.length > 1));
    },

    /** Mark the stability limits that theory gives. @param {import("../answers/races.js").Race} race */
    drawLimits({ runs }) {
      groups.forEach((group, at) => group.showLimit(runs[at]?.prediction?.limit ?? null));
    },
  };
}

/** What some surfaces let a reader bend: condition number, angle. @param {(change: (state: State) => State) => void} onChange */
function mountShape(onChange) {
  const element = make("div", "gd-controls__shape");
  /** @type {Record<string, ReturnType<typeof makeSetting>>} */
  let fields = {};
  return {
    element,
    /** @param {Record<string, number>} shape */
    draw(shape) {
      const names = Object.keys(shape);
      if (names.join() !== Object.keys(fields).join()) {
        fields = Object.fromEntries(names.map((name) => [name, shapeField(name, onChange)]));
        element.replaceChildren(...Object.values(fields).map((field) => field.element));
      }
      for (const name of names) fields[name].show(shape[name]);
    },
  };
}

/** @param {string} name @param {(change: (state: State) => State) => void} onChange */
function shapeField(name, onChange) {
  return makeSetting(name, (value) =>
    onChange((state) => ({ ...state, shape: { ...state.shape, [name]: value } })),
  );
}
