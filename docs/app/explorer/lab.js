/**
 * mountLab(root, session, listeners): the laboratory, a whole window around one session. Rail,
 * picture and tabs are put in their places by lab/layout.js; the state is kept in the address. It is
 * built in tasks as ui/tasks.js runs them, and what it returns puts it into `root`.
 */
import { sizeOf } from "../ui/resize.js";
import { Address } from "./address.js";
import { latestOnly } from "./answers/latest.js";
import { mountLosses } from "./curves/losses.js";
import { followWidth, layOut } from "./lab/layout.js";
import { mountPanels } from "./lab/panels.js";
import { mountRail } from "./lab/rail.js";
import { mountStage } from "./lab/stage.js";
import { mountTalk } from "./lab/talk.js";
import { mountTop } from "./lab/top.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {{onPlay: () => void, onTune: () => void}} Listeners
 * @typedef {ReturnType<ReturnType<typeof mountLab> extends Generator<any, infer T> ? T : never>} Lab
 */

/** @param {HTMLElement} root @param {Session} session @param {Listeners} listeners */
export function* mountLab(root, session, { onPlay, onTune }) {
  const { places, show } = layOut(root);
  const ask = latestOnly(session.withPython);
  const frame = mountTalk(root, places.messages, session);
  const address = new Address(session, frame.showNote);
  const stage = mountStage(places, { root, session, size: sizeOf(root, "surface"), onPlay });
  yield;
  mountRail(places, { session, frame, onTune });
  yield;
  const curves = mountLosses(places.losses, session, sizeOf(root, "loss"));

  return () => {
    show();
    root.append(frame.note);
    const leave = followWidth(root, places);
    const panels = mountPanels(root, places, { session, ask, stage });
    const top = mountTop(root, places, {
      session,
      ask,
      frame,
      getPictures: () => [stage.surface.picture, curves.picture],
      onOpen(preset) {
        session.isWaiting = false;
        session.openAtEnd(preset);
        address.write();
      },
    });
    const onSettings = () => {
      if (session.state.surface !== "Expression") session.isWaiting = false;
      top.record();
    };
    session.subscribe({ onSettings });
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
  };
}
