/**
 * The laboratory's switches: schedule, clipping, weight decay, and the noise of mini-batches.
 */
import { fill, make, makeCheckbox, makeSelect, withLabel } from "../../ui/elements.js";
import { makeNumber } from "../../ui/number.js";
import { limits, readable } from "../model/names.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("../model/state.js").Catalog} Catalog
 * @typedef {(change: (state: State) => State) => void} OnChange
 */

const CLIPS = [
  ["none", "Off"],
  ["value", "By value"],
  ["norm", "By norm"],
];
const DECAYS = [
  ["none", "Off"],
  ["l2", "L2 (in the gradient)"],
  ["decoupled", "Decoupled"],
];

/**
 * A choice of kinds with a strength beside it that is shown when the kind is not "none".
 * @param {string} name @param {string[][]} kinds @param {string} strength @param {number[]} range
 * @param {(kind: string) => void} onKind @param {(value: number) => void} onStrength
 */
function mountKind(name, kinds, strength, range, onKind, onStrength) {
  const select = makeSelect(name, kinds, onKind);
  const number = makeNumber(strength, range, onStrength);
  const field = withLabel(strength, number);
  return {
    elements: [withLabel(name, select), field],
    /** @param {string} kind @param {number} value */
    show(kind, value) {
      fill(select, kind);
      fill(number, value);
      field.hidden = kind === "none";
    },
  };
}

/** @param {HTMLElement} place @param {Catalog} catalog @param {OnChange} onChange */
export function mountSwitches(place, catalog, onChange) {
  const schedules = catalog.schedules.map((name) => [name, readable(name)]);
  const schedule = makeSelect("Schedule", schedules, (name) =>
    onChange((state) => ({ ...state, schedule: name })),
  );
  const clip = mountKind(
    "Clipping",
    CLIPS,
    "Clip at",
    limits().clip,
    (kind) =>
      onChange((state) => ({ ...state, clip: { ...state.clip, kind: /** @type {any} */ (kind) } })),
    (limit) => onChange((state) => ({ ...state, clip: { ...state.clip, limit } })),
  );
  const decay = mountKind(
    "Weight decay",
    DECAYS,
    "Decay strength",
    limits().decay,
    (kind) =>
      onChange((state) => ({
        ...state,
        decay: { ...state.decay, kind: /** @type {any} */ (kind) },
      })),
    (strength) => onChange((state) => ({ ...state, decay: { ...state.decay, strength } })),
  );
  const noise = mountNoise(catalog, onChange);
  const row = make("div", "gd-controls__common");
  row.append(withLabel("Schedule", schedule), ...clip.elements, ...decay.elements, noise.element);
  place.append(row);

  return {
    /** @param {State} state */
    draw(state) {
      fill(schedule, state.schedule);
      clip.show(state.clip.kind, state.clip.limit);
      decay.show(state.decay.kind, state.decay.strength);
      noise.draw(state);
    },
  };
}

/** @param {Catalog} catalog @param {OnChange} onChange */
function mountNoise(catalog, onChange) {
  /** @param {Partial<import("../model/state.js").Noise>} change */
  const changeNoise = (change) =>
    onChange((state) => ({ ...state, noise: { ...state.noise, ...change } }));
  const sizes = [0, 1, 2, 4, 8, 16, 32].map((size) => [String(size), size ? String(size) : "All"]);
  const batch = makeSelect("Batch size", sizes, (size) =>
    changeNoise({ batch_size: Number(size) }),
  );
  const replacement = makeCheckbox("With replacement", (isOn) =>
    changeNoise({ replacement: isOn }),
  );
  const seed = makeNumber(
    "Seed",
    [0, limits().seed],
    (value) => changeNoise({ seed: Math.round(value) }),
    undefined,
    (value, direction) => value + direction,
  );
  const element = make("div", "gd-controls__noise");
  element.append(withLabel("Batch size", batch), withLabel("Seed", seed), replacement.element);
  return {
    element,
    /** @param {State} state */
    draw({ surface, noise }) {
      element.hidden = !catalog.surfaces[surface].hasNoise;
      fill(batch, noise.batch_size);
      fill(seed, noise.seed);
      replacement.input.checked = noise.replacement;
    },
  };
}
