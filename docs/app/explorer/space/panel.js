/**
 * The surface in three dimensions, above the same scrubber; three.js is loaded when asked for.
 */
import { make } from "../../ui/elements.js";
import { loadPart } from "../../ui/version.js";

/**
 * @param {HTMLElement} place
 * @param {import("../session.js").Session} session
 */
export function mountSpace(place, session) {
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
      const { mount3d } = await loadPart(() => import("./view.js"));
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
    const { field, race, drawn: state, catalog, player } = session;
    if (field !== drawn) view.drawField(catalog.surfaces[state.surface], field);
    drawn = field;
    view.drawRuns(race, state.start, player.step);
  }

  return {
    draw() {
      if (view) draw();
    },
    close,
  };
}
