/**
 * Inside one optimizer: its quantities as bars and arrows, and the step worked out in numbers, all
 * driven by the explorer's scrubber.
 */
import { make, makeSelect, refill, withLabel } from "../../ui/elements.js";
import { labelsOf } from "../model/changes.js";
import { ARROWS_CAPTION, drawArrows } from "./arrows.js";
import { mountBars } from "./bars.js";
import { InsideReader } from "./reader.js";
import { mountRule } from "./rule.js";

/**
 * @param {HTMLElement} place
 * @param {{surface: ReturnType<typeof import("../plane/surface.js").mountSurface>,
 *   session: import("../session.js").Session, ask: import("../answers/latest.js").Ask}} parts
 */
export function mountInside(place, { surface, session, ask }) {
  const { box, choice, bars, rule } = mountLayout(place, () => void read());
  /** @type {import("./bars.js").Inside | null} */
  let inside = null;
  const labelOf = (/** @type {number} */ index) => labelsOf(session.drawn)[index];

  const reader = new InsideReader({
    session,
    ask,
    getIndex: () => Number(choice.value),
    onInside(next) {
      if (!box.open) return;
      inside = next;
      bars.drawRun(next, labelOf(next.index), next.index);
      drawStep();
    },
    onWorked: (worked, index) => rule.draw(worked, labelOf(index)),
  });
  box.addEventListener("toggle", () => (box.open ? void read() : forget()));

  async function read() {
    if (box.open) await reader.read();
  }

  /** Arrows of another race than the one that is drawn would point from nowhere. */
  function forget() {
    inside = null;
    reader.forget();
    surface.drawArrows((group, x, y) => drawArrows(group, null, 0, x, y));
  }

  function drawStep() {
    if (!box.open || !inside) return;
    const { step } = session.player;
    const [shown, last] = [inside, Math.min(step, inside.last)];
    bars.drawStep(last);
    surface.drawArrows((group, x, y) => drawArrows(group, shown, last, x, y));
    reader.workOut(step);
  }

  return {
    drawRace() {
      const labels = labelsOf(session.drawn);
      refill(
        choice,
        labels.map((text, index) => ({ value: String(index), text })),
      );
      if (inside && reader.isStale) forget();
    },

    drawStep() {
      if (reader.isStale && box.open) void read();
      else drawStep();
    },
  };
}

/** @param {HTMLElement} place @param {() => void} onChoose */
function mountLayout(place, onChoose) {
  const box = make("details", "gd-panel");
  const title = make("summary");
  title.textContent = "Inside one step: arrows, bars and the rule with its numbers";
  const choice = makeSelect("Look inside", [], onChoose);
  const columns = make("div", "gd-inside");
  const [left, right] = [make("div"), make("div")];
  const caption = make("p", "gd-panel__caption");
  caption.textContent = ARROWS_CAPTION;
  columns.append(left, right);
  box.append(title, withLabel("Look inside", choice), columns, caption);
  place.append(box);
  return { box, choice, bars: mountBars(left), rule: mountRule(right) };
}
