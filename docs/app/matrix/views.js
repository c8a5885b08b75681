/**
 * mountViews(root, session, onPlay): everything that is seen of a matrix explorer, in the order in which
 * it is read and reached. The build draws its poster with it. See styles/matrix.css.
 */
import { mountNote } from "../explorer/frame/messages.js";
import { mountTransport } from "../explorer/transport.js";
import { make } from "../ui/elements.js";
import { mountLosses } from "./losses.js";
import { mountPictures } from "./pictures.js";
import { mountRuns } from "./runs.js";
import { mountProblem, mountSummary, mountTask } from "./words.js";

/** @param {HTMLElement} root @param {import("./session.js").MatrixSession} session @param {() => void} onPlay */
export function mountViews(root, session, onPlay) {
  const places = layOut(root);
  mountTask(places.head, session);
  mountProblem(places.scene, session);
  mountPictures(places.surface, session);
  mountTransport(places.transport, /** @type {any} */ (session), { onPlay });
  mountRuns(places.runs, session);
  mountLosses(places.losses, session);
  mountSummary(places.foot, session);
  places.foot.append(places.message, mountNote(root).element);
  return places;
}

/** @param {HTMLElement} root */
function layOut(root) {
  const places = {
    head: make("div", "gd-matrix__head"),
    scene: make("div", "gd-matrix__scene"),
    stage: make("div", "gd-matrix__stage"),
    view: make("div", "gd-matrix__view"),
    surface: make("div", "gd-matrix__surface", { "data-part": "surface" }),
    transport: make("div", "gd-transport"),
    side: make("div", "gd-matrix__side"),
    runs: make("div", "gd-runs"),
    losses: make("div", "gd-matrix__losses"),
    foot: make("div", "gd-matrix__foot"),
    message: make("div", "gd-explorer__message", { hidden: "" }),
  };
  const { stage, view, side, surface, transport, runs, losses } = places;
  view.append(surface, transport);
  side.append(runs, losses);
  stage.append(view, side);
  root.replaceChildren(places.head, places.scene, stage, places.foot);
  return places;
}
