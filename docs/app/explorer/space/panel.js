/**
 * The surface in three dimensions, above the same scrubber; three.js is loaded when asked for.
 */
import { make } from "../../ui/elements.js";

/**
 * @param {HTMLElement} place
 * @param {{catalog: import("../model/state.js").Catalog, getState: () => import("../model/state.js").State,
 *   getRace: () => import("../answers/races.js").Race, getField: () => import("../answers/races.js").Field,
 *   getStep: () => number}} parts
 */
export function mountSpace(place, { catalog, getState, getRace, getField, getStep }) {
  const box = make("details", "gd-panel");
  const title = make("summary", "");
  title.textContent = "The surface in 3-D";
  const picture = make("div", "gd-space");
  const message = make("p", "gd-panel__caption");
  box.append(title, picture, message);
  place.append(box);
  /** @type {any} */
  let view = null;
  /** @type {import("../answers/races.js").Field | null} */
  let drawn = null;
  box.addEventListener("toggle", () => (box.open ? void open() : close()));

  async function open() {
    try {
      const { mount3d } = await import("./view.js");
      if (!box.open || view) return;
      view = mount3d(picture, {
        onError: (/** @type {string} */ text) => (message.textContent = text),
      });
      draw();
    } catch (/** @type {any} */ error) {
      message.textContent = `The 3-D view could not load: ${error.message}`;
    }
  }

  function close() {
    view?.dispose();
    view = drawn = null;
    picture.replaceChildren();
  }

  function draw() {
    const field = getField();
    if (field !== drawn) view.drawField(catalog.surfaces[getState().surface], field);
    drawn = field;
    view.drawRuns(getRace(), getState().start, getStep());
  }

  return {
    draw() {
      if (view) draw();
    },
    close,
  };
}
