/**
 * mountViews(root, session, listeners): the explorer of a page, its parts put in their places, in tasks
 * as ui/tasks.js runs them. What it returns puts them into `root`; until then the poster stays. Each
 * part mounts by itself into any element: mountSurface, mountShape, mountLosses, mountTransport,
 * mountRuns, mountScene, mountTask, mountFoot, mountNumbers.
 */
import { make } from "../ui/elements.js";
import { sizeOf } from "../ui/resize.js";
import { mountScene, mountShape } from "./controls/scene.js";
import { mountLosses } from "./curves/losses.js";
import { layOut, show } from "./frame/layout.js";
import { mountNote, tellingOfWork } from "./frame/messages.js";
import { mountPanes } from "./frame/panes.js";
import { progressBar } from "./frame/progress.js";
import { mountTask } from "./frame/task.js";
import { mountFoot, mountNumbers } from "./frame/words.js";
import { mountSurface } from "./plane/surface.js";
import { mountRuns } from "./runs/runs.js";
import { mountTransport } from "./transport.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {{onPlay: () => void, onTune: () => void}} Listeners
 * @typedef {ReturnType<typeof mountViews>} Views
 */

/** @param {HTMLElement} root @param {Session} session @param {Listeners} listeners */
export function* mountViews(root, session, { onPlay, onTune }) {
  const places = layOut();
  const note = mountNote(root);
  const message = make("div", "gd-explorer__message", { hidden: "", role: "status" });
  places.picture.append(message, progressBar(session));
  mountTask(places.head, session);
  const surface = mountSurface(places.surface, session, sizeOf(root, "surface"));
  yield;
  const curves = mountLosses(places.losses, session, sizeOf(root, "loss"));
  yield;
  mountShape(places.shape, session);
  mountTransport(places.transport, session, { onPlay });
  mountRuns(places.runs, session, { onTune });
  mountScene(places.scene, session);
  mountFoot(places.foot, session, root.hasAttribute("full"));
  mountNumbers(places.data, session);

  return () => {
    show(root, places);
    places.stage.before(note.element);
    mountPanes(places.panes, root);
    const telling = tellingOfWork(root, message, () => void session.ask());
    session.subscribe({ onOpen: () => telling.showMessage("") });
    const frame = {
      ...places,
      ...telling,
      showNote: note.showNote,
      /** @param {import("./model/store.js").Progress | null} progress */
      showProgress(progress) {
        session.work = { ...session.work, progress };
        telling.showProgress(session.work.asked ? null : progress);
      },
    };
    return { frame, surface, curves };
  };
}
