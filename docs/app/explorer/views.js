/**
 * What an explorer shows of a race: the settings, the whole of the runs, and a moment of them. Each
 * is drawn from plain objects; nothing here asks Python or keeps the state.
 */
import { SITE_URL } from "../runtime/address.js";
import { labelsOf } from "./model/changes.js";
import { mountControls } from "./controls/controls.js";
import { mountCurves } from "./curves/view.js";
import { mountFrame } from "./frame.js";
import { writeLink } from "./model/link.js";
import { drawTable, summaryOf } from "./summary.js";
import { mountSurface } from "./plane/view.js";

/**
 * @typedef {import("./model/state.js").State} State
 * @typedef {import("./answers/races.js").Race} Race
 * @typedef {import("./answers/races.js").Field} Field
 * @typedef {{task: string, heldEqual: string, why: string}} Words
 * @typedef {Parameters<typeof mountFrame>[1] & {
 *   onChange: (change: (state: State) => State) => void, onTune: () => void}} Listeners
 * @typedef {ReturnType<typeof mountViews>} Views
 */

const LABORATORY = new URL("lab/", SITE_URL);

/** @param {HTMLElement} root @param {import("./model/state.js").Catalog} catalog @param {Listeners} listeners */
export function mountViews(root, catalog, listeners) {
  const { onChange, onScrub, onTune } = listeners;
  const frame = mountFrame(root, listeners);
  const surface = mountSurface(frame.surface, (start) =>
    onChange((state) => ({ ...state, start })),
  );
  const curves = mountCurves(frame.losses, onScrub);
  const controls = mountControls(frame.controls, catalog, onChange, onTune);
  /** @type {Field | null} */
  let drawnField = null;

  return {
    frame,
    surface,
    curves,

    /** @param {State} state */
    drawSettings(state) {
      controls.draw(state);
      frame.showView(state.view);
    },

    /** @param {State} state @param {Race} race @param {Field} field @param {Words} words */
    drawRace(state, race, field, words) {
      if (field !== drawnField) surface.drawField(catalog.surfaces[state.surface], field);
      drawnField = field;
      curves.drawRace(race, state.view);
      controls.drawLimits(race);
      frame.showWords(words);
      frame.showLegend(labelsOf(state));
      frame.showSummary(summaryOf(state, race));
      drawTable(frame.table, state, race);
      if (!root.hasAttribute("full")) frame.showLab(`${LABORATORY}#${writeLink(state, catalog)}`);
    },

    /** @param {State} state @param {Race} race @param {import("./player.js").Player} player */
    drawTime({ start }, race, { step, last, isPlaying }) {
      surface.drawRuns(race, start, step);
      curves.drawStep(step);
      frame.showTime(step, last, isPlaying);
    },
  };
}
