/**
 * Inside one optimizer: its quantities as bars and arrows, and the step worked out in numbers, all
 * at the step that is shown.
 */
import { effect, signal, untracked } from "@preact/signals-core";
import { make, makeSelect, refill, withLabel } from "../../ui/elements.js";
import { onResize } from "../../ui/resize.js";
import { labelsOf } from "../model/changes.js";
import { linesOf } from "../model/lines.js";
import { ARROWS_CAPTION, drawArrows } from "./arrows.js";
import { momentAt, mountBars } from "./bars.js";
import { InsideReader } from "./reader.js";
import { mountRule } from "./rule.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {{surface: ReturnType<typeof import("../plane/surface.js").mountSurface>,
 *   session: Session, ask: import("../answers/latest.js").Ask, isShown: () => boolean}} Parts
 */

class InsidePanel {
  #inside = signal(/** @type {import("./bars.js").Inside | null} */ (null));

  /** @param {HTMLElement} place @param {Parts} parts */
  constructor(place, { surface, session, ask, isShown }) {
    this.surface = surface;
    this.session = session;
    this.isShown = isShown;
    const { choice, bars, rule } = layOut(place, () => void this.reader.read());
    this.choice = choice;
    this.bars = bars;
    this.reader = new InsideReader({
      session,
      ask,
      getIndex: () => Number(choice.value),
      onInside: (inside) => this.#take(inside),
      onWorked: (worked, index) => rule.draw(worked, labelsOf(session.drawn)[index]),
    });
  }

  /** @param {import("./bars.js").Inside} inside */
  #take(inside) {
    const { drawn } = this.session;
    if (!this.isShown()) return;
    this.bars.drawRun(inside, labelsOf(drawn)[inside.index], linesOf(drawn)[inside.index]);
    this.#inside.value = inside;
  }

  /** Another race is drawn, or the panel is opened: what is shown of the one before is old. */
  follow() {
    const { drawn, race } = this.session;
    const items = labelsOf(drawn).map((text, index) => ({ value: String(index), text }));
    refill(this.choice, items);
    void race;
    if (this.isShown()) untracked(() => this.reader.isStale && this.#readAnew());
    else untracked(() => this.#forget());
  }

  #readAnew() {
    this.#forget();
    void this.reader.read();
  }

  /** Arrows of another race than the one that is drawn would point from nowhere. */
  #forget() {
    this.reader.forget();
    this.#inside.value = null;
  }

  /** The step that is shown, or another race. */
  drawStep() {
    const [inside, { step }] = [this.#inside.value, this.session.player];
    this.drawArrows();
    if (!inside) return;
    const at = momentAt(inside, step);
    this.bars.drawStep(at, at < step);
    untracked(() => this.reader.workOut(at));
  }

  drawArrows() {
    const { player, drawn } = this.session;
    const inside = this.#inside.value;
    const at = inside ? momentAt(inside, player.step) : 0;
    const line = linesOf(drawn)[inside?.index ?? 0];
    this.surface.drawArrows((group, x, y) => drawArrows(group, inside, at, x, y, line));
  }
}

/** @param {HTMLElement} place @param {() => void} onChoose */
function layOut(place, onChoose) {
  const choice = makeSelect("Look inside", [], onChoose);
  const [bars, rule] = [make("div", "gd-inside__bars"), make("div", "gd-inside__rule")];
  const caption = make("p", "gd-panel__caption");
  caption.textContent = ARROWS_CAPTION;
  place.append(withLabel("Look inside", choice), bars, rule, caption);
  return { choice, bars: mountBars(bars), rule: mountRule(rule) };
}

/** @param {HTMLElement} place @param {Parts} parts */
export function mountInside(place, parts) {
  const panel = new InsidePanel(place, parts);
  effect(() => panel.follow());
  effect(() => panel.drawStep());
  onResize(/** @type {HTMLElement} */ (parts.surface.picture.parentElement), () =>
    panel.drawArrows(),
  );
}
