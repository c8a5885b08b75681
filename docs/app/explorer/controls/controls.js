/**
 * The settings of an explorer: the surface, the start, the number of steps, and the optimizers.
 */

import { fill, make, makeButton, makeNumber, makeSelect, withLabel } from "../../ui/elements.js";
import {
  withConvention,
  withOptimizer,
  withoutOptimizer,
  withSetting,
  withSurface,
} from "../model/changes.js";
import { limits, readable } from "../model/names.js";
import { mountAdder } from "./adder.js";
import { makeSetting } from "./setting.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("../model/state.js").Catalog} Catalog
 */

/**
 * @param {HTMLElement} place @param {Catalog} catalog
 * @param {(change: (state: State) => State) => void} onChange
 * @param {() => void} onTune called when the reader asks for each optimizer's best rate
 */
export function mountControls(place, catalog, onChange, onTune) {
  const common = make("div", "gd-controls__common");
  const groups = make("div", "gd-controls__groups");
  const surfaces = Object.keys(catalog.surfaces).map((name) => [name, readable(name)]);
  const surface = makeSelect("Surface", surfaces, (name) =>
    onChange((state) => withSurface(state, name, catalog)),
  );
  const axes = ["x", "y"].map((axis, at) =>
    makeNumber(`Start ${axis}`, [-1e3, 1e3], (value) =>
      onChange((state) => ({
        ...state,
        start: state.start.map((old, i) => (i === at ? value : old)),
      })),
    ),
  );
  const steps = makeNumber("Number of steps", [1, limits().steps], (value) =>
    onChange((state) => ({ ...state, steps: Math.round(value) })),
  );
  const adder = mountAdder(catalog, (name) =>
    onChange((state) => withOptimizer(state, name, catalog)),
  );
  const tune = makeButton("Best rates", onTune);
  tune.title =
    "A fair race: find each optimizer's best learning rate for this surface, start and number of steps";
  common.append(
    withLabel("Surface", surface),
    withLabel("Start x", axes[0]),
    withLabel("Start y", axes[1]),
    withLabel("Steps", steps),
  );
  const more = make("div", "gd-controls__more");
  more.append(...adder.elements, tune);
  const shape = mountShape(onChange);
  place.append(common, shape.element, groups, more);
  /** @type {ReturnType<typeof mountGroup>[]} */
  let mounted = [];

  return {
    /** @param {State} state */
    draw(state) {
      fill(surface, state.surface);
      axes.forEach((axis, at) => {
        [axis.min, axis.max] = catalog.surfaces[state.surface].window[at].map(String);
        fill(axis, state.start[at]);
      });
      fill(steps, state.steps);
      shape.draw(state.shape);
      adder.show(state.optimizers.length < limits().runs);
      const isSame =
        mounted.length === state.optimizers.length &&
        mounted.every((group, at) => group.name === state.optimizers[at].name);
      if (!isSame) {
        mounted = state.optimizers.map((entry, at) => mountGroup(entry, at, catalog, onChange));
        groups.replaceChildren(...mounted.map((group) => group.element));
      }
      mounted.forEach((group, at) => group.draw(state.optimizers[at], state.optimizers.length > 1));
    },

    /** Mark the stability limits that theory gives. @param {import("../answers/races.js").Race} race */
    drawLimits({ runs }) {
      mounted.forEach((group, at) => group.showLimit(runs[at]?.prediction?.limit ?? null));
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

/**
 * @param {import("../model/state.js").Entrant} entry @param {number} index @param {Catalog} catalog
 * @param {(change: (state: State) => State) => void} onChange
 */
function mountGroup({ name, settings }, index, catalog, onChange) {
  const element = make("fieldset", `gd-group gd-color-${index}`);
  const legend = make("legend", "gd-group__name");
  legend.textContent = readable(name);
  const remove = makeButton("Remove", () => onChange((state) => withoutOptimizer(state, index)));
  remove.setAttribute("aria-label", `Remove ${readable(name)}`);
  const main = make("div", "gd-group__settings");
  const others = make("details", "gd-group__more");
  const summary = make("summary", "");
  summary.textContent = "More settings";
  others.append(summary);
  const fields = Object.keys(settings).map((setting) => {
    const field = makeSetting(setting, (value) =>
      onChange((state) => withSetting(state, index, setting, value)),
    );
    (setting === "learning_rate" ? main : others).append(field.element);
    return { setting, ...field };
  });
  const forms = Object.entries(catalog.conventions?.[name] ?? {});
  const form = makeSelect("Form", forms, (key) =>
    onChange((state) => withConvention(state, index, key)),
  );
  if (forms.length) others.append(withLabel("Form", form));
  element.append(legend, main);
  if (fields.length > 1) element.append(others);
  element.append(remove);
  return {
    name,
    element,
    /** @param {import("../model/state.js").Entrant} entry @param {boolean} mayGo */
    draw(entry, mayGo) {
      fields.forEach((field) => field.show(entry.settings[field.setting]));
      fill(form, entry.convention);
      remove.hidden = !mayGo;
    },
    /** @param {number | null} limit */
    showLimit(limit) {
      const above = limit === null ? "" : Number(limit.toPrecision(3));
      const rate = fields.find((field) => field.setting === "learning_rate");
      rate?.showMark(limit, `diverges above ${above}`, `Above ${above} it diverges here.`);
    },
  };
}
