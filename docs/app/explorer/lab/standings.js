/**
 * How the runs of a race stand: their loss now and at the end, and when they came near the lowest; the
 * best first.
 */
import { effect } from "@preact/signals-core";
import { html, render } from "lit-html";
import { lastStep } from "../answers/races.js";
import { labelsOf } from "../model/changes.js";
import { linesOf } from "../model/lines.js";
import { lossAt, stepOfArrival, winnerOf } from "../runs/outcome.js";
import { GOAL, hasKnownMinima } from "../summary.js";

/**
 * @typedef {import("../session.js").Session} Session
 * @typedef {{label: string, line: import("../model/lines.js").Line,
 *   run: import("../answers/races.js").Run, isWinner: boolean}} Standing
 */

/** The runs of a race, the lowest end first, and those that diverge last. @param {Session} session @returns {Standing[]} */
function standingsOf({ drawn, race }) {
  const [labels, lines, winner] = [labelsOf(drawn), linesOf(drawn), winnerOf(race)];
  const standings = race.runs.map((run, at) => ({
    label: labels[at],
    line: lines[at],
    run,
    isWinner: at === winner,
  }));
  return standings.sort((one, other) => endOf(one) - endOf(other) || 0);
}

/** @param {Standing} standing */
function endOf({ run }) {
  return run.divergedAt < 0 ? run.losses[run.losses.length - 1] : Infinity;
}

/** @param {Standing} standing @param {number} lowest @param {number} step @param {boolean} isKnown whether the lowest is a minimum */
function row({ label, line, run, isWinner }, lowest, step, isKnown) {
  const arrival = stepOfArrival(run, lowest);
  const words = arrival < 0 ? "never" : arrival;
  return html`<tr data-optimizer=${line.name} data-twin=${line.twin || null}>
    <th scope="row"><span class="gd-standings__mark" aria-hidden="true"></span>${label}${isWinner ? " ★" : ""}</th>
    <td>${lossAt(run, lowest, step)}</td>
    <td>${lossAt(run, lowest, run.divergedAt < 0 ? lastStep(run) : run.divergedAt)}</td>
    <td>${isKnown ? words : "unknown"}</td>
  </tr>`;
}

/** @param {HTMLElement} place @param {Session} session */
export function mountStandings(place, session) {
  effect(() => {
    const { race, player, drawn, catalog } = session;
    const isKnown = hasKnownMinima(drawn, catalog);
    const rows = standingsOf(session).map((standing) =>
      row(standing, race.lowest, player.step, isKnown),
    );
    const heads = ["Run", "Now", "At the end", `${GOAL} at step`];
    render(
      html`<table class="gd-table gd-standings">
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows}</tbody></table>`,
      place,
    );
  });
}
