/**
 * The settings of an explorer: the surface, the start, the number of steps, and the optimizers.
 */
import { make, makeButton, makeNumber, makeSelect, makeSlider, withLabel } from "./elements.js";
import {
  isLogarithmic,
  labelOf,
  rangeOf,
  readable,
  RUNS_LIMIT,
  STEPS_LIMIT,
  withOptimizer,
  withoutOptimizer,
  withSetting,
  withSurface,
} from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Catalog} Catalog
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
      onChange((state) => ({ ...state, start: state.start.map((old, i) => (i === at ? value : old)) })),
    ),
  );
  const steps = makeNumber("Number of steps", [1, STEPS_LIMIT], (value) =>
    onChange((state) => ({ ...state, steps: Math.round(value) })),
  );
  const names = Object.keys(catalog.optimizers).map((name) => [name, readable(name)]);
  const add = makeSelect("Add an optimizer", [["", "Add an optimizer"], ...names], (name) => {
    add.value = "";
    if (name) onChange((state) => withOptimizer(state, name, catalog));
  });
  const tune = makeButton("Best rates", onTune);
  tune.title = "Find each optimizer's best learning rate for this surface, start and number of steps";
  common.append(
    withLabel("Surface", surface),
    withLabel("Start x", axes[0]),
    withLabel("Start y", axes[1]),
    withLabel("Steps", steps),
  );
  const more = make("div", "gd-controls__more");
  more.append(add, tune);
  place.append(common, groups, more);
  /** @type {ReturnType<typeof mountGroup>[]} */
  let mounted = [];

  return {
    /** @param {State} state */
    draw(state) {
      surface.value = state.surface;
      axes.forEach((axis, at) => (axis.value = String(state.start[at])));
      steps.value = String(state.steps);
      add.disabled = state.optimizers.length >= RUNS_LIMIT;
      const isSame =
        mounted.length === state.optimizers.length &&
        mounted.every((group, at) => group.name === state.optimizers[at].name);
      if (!isSame) {
        mounted = state.optimizers.map((entry, at) => mountGroup(entry, at, onChange));
        groups.replaceChildren(...mounted.map((group) => group.element));
      }
      mounted.forEach((group, at) => group.draw(state.optimizers[at], state.optimizers.length > 1));
    },
  };
}

/**
 * @param {import("./state.js").Entrant} entry @param {number} index
 * @param {(change: (state: State) => State) => void} onChange
 */
function mountGroup({ name, settings }, index, onChange) {
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
    const field = mountSetting(setting, (value) =>
      onChange((state) => withSetting(state, index, setting, value)),
    );
    (setting === "learning_rate" ? main : others).append(field.element);
    return field;
  });
  element.append(legend, main);
  if (fields.length > 1) element.append(others);
  element.append(remove);
  return {
    name,
    element,
    /** @param {import("./state.js").Entrant} entry @param {boolean} mayGo */
    draw(entry, mayGo) {
      fields.forEach((field) => field.show(entry.settings[field.setting]));
      remove.hidden = !mayGo;
    },
  };
}

/** @param {string} setting @param {(value: number) => void} onChange */
function mountSetting(setting, onChange) {
  const label = labelOf(setting);
  const slider = makeSlider(label, rangeOf(setting), isLogarithmic(setting), onChange);
  const number = makeNumber(`${label} as a number`, rangeOf(setting), onChange);
  const element = make("div", "gd-setting");
  const text = make("span", "gd-setting__label", { "aria-hidden": "true" });
  text.textContent = label;
  element.append(text, slider.element, number);
  return {
    setting,
    element,
    /** @param {number} value */
    show(value) {
      slider.show(value);
      number.value = String(value);
    },
  };
}
