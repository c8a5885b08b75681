/**
 * mountScene(place, session): what all runs of a race share, the surface, the start, and the number
 * of steps. mountShape(place, session): what some surfaces let a reader bend, on sliders.
 */
import { effect } from "@preact/signals-core";
import { fill, makeSelect, withLabel } from "../../ui/elements.js";
import { makeNumber, setRange } from "../../ui/number.js";
import { withSurface } from "../model/changes.js";
import { limits, readable } from "../model/names.js";
import { makeSetting } from "./setting.js";

/** @typedef {import("../session.js").Session} Session */

const BY = 10; // steps that an arrow key adds
/** @type {Record<string, string>} */
const SIGNS = { condition_number: "κ", angle: "∠" };

/** @param {HTMLElement} place @param {Session} session */
export function mountScene(place, session) {
  const { catalog } = session;
  const names = Object.keys(catalog.surfaces).map((name) => [name, readable(name)]);
  const surface = makeSelect(
    "Surface",
    names,
    (name) => void session.change((state) => withSurface(state, name, catalog)),
  );
  const axes = ["x", "y"].map((axis, at) =>
    makeNumber(
      `Start ${axis}`,
      [-1e3, 1e3],
      (value) => void session.change((state) => ({ ...state, start: state.start.with(at, value) })),
    ),
  );
  const steps = makeNumber(
    "Number of steps",
    [1, limits().steps],
    (value) => void session.change((state) => ({ ...state, steps: Math.round(value) })),
    undefined,
    (value, direction) => value + BY * direction,
  );
  place.append(
    withLabel("Surface", surface),
    withLabel("Start x", axes[0]),
    withLabel("y", axes[1]),
    withLabel("Steps", steps),
  );
  effect(() => {
    const { state } = session;
    fill(surface, state.surface);
    fill(steps, state.steps);
    axes.forEach((axis, at) => {
      setRange(axis, catalog.surfaces[state.surface].window[at]);
      fill(axis, state.start[at]);
    });
  });
}

/** @param {HTMLElement} place @param {Session} session */
export function mountShape(place, session) {
  /** @type {Record<string, ReturnType<typeof makeSetting>>} */
  let fields = {};
  effect(() => {
    const { shape } = session.state;
    const names = Object.keys(shape);
    place.hidden = names.length === 0;
    if (names.join() !== Object.keys(fields).join()) {
      fields = Object.fromEntries(names.map((name) => [name, fieldOf(name, session)]));
      place.replaceChildren(...Object.values(fields).map(({ element }) => element));
    }
    for (const name of names) fields[name].show(shape[name]);
  });
}

/** @param {string} name @param {Session} session */
function fieldOf(name, session) {
  return makeSetting(
    name,
    (value) =>
      void session.change((state) => ({ ...state, shape: { ...state.shape, [name]: value } })),
    SIGNS[name],
  );
}
