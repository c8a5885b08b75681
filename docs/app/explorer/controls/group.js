/**
 * The settings of one optimizer of a race.
 */
import { fill, make, makeButton, makeSelect, withLabel } from "../../ui/elements.js";
import { withConvention, withoutOptimizer, withSetting } from "../model/changes.js";
import { readable } from "../model/names.js";
import { makeSetting } from "./setting.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("../model/state.js").Catalog} Catalog
 */

/**
 * @param {import("../model/state.js").Entrant} entry @param {number} index @param {Catalog} catalog
 * @param {(change: (state: State) => State) => void} onChange
 */
export function mountGroup({ name, settings }, index, catalog, onChange) {
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
