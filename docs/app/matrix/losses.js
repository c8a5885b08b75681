/**
 * mountLosses(place, session): each run's loss above the lowest against the step, on a log scale.
 */
import { effect } from "@preact/signals-core";
import { CurvesView } from "../explorer/curves/view.js";
import * as d3 from "../ui/d3.js";
import { set } from "../ui/elements.js";
import { onResize, sizeNow } from "../ui/resize.js";

const VIEW = /** @type {const} */ ({ curve: "loss", scale: "log" });
const TITLE = "loss above the lowest";

/** @param {HTMLElement} place @param {import("./session.js").MatrixSession} session */
export function mountLosses(place, session) {
  const { player, catalog } = session;
  place.dataset.part = "loss";
  const view = new CurvesView(place);
  view.resize(...sizeNow(place));
  effect(() => {
    const { state, race } = session.drawn;
    const runs = race.runs.map((run) => ({ ...run, prediction: null }));
    const lines = state.runs.map(({ name }) => ({ name, twin: 0 }));
    const labels = state.runs.map(({ name }) => catalog.methods[name]);
    const drawn = { race: { runs, lowest: race.lowest }, view: VIEW, lines, labels, title: TITLE };
    view.drawRace(/** @type {any} */ (drawn));
    set(view.picture, "aria-label", `For each method, the ${TITLE} against the step`);
    view.drawStep(player.place);
  });
  onResize(place, (width, height) => {
    if (view.resize(width, height)) view.drawStep(player.place);
  });
  const { svg } = view.parts;
  const readStep = (/** @type {PointerEvent} */ event) =>
    player.goTo(Math.round(view.x.invert(d3.pointer(event, svg.node())[0])));
  svg.on("pointerdown", readStep);
  svg.on("pointermove.scrub", (event) => event.buttons && readStep(event));
}
