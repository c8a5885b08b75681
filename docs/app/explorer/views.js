/**
 * What an explorer shows of a session: the settings, the whole of the runs, and a moment of them.
 */
import { SITE_URL } from "../runtime/address.js";
import { mountControls } from "./controls/controls.js";
import { mountCurves } from "./curves/view.js";
import { mountFrame } from "./frame.js";
import { labelsOf } from "./model/changes.js";
import { writeLink } from "./model/link.js";
import { mountSurface } from "./plane/view.js";
import { drawTable, summaryOf } from "./summary.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {{onPlay: () => void, onTune: () => void}} Listeners
 * @typedef {ReturnType<typeof mountViews>} Views
 */

const LABORATORY = new URL("lab/", SITE_URL);

/** @param {HTMLElement} root @param {Session} session @param {Listeners} listeners */
export function mountViews(root, session, { onPlay, onTune }) {
  const { catalog, player } = session;
  const change = (/** @type {import("./session.js").Change} */ next) => void session.change(next);
  const frame = mountFrame(root, {
    onPlay,
    onStep: (by) => player.goTo(player.step + by),
    onScrub: (step) => player.goTo(step),
    onReset: () => session.reset(),
    onRetry: () => void session.ask(),
    onPace: (pace) => (player.pace = pace),
    onView: (view) => session.look(view),
  });
  const surface = mountSurface(frame.surface, (start) => change((state) => ({ ...state, start })));
  const curves = mountCurves(frame.losses, (step) => player.goTo(step));
  const controls = mountControls(frame.controls, catalog, change, onTune);
  /** @type {import("./answers/races.js").Field | null} */
  let drawnField = null;

  function drawSettings() {
    controls.draw(session.state);
    frame.showView(session.state.view);
  }

  function drawRace() {
    const { drawn: state, race, field, words } = session;
    if (field !== drawnField) surface.drawField(catalog.surfaces[state.surface], field);
    drawnField = field;
    curves.drawRace(race, state.view);
    controls.drawLimits(race);
    frame.showWords(words);
    frame.showAnswer(session.answer);
    frame.showLegend(labelsOf(state));
    frame.showSummary(summaryOf(state, race, catalog.surfaces[state.surface].minima));
    drawTable(frame.table, state, race);
    if (!root.hasAttribute("full")) frame.showLab(`${LABORATORY}#${writeLink(state, catalog)}`);
  }

  function drawTime() {
    surface.drawRuns(session.race, session.drawn.start, player.step);
    curves.drawStep(player.step);
    frame.showTime(player.step, player.last, player.isPlaying);
  }

  session.subscribe({
    onOpen: () => frame.showMessage(""),
    onSettings: drawSettings,
    onRace: drawRace,
    onTime: drawTime,
  });
  return { frame, surface, curves };
}
