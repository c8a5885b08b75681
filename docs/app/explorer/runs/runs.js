/**
 * mountRuns(place, session, {onTune}): one row a run, the list to add one, and Best rates, kept up by
 * effects. A row is a group named after its optimizer; its run's color comes from `data-optimizer`.
 */
import { effect } from "@preact/signals-core";
import { make } from "../../ui/elements.js";
import { mountAdder } from "../controls/adder.js";
import { withOptimizer } from "../model/changes.js";
import { linesOf } from "../model/lines.js";
import { limits } from "../model/names.js";
import { winnerOf } from "./outcome.js";
import { mountRow } from "./row.js";
import { mountTune } from "./tune.js";

/** @typedef {import("../session.js").Session} Session */

/** @param {HTMLElement} place @param {Session} session @param {{onTune: () => void}} listeners */
export function mountRuns(place, session, { onTune }) {
  const list = make("div", "gd-runs__list");
  const foot = make("div", "gd-runs__foot");
  const adder = mountAdder(
    session.catalog,
    (name) => void session.change((state) => withOptimizer(state, name, session.catalog)),
  );
  foot.append(...adder.elements);
  mountTune(foot, session, onTune);
  place.append(list, foot);
  /** @type {import("./row.js").Row[]} */
  let rows = [];

  effect(() => {
    const { optimizers } = session.state;
    const lines = linesOf(session.state);
    const isSame =
      rows.length === optimizers.length && rows.every((row, at) => row.line === lines[at]);
    if (!isSame) rows = layOut(list, rows, session);
    rows.forEach((row, at) => row.show(optimizers[at], optimizers.length > 1));
    adder.show(optimizers.length < limits().runs);
  });
  // A race that is drawn may still be of other optimizers than those that were asked for.
  const drawnRows = () =>
    session.race.runs.length === rows.length &&
    linesOf(session.drawn).every((line, at) => line.name === rows[at].name)
      ? rows
      : [];
  effect(() => {
    void session.state.optimizers;
    const winner = winnerOf(session.race);
    drawnRows().forEach((row, at) => row.showRace(session.race, at === winner));
  });
  effect(() => {
    void session.state.optimizers;
    const { step } = session.player;
    for (const row of drawnRows()) row.showStep(session.race, step);
  });
}

/** Rows anew; the focus of one that is gone goes to the row in its place. @param {HTMLElement} list @param {import("./row.js").Row[]} before @param {Session} session */
function layOut(list, before, session) {
  const focused = before.findIndex(({ element }) => element.contains(document.activeElement));
  const lines = linesOf(session.state);
  const rows = session.state.optimizers.map((entry, at) => mountRow(session, at, entry, lines[at]));
  list.replaceChildren(...rows.map(({ element }) => element));
  if (focused >= 0) rows[Math.min(focused, rows.length - 1)]?.focus();
  return rows;
}
