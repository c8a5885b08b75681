/**
 * What is to be mapped: the kind of map, the optimizer, the settings of the two sides.
 */

import { make, makeButton, makeSelect, refill, say, withLabel } from "../../ui/elements.js";
import { labelsOf } from "../model/changes.js";
import { labelOf } from "../model/names.js";
import { KINDS, obstacleOf, settingsOf } from "./kinds.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {{kind: import("./kinds.js").Kind, index: number, varied: string[]}} Choice
 */

class MapControls {
  /**
   * @param {HTMLElement} place @param {import("../model/state.js").Catalog} catalog
   * @param {() => void} onChoose @param {() => void} onCompute
   */
  constructor(place, catalog, onChoose, onCompute) {
    this.catalog = catalog;
    this.onChoose = onChoose;
    this.kind = makeSelect("Map", KINDS, onChoose);
    this.optimizer = makeSelect("Optimizer", [], onChoose);
    this.across = makeSelect("Across", [], onChoose);
    this.up = makeSelect("Up", [], onChoose);
    this.button = makeButton("Compute map", onCompute);
    this.fields = {
      optimizer: withLabel("Optimizer", this.optimizer),
      across: withLabel("Across", this.across),
      up: withLabel("Up", this.up),
    };
    const row = make("div", "gd-controls__common");
    row.append(withLabel("Map", this.kind), ...Object.values(this.fields), this.button);
    place.append(row);
  }

  /** @returns {Choice} */
  choice() {
    const kind = /** @type {Choice["kind"]} */ (this.kind.value);
    const varied = {
      loss: [this.across.value, this.up.value],
      basins: [],
      sensitivity: ["learning_rate"],
    }[kind];
    return { kind, index: Math.max(0, this.optimizer.selectedIndex), varied };
  }

  /** Choose a kind of map for the reader. @param {Choice["kind"]} kind */
  choose(kind) {
    this.kind.value = kind;
    this.onChoose();
  }

  /** @param {State} state @returns {boolean} whether the choice can be mapped */
  draw(state) {
    const entrants = this.#entrantsOf(state);
    refill(this.optimizer, entrants);
    const { kind, index } = this.choice();
    this.#drawSettings(state.optimizers[index].name);
    this.fields.optimizer.hidden = kind === "sensitivity";
    this.fields.across.hidden = this.fields.up.hidden = kind !== "loss";
    this.button.disabled = !entrants[index].isAble;
    return !this.button.disabled;
  }

  /** The optimizers of a race, and why some cannot be mapped. @param {State} state */
  #entrantsOf(state) {
    const labels = labelsOf(state);
    return state.optimizers.map(({ name }, at) => {
      const obstacle = obstacleOf(name, this.choice().kind, this.catalog);
      const text = obstacle ? `${labels[at]} (${obstacle})` : labels[at];
      return { value: String(at), text, isAble: !obstacle };
    });
  }

  /** The settings that an optimizer offers for the two sides. @param {string} name */
  #drawSettings(name) {
    const items = settingsOf(name, this.catalog).map((value) => ({ value, text: labelOf(value) }));
    refill(this.across, items);
    const others = items.filter(({ value }) => value !== this.across.value);
    refill(this.up, others);
  }

  /** @param {boolean} isOld */
  showAge(isOld) {
    say(this.button, isOld ? "Compute map again" : "Compute map");
  }
}

/**
 * @param {HTMLElement} place @param {import("../model/state.js").Catalog} catalog
 * @param {() => void} onChoose @param {() => void} onCompute
 */
export function mountMapControls(place, catalog, onChoose, onCompute) {
  return new MapControls(place, catalog, onChoose, onCompute);
}
