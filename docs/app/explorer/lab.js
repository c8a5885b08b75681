/**
 * The laboratory around an explorer: gallery, switches, typed surface, the inside of a step, 3-D,
 * maps, predictions, and the whole state in the address.
 */
import { Address } from "./address.js";
import { latestOnly } from "./answers/latest.js";
import { mountExpression } from "./controls/expression-field.js";
import { mountSwitches } from "./controls/switches.js";
import { mountGallery } from "./gallery.js";
import { mountInside } from "./inside/panel.js";
import { mountMaps } from "./maps/panel.js";
import { mountPredict } from "./predict/panel.js";
import { mountShare } from "./share/panel.js";
import { mountSpace } from "./space/panel.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./views.js").Views} Views
 * @typedef {ReturnType<typeof mountLab>} Lab
 */

/** @param {HTMLElement} root @param {Session} session @param {Views} views */
export function mountLab(root, session, views) {
  const { frame } = views;
  const address = new Address(session, (note) => frame.showNote(note));
  const panels = mountPanels(root, session, views);
  const settings = mountSettings(session, views);

  /** @param {any} preset */
  function open(preset) {
    session.isWaiting = false;
    session.openAtEnd(preset);
    root.scrollIntoView({ block: "start" });
    address.write();
  }

  mountGallery(frame.more, open).catch((error) =>
    frame.showNote(`The gallery could not load: ${error.message}`),
  );

  function drawSettings() {
    if (session.state.surface !== "Expression") session.isWaiting = false;
    settings.draw();
    panels.maps.draw(); // an old map says so at once
  }

  session.subscribe({
    onSettings() {
      drawSettings();
      address.write();
    },
    onRace() {
      panels.inside.drawRace();
      panels.predict.draw();
    },
    onTime() {
      panels.inside.drawStep();
      panels.space.draw();
      address.follow();
    },
  });
  panels.inside.drawRace();
  panels.predict.draw();
  drawSettings();
  address.start();

  return {
    /** The first press of Play brings Python up. */
    onFirstUse() {
      address.write();
      if (!session.isWaiting) void session.withPython((python) => python.boot().then(() => true));
    },

    /** Beside a fair race stands how much each optimizer's end depends on its rate. */
    onFairRace() {
      void panels.maps.showSensitivity();
    },

    /** The page goes away; another takes its place in the same window. */
    leave() {
      address.leave();
      panels.space.close();
    },
  };
}

/** @param {HTMLElement} root @param {Session} session @param {Views} views */
function mountPanels(root, session, { frame, surface, curves }) {
  const ask = latestOnly(session.withPython);
  const getPictures = () => [surface.picture, curves.picture];
  const onPreview = (/** @type {ArrayLike<number> | null} */ points) => surface.drawPreview(points);
  const inside = mountInside(frame.more, { session, surface, ask });
  const space = mountSpace(frame.more, session);
  const maps = mountMaps(frame.more, { session, ask, onPreview });
  const predict = mountPredict(frame.more, { session, surface, root });
  mountShare(frame.more, { session, ask, getPictures });
  return { inside, space, maps, predict };
}

/** What only the laboratory lets a reader set. @param {Session} session @param {Views} views */
function mountSettings(session, { frame }) {
  /** A text that cannot be used is refused at the field, and the picture stays. @param {string} text */
  async function use(text) {
    const booted = await session.withPython((python) => python.boot().then(() => python)); // shows progress
    if (!booted) return;
    const surface = { surface: "Expression", expression: text };
    await booted.call("explorer.field", { state: surface });
    session.isWaiting = false;
    frame.showNote("");
    void session.change((state) => ({ ...state, ...surface }));
  }

  const expression = mountExpression(frame.switches, { onUse: use });
  const switches = mountSwitches(frame.switches, session.catalog, (change) => {
    void session.change(change);
  });
  return {
    draw() {
      expression.draw(session.state, session.isWaiting);
      switches.draw(session.state);
    },
  };
}
