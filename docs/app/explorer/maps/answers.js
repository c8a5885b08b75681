/**
 * Ask Python for a map, and make of the answer what the panel shows.
 */

import { numbers } from "../answers/arrays.js";
import { labelsOf } from "../model/changes.js";
import { linesOf } from "../model/lines.js";
import { axisOf, CELLS, loading, nearestOf, ratesTried } from "./kinds.js";
import { endsOf, pictureOfBasins, pictureOfLosses } from "./pictures.js";
import {
  describeBasins,
  describeLosses,
  describeRates,
  lossText,
  seenText,
  textOf,
} from "./text.js";
import { stationAt, stationsOf } from "./way.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("../answers/latest.js").Ask} Ask
 * @typedef {Omit<State, "view">} Asked
 * @typedef {{title: string, change: (state: State) => State, payload: any}} Cell
 *   payload: what Python is asked for the run behind the cell
 * @typedef {{view: "grid" | "curve", picture: any, legend: import("./legend.js").Legend,
 *   words: string, first: number[], nowIn: (state: State) => number[],
 *   cellAt: (row: number, column: number, step: number) => Cell,
 *   stationAt?: (step: number) => unknown,
 *   pictureAt?: (step: number) => {grid: import("./grid.js").Grid, legend: import("./legend.js").Legend},
 *   dotOf: ((run: Moment) => number[]) | null}} MapAnswer
 *   pictureAt: the map at a step on the way; dotOf: where a run stands in the picture
 * @typedef {{point: number[], loss: number, rate: number}} Moment of a run, at the step that is shown
 */

/**
 * The loss over two settings of an optimizer.
 * @param {Ask} ask @param {Asked} state @param {number} index @param {string[]} settings across and up
 * @returns {Promise<MapAnswer | null>}
 */
export async function askLosses(ask, state, index, settings) {
  const axes = settings.map(axisOf);
  const [x, y] = axes.map(({ setting, values }) => ({ setting, values }));
  const answer = await ask("maps.loss_map", { state, index, x, y });
  if (!answer) return null;
  const losses = numbers(answer.losses);
  const textOfLoss = answer.is_known ? lossText : seenText;
  const entry = state.optimizers[index];
  const present = settings.map((setting) => entry.settings[setting]);
  const [column, row] = axes.map((axis, at) => nearestOf(axis.values, present[at], axis.measure));
  const ends = endsOf(losses);
  const stations = stationsOf(numbers(answer.stations), numbers(answer.on_the_way));
  const pictureAt = (/** @type {number} */ at) => {
    const station = stationAt(stations, at);
    const title = titleOf(station.step, answer.is_known);
    return pictureOfLosses(station.losses, axes[0], axes[1], title, ends);
  };
  const { grid, legend } = pictureAt(state.steps);
  return {
    view: "grid",
    picture: grid,
    legend,
    words: describeLosses(losses, answer.best, answer.diverged, axes[0], axes[1], textOfLoss),
    first: answer.best ?? [row, column],
    nowIn: (now) =>
      settings.map((setting, at) => now.optimizers[index]?.settings[setting] ?? present[at]),
    stationAt: (at) => stationAt(stations, at),
    pictureAt,
    dotOf: null,
    cellAt(r, c, at) {
      const chosen = { [x.setting]: x.values[c], [y.setting]: y.values[r] };
      const where = `${textOf(x.setting, x.values[c])}, ${textOf(y.setting, y.values[r])}`;
      const { step, losses: then } = stationAt(stations, at);
      const when = step < state.steps ? ` at step ${step}` : "";
      return {
        title: `${where}: ${textOfLoss(then[r * x.values.length + c])}${when}`,
        change: loading(entry, index, chosen),
        payload: { state, index, settings: chosen },
      };
    },
  };
}

/** @param {number} steps @param {boolean} isKnown whether the surface's minimum is */
function titleOf(steps, isKnown) {
  return `Loss above the lowest ${isKnown ? "" : "seen "}after ${steps} steps`;
}

/**
 * The minimum that each start reaches.
 * @param {Ask} ask @param {Asked} state @param {number} index
 * @returns {Promise<MapAnswer | null>}
 */
export async function askBasins(ask, state, index) {
  const answer = await ask("maps.basins", { state, index, resolution: CELLS });
  if (!answer) return null;
  const [x, y, reached, losses, flat] = ["x", "y", "reached", "losses", "minima"].map((name) =>
    numbers(answer[name]),
  );
  const minima = Array.from({ length: answer.minima.shape[0] }, (_, at) => [
    flat[2 * at],
    flat[2 * at + 1],
  ]);
  const textOfLoss = answer.found ? seenText : lossText;
  const { grid, legend } = pictureOfBasins({ x, y, reached, losses, minima });
  return {
    view: "grid",
    picture: grid,
    legend,
    words: describeBasins(reached, losses, minima.length, answer.found),
    first: [nearestOf(y, state.start[1], "linear"), nearestOf(x, state.start[0], "linear")],
    nowIn: (now) => now.start,
    dotOf: ({ point }) => point,
    cellAt(row, column) {
      const start = [x[column], y[row]].map((value) => Number(value.toPrecision(4)));
      const cell = row * x.length + column;
      const end = reached[cell] < 0 ? "reaches no minimum" : `reaches minimum ${reached[cell] + 1}`;
      return {
        title: `start (${start.join(", ")}): ${Number.isFinite(losses[cell]) ? `${end}, ` : ""}${textOfLoss(losses[cell])}`,
        change: (now) => ({ ...now, start }),
        payload: { state, index, start },
      };
    },
  };
}

/**
 * Each optimizer's final loss against its rate.
 * @param {Ask} ask @param {Asked} state
 * @returns {Promise<MapAnswer | null>}
 */
export async function askRates(ask, state) {
  const rates = ratesTried();
  const answer = await ask("maps.sensitivity", { state, rates });
  if (!answer) return null;
  /** @type {Float64Array[]} */
  const curves = answer.losses.map(numbers);
  const labels = labelsOf(/** @type {State} */ (state));
  const lines = linesOf(state);
  const textOfLoss = answer.is_known ? lossText : seenText;
  const sentences = curves.map((losses, index) =>
    describeRates(labels[index], rates, losses, textOfLoss),
  );
  const title = titleOf(state.steps, answer.is_known);
  return {
    view: "curve",
    picture: { rates, curves, lines, title, label: `${title}, against the learning rate.` },
    legend: {
      bar: null,
      samples: [
        ...sentences.map(
          (text, index) => /** @type {const} */ ({ kind: "line", text, line: lines[index] }),
        ),
        {
          kind: "note",
          text: "× diverges from here; a triangle marks the rate set now, a dot its run at this step",
        },
      ],
    },
    words: `${rates.length} rates from ${rates[0]} to ${rates[rates.length - 1]} tried for each.`,
    first: [0, nearestOf(rates, state.optimizers[0].settings.learning_rate, "log")],
    nowIn: (now) => now.optimizers.map(({ settings }) => settings.learning_rate),
    dotOf: ({ rate, loss }) => [rate, loss],
    cellAt(row, column) {
      const chosen = { learning_rate: rates[column] };
      return {
        title: `${labels[row]}, learning rate ${rates[column]}: ${textOfLoss(curves[row][column])}`,
        change: loading(state.optimizers[row], row, chosen),
        payload: { state, index: row, settings: chosen },
      };
    },
  };
}
