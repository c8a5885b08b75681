/**
 * The rail: the surface and its shape, the runs, and folded what only the laboratory lets a reader set.
 */
import { effect } from "@preact/signals-core";
import { make, say } from "../../ui/elements.js";
import { mountExpression } from "../controls/expression-field.js";
import { mountScene, mountShape } from "../controls/scene.js";
import { mountSwitches } from "../controls/switches.js";
import { readable } from "../model/names.js";
import { mountRuns } from "../runs/runs.js";
import { mountSurfaces } from "./surfaces.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {{session: Session, frame: {showNote: (text: string) => void}, onTune: () => void}} Parts
 */

const FOLDED = "Schedule, clipping, decay, noise";

/** @param {Record<string, HTMLElement>} places @param {Parts} parts */
export function mountRail(
  { settings, runs, more, moreTitle, switches },
  { session, frame, onTune },
) {
  const [scene, shape] = [make("div", "gd-scene"), make("div", "gd-shape")];
  settings.append(scene, shape);
  mountSurfaces(scene, session, frame.showNote);
  mountScene(scene, session);
  mountShape(shape, session);
  const expression = mountExpression(settings, { onUse: (text) => use(session, frame, text) });
  mountRuns(runs, session, { onTune });
  const chosen = mountSwitches(switches, session.catalog, (change) => void session.change(change));
  effect(() => {
    expression.draw(session.state, session.isWaiting);
    chosen.draw(session.state);
  });
  effect(() => {
    const words = wordsOf(session.state);
    say(moreTitle, words || FOLDED);
    if (words || session.state.surface === "LineFit") more.setAttribute("open", "");
  });
}

/** What is set of what is folded. @param {import("../model/state.js").State} state */
function wordsOf({ schedule, clip, decay, noise, surface }) {
  return [
    schedule !== "Constant" && readable(schedule),
    clip.kind !== "none" && `clipped at ${clip.limit}`,
    decay.kind !== "none" && `decay ${decay.strength}`,
    surface === "LineFit" && noise.batch_size > 0 && `batches of ${noise.batch_size}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/**
 * Take a typed surface. A text that cannot be used is refused at the field, and the picture stays; a
 * race whose start has no value there begins elsewhere, and that is said.
 * @param {Session} session @param {Parts["frame"]} frame @param {string} text
 */
async function use(session, frame, text) {
  const booted = await session.withPython((python) => python.boot().then(() => python)); // shows progress
  if (!booted) return;
  const surface = { surface: "Expression", expression: text };
  await booted.call("explorer.field", { state: surface });
  const asked = { ...surface, start: session.state.start };
  const found = await booted.call("explorer.start", { state: asked });
  const start = Array.from(/** @type {ArrayLike<number>} */ (found.start.data));
  session.isWaiting = false;
  const at = `(${session.state.start.join(", ")})`;
  frame.showNote(
    found.is_moved
      ? `The surface has no value at ${at}: the start is now (${start.join(", ")}).`
      : "",
  );
  void session.change((state) => ({ ...state, ...surface, start }));
}
