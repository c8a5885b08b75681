/**
 * mountLab(root, session, listeners): the laboratory, a whole window around one session. Rail,
 * picture and tabs are put in their places by lab/layout.js; the state is kept in the address.
 */
import { Address } from "./address.js";
import { latestOnly } from "./answers/latest.js";
import { layOut } from "./lab/layout.js";
import { mountPanels } from "./lab/panels.js";
import { mountRail } from "./lab/rail.js";
import { mountStage } from "./lab/stage.js";
import { mountTalk } from "./lab/talk.js";
import { mountTop } from "./lab/top.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {{onPlay: () => void, onTune: () => void}} Listeners
 * @typedef {ReturnType<typeof mountLab>} Lab
 */

/** @param {HTMLElement} root @param {Session} session @param {Listeners} listeners */
export function mountLab(root, session, listeners) {
  const { places, leave } = layOut(root);
  const ask = latestOnly(session.withPython);
  const frame = mountTalk(root, places.messages, session);
  const address = new Address(session, frame.showNote);
  const stage = mountStage(places, { root, session, onPlay: listeners.onPlay });
  const panels = mountPanels(root, places, { session, ask, stage });
  mountRail(places, { session, frame, onTune: listeners.onTune });
  const top = mountTop(root, places, {
    session,
    ask,
    frame,
    getPictures: () => [stage.surface.picture, panels.curves.picture],
    onOpen(preset) {
      session.isWaiting = false;
      session.openAtEnd(preset);
      address.write();
    },
  });
  session.subscribe({
    onSettings() {
      if (session.state.surface !== "Expression") session.isWaiting = false;
      top.record();
    },
  });
  top.record();

  return {
    frame: { ...frame, picture: places.picture },
    address,

    /** The first press of Play brings Python up. */
    onFirstUse() {
      address.write();
      if (!session.isWaiting) void session.withPython((python) => python.boot().then(() => true));
    },

    /** With a fair race comes how much each optimizer's end depends on its rate. */
    onFairRace() {
      panels.maps.showSensitivity();
    },

    /** The page goes away; another takes its place in the same window. */
    leave() {
      for (const part of [top, stage, { leave }]) part.leave();
    },
  };
}
