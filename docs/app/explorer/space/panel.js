/**
 * The surface in three dimensions, in the place of the picture from above: the same start to drag,
 * the same time. three.js is loaded when it is asked for.
 */
import { effect, signal } from "@preact/signals-core";
import { html, render } from "lit-html";
import { loadPart } from "../../ui/version.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {{tools: HTMLElement, space: HTMLElement, surface: HTMLElement}} Places
 */

class SpacePanel {
  #isShown = signal(false);
  #view = signal(/** @type {any} */ (null));
  /** @type {import("../answers/races.js").Field | null} */
  #drawn = null;

  /** @param {Places} places @param {Session} session */
  constructor(places, session) {
    this.places = places;
    this.session = session;
    effect(() => this.#drawSwitch());
    effect(() => this.#draw());
  }

  #drawSwitch() {
    const isShown = this.#isShown.value;
    const { tools, space, surface } = this.places;
    space.hidden = !isShown;
    surface.hidden = isShown;
    render([this.#button("2D", !isShown, false), this.#button("3D", isShown, true)], tools);
  }

  /** @param {string} name @param {boolean} isPressed @param {boolean} isSpace */
  #button(name, isPressed, isSpace) {
    return html`<button type="button" class="gd-button gd-switch" aria-pressed=${String(isPressed)}
      @click=${() => this.show(isSpace)}>${name}</button>`;
  }

  /** @param {boolean} isSpace */
  show(isSpace) {
    if (isSpace === this.#isShown.peek()) return;
    this.#isShown.value = isSpace;
    if (isSpace) void this.#open();
    else this.close();
  }

  async #open() {
    const { space } = this.places;
    try {
      const { mount3d } = await loadPart(() => import("./view.js"));
      if (!this.#isShown.value || this.#view.value) return;
      this.#view.value = mount3d(space, {
        onStart: (/** @type {number[]} */ start) =>
          void this.session.change((state) => ({ ...state, start })),
      });
    } catch (/** @type {any} */ error) {
      space.textContent = `The 3-D view could not load: ${error.message}`;
    }
  }

  #draw() {
    const view = this.#view.value;
    const { field, race, drawn, catalog, player } = this.session;
    if (!view) return;
    if (field !== this.#drawn) view.drawField(catalog.surfaces[drawn.surface], field);
    this.#drawn = field;
    view.drawRuns(race, drawn, player.step);
  }

  /** A run that is only looked at. @param {ArrayLike<number> | null} points */
  drawPreview(points) {
    this.#view.peek()?.drawPreview(points);
  }

  close() {
    this.#view.peek()?.dispose();
    this.#view.value = this.#drawn = null;
    this.places.space.replaceChildren();
  }
}

/** @param {Places} places @param {Session} session */
export function mountSpace(places, session) {
  return new SpacePanel(places, session);
}
