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

/**
 * @param {HTMLElement} place @param {import("../model/state.js").Catalog} catalog
 * @param {() => void} onChoose @param {() => void} onCompute
 */
export function mountMapControls(place, catalog, onChoose, onCompute) {
  const kind = makeSelect("Map", KINDS, onChoose);
  const [optimizer, across, up] = ["Optimizer", "Across", "Up"].map((label) =>
    makeSelect(label, [], onChoose),
  );
  const button = makeButton("Compute map", onCompute);
  const fields = [
    withLabel("Optimizer", optimizer),
    withLabel("Across", across),
    withLabel("Up", up),
  ];
  const row = make("div", "gd-controls__common");
  row.append(withLabel("Map", kind), ...fields, button);
  place.append(row);

  /** @returns {Choice} */
  function choice() {
    const chosen = /** @type {Choice["kind"]} */ (kind.value);
    const varied = { loss: [across.value, up.value], basins: [], sensitivity: ["learning_rate"] }[
      chosen
    ];
    return { kind: chosen, index: Math.max(0, optimizer.selectedIndex), varied };
  }

  return {
    choice,

    /** Choose a kind of map for the reader. @param {Choice["kind"]} chosen */
    choose(chosen) {
      kind.value = chosen;
      onChoose();
    },

    /** @param {State} state @returns {boolean} whether the choice can be mapped */
    draw(state) {
      const labels = labelsOf(state);
      const entrants = state.optimizers.map(({ name }, at) => {
        const obstacle = obstacleOf(name, choice().kind, catalog);
        return {
          value: String(at),
          text: obstacle ? `${labels[at]} (${obstacle})` : labels[at],
          isAble: !obstacle,
        };
      });
      refill(optimizer, entrants);
      const { name } = state.optimizers[choice().index];
      const settings = settingsOf(name, catalog).map((value) => ({
        value,
        text: labelOf(value),
        isAble: true,
      }));
      refill(across, settings);
      refill(
        up,
        settings.filter(({ value }) => value !== across.value),
      );
      fields.forEach(
        (field, at) =>
          (field.hidden = choice().kind !== "loss" && (at > 0 || choice().kind === "sensitivity")),
      );
      button.disabled = !entrants[choice().index].isAble;
      return !button.disabled;
    },

    /** @param {boolean} isOld */
    showAge(isOld) {
      say(button, isOld ? "Compute map again" : "Compute map");
    },
  };
}
