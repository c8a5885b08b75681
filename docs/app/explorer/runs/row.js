/**
 * One run's row: its line, its name, its rate on a slider and as a number, what came of it, and behind
 * "more" its other settings. What moves under a hand is written straight into the elements.
 */
import { html, render } from "lit-html";
import { fill, make, makeSelect, say, set, withLabel } from "../../ui/elements.js";
import { icon } from "../../ui/icons.js";
import { wear } from "../../ui/run-line.js";
import { makeSetting } from "../controls/setting.js";
import { withConvention, withoutOptimizer, withSetting } from "../model/changes.js";
import { readable } from "../model/names.js";
import { hasKnownMinima } from "../summary.js";
import { arrivalOf, lossAt } from "./outcome.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {import("../model/state.js").Entrant} Entrant
 * @typedef {import("../model/lines.js").Line} Line
 * @typedef {ReturnType<typeof mountRow>} Row
 */

const RATE = "learning_rate";
let lastId = 0;

/** Both runs of one method are called after it. @param {HTMLElement} element @param {string} name @param {Line} line */
function nameRow(element, name, { twin }) {
  set(element, "aria-label", readable(name));
  if (twin) set(element, "aria-description", `number ${twin + 1} of this name`);
}

/** @param {Session} session @param {number} index @param {Entrant} entry @param {Line} line */
export function mountRow(session, index, { name, settings, convention }, line) {
  const element = make("div", "gd-row", { role: "group" });
  const title = `${readable(name)}${line.twin ? ` (${line.twin + 1})` : ""}`;
  nameRow(element, name, line);
  wear(element, line);
  const fields = Object.keys(settings).map((setting) => ({
    setting,
    ...makeSetting(
      setting,
      (value) => void session.change((state) => withSetting(state, index, setting, value)),
    ),
  }));
  const rate = fields.find(({ setting }) => setting === RATE);
  const others = fields.filter((field) => field !== rate);
  const form = formOf(session, index, name, convention);
  const more = mountMore(session, index, title, [...others, ...(form ? [form] : [])]);
  const loss = make("span", "gd-row__loss");
  const arrival = make("span", "gd-row__arrival");
  render(
    html`
      <span class="gd-row__name">${sample()}<span>${readable(name)}</span></span>
      ${rate?.element} ${more.button}
      <span class="gd-row__outcome"><span class="gd-row__word">loss</span> ${loss} ${arrival}</span>
      ${more.element}`,
    element,
  );
  let isMarked = false;
  return {
    element,
    name,
    line,
    focus: () => more.button.focus(),
    /** @param {Entrant} entry @param {boolean} mayGo */
    show(entry, mayGo) {
      for (const field of fields) field.show(entry.settings[field.setting]);
      form?.show(entry.convention);
      more.remove.hidden = !mayGo;
    },
    /** @param {import("../answers/races.js").Race} race @param {boolean} isWinner */
    showRace({ runs, lowest }, isWinner) {
      const run = runs[index];
      say(arrival, arrivalOf(run, lowest, hasKnownMinima(session.drawn, session.catalog)));
      element.classList.toggle("gd-row--winner", isWinner);
      const limit = run.prediction?.limit ?? null;
      isMarked ||= session.isTried && (run.prediction?.rate ?? 0) > 1;
      const above = limit === null ? "" : Number(limit.toPrecision(3));
      rate?.showMark(isMarked ? limit : null, `${above}`, `Above ${above} it diverges here.`);
    },
    /** @param {import("../answers/races.js").Race} race @param {number} step */
    showStep({ runs, lowest }, step) {
      say(loss, lossAt(runs[index], lowest, step));
    },
  };
}

/** A sample of the run's line. */
function sample() {
  return html`<svg class="gd-row__sample" viewBox="0 0 22 8" aria-hidden="true">
    <path class="gd-run" d="M1,4H21"></path></svg>`;
}

/** Which library's form of the rule, where they differ. @param {Session} session @param {number} index @param {string} name @param {string} convention */
function formOf(session, index, name, convention) {
  const forms = Object.entries(session.catalog.conventions?.[name] ?? {});
  if (!forms.length) return null;
  const select = makeSelect(
    "Form",
    forms,
    (key) => void session.change((state) => withConvention(state, index, key)),
  );
  fill(select, convention);
  return {
    element: withLabel("Form", select),
    /** @param {string} key */
    show: (key) => fill(select, key),
  };
}

/** @param {Session} session @param {number} index @param {string} title @param {{element: HTMLElement}[]} fields */
function mountMore(session, index, title, fields) {
  const id = `gd-more-${++lastId}`;
  const button = make("button", "gd-button gd-button--icon gd-row__button", {
    type: "button",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-label": `More settings of ${title}`,
    title: "More settings",
  });
  render(icon("more"), button);
  const element = make("div", "gd-row__more", { id, hidden: "" });
  const remove = make("button", "gd-button", { type: "button", "aria-label": `Remove ${title}` });
  remove.textContent = "Remove";
  remove.addEventListener(
    "click",
    () => void session.change((state) => withoutOptimizer(state, index)),
  );
  element.append(...fields.map((field) => field.element), remove);
  button.addEventListener("click", () => {
    element.hidden = !element.hidden;
    set(button, "aria-expanded", String(!element.hidden));
  });
  return { button, element, remove };
}
