/**
 * Inside one optimizer: its quantities as bars and arrows, and the step worked out in numbers, all
 * driven by the explorer's scrubber.
 */
import { ARROWS_CAPTION, drawArrows } from "./arrows.js";
import { labelsOf } from "../model/changes.js";
import { make, makeSelect, refill, withLabel } from "../../ui/elements.js";
import { mountBars, toInside } from "./bars.js";
import { mountRule } from "./rule.js";

const PAUSE = 60; // milliseconds that a step must stay before Python works it out

/**
 * @param {HTMLElement} place
 * @param {{surface: ReturnType<typeof import("../plane/view.js").mountSurface>,
 *   getState: () => import("../model/state.js").State, getStep: () => number, mayAsk: () => boolean,
 *   ask: import("../answers/latest.js").Ask}} parts
 */
export function mountInside(place, { surface, getState, getStep, mayAsk, ask }) {
  const box = make("details", "gd-panel");
  const title = make("summary", "");
  title.textContent = "Inside one step: arrows, bars and the rule with its numbers";
  const choice = makeSelect("Look inside", [], () => void read());
  const columns = make("div", "gd-inside");
  const [bars, rule] = [make("div", ""), make("div", "")];
  const caption = make("p", "gd-panel__caption");
  caption.textContent = ARROWS_CAPTION;
  columns.append(bars, rule);
  box.append(title, withLabel("Look inside", choice), columns, caption);
  place.append(box);
  const inner = mountBars(bars);
  const worked = mountRule(rule);
  /** @type {import("./bars.js").Inside | null} */
  let inside = null;
  let isStale = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  box.addEventListener("toggle", () => (box.open ? void read() : forget()));

  function payload() {
    const { view: _, ...state } = getState();
    return { state, index: Math.min(Number(choice.value), state.optimizers.length - 1) };
  }

  function forget() {
    inside = null;
    isStale = true;
    surface.drawArrows((group, x, y) => drawArrows(group, null, 0, x, y));
  }

  async function read() {
    if (!box.open || !mayAsk()) return;
    isStale = false;
    const asked = payload();
    const answer = await ask("worked.inside", asked);
    if (!answer || !box.open) return;
    inside = toInside(answer);
    inner.drawRun(inside, labelsOf(getState())[asked.index], asked.index);
    drawStep(getStep());
  }

  /** @param {number} step */
  function drawStep(step) {
    if (!box.open || !inside) return;
    const seen = inside;
    inner.drawStep(Math.min(step, seen.last));
    surface.drawArrows((group, x, y) => drawArrows(group, seen, Math.min(step, seen.last), x, y));
    clearTimeout(timer);
    timer = setTimeout(() => void workOut(step), PAUSE);
  }

  /** @param {number} step */
  async function workOut(step) {
    const asked = payload();
    const answer = await ask("worked.worked_step", { ...asked, step });
    if (answer) worked.draw(answer, labelsOf(getState())[asked.index]);
  }

  return {
    /** @param {import("../model/state.js").State} state */
    draw(state) {
      refill(
        choice,
        labelsOf(state).map((text, index) => ({ value: String(index), text })),
      );
      isStale = true;
    },

    /** @param {number} step */
    drawStep(step) {
      if (isStale && box.open) void read();
      else drawStep(step);
    },
  };
}
