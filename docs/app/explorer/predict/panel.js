/**
 * Predict, then reveal: the runs are hidden, the reader marks where one will end, and is told.
 */

import { make, makeButton, makeNumber, makeSelect, refill, withLabel } from "../../ui/elements.js";
import { labelsOf } from "../model/changes.js";
import { limits } from "../model/names.js";
import { verdictOf } from "./score.js";

/**
 * @param {HTMLElement} place
 * @param {{surface: ReturnType<typeof import("../plane/view.js").mountSurface>,
 *   session: import("../session.js").Session, root: HTMLElement}} parts
 */
export function mountPredict(place, { surface, session, root }) {
  const box = make("details", "gd-panel");
  const title = make("summary", "");
  title.textContent = "Predict, then reveal";
  const words = make("p", "");
  const run = makeSelect("Predict the end of", [], () => {});
  const steps = makeNumber("After steps", [1, limits().steps], () => {});
  const axes = ["x", "y"].map((axis) =>
    makeNumber(`Guess ${axis}`, [-1e3, 1e3], () => readGuess()),
  );
  const start = makeButton("Hide the paths and predict", begin);
  const reveal = makeButton("Reveal", end);
  const verdict = make("p", "gd-predict__verdict", { "aria-live": "polite" });
  const row = make("div", "gd-controls__common");
  row.append(
    withLabel("Run", run),
    withLabel("After steps", steps),
    start,
    withLabel("Guess x", axes[0]),
    withLabel("Guess y", axes[1]),
    reveal,
  );
  box.append(title, words, row, verdict);
  place.append(box);
  /** @type {number[] | null} */
  let guess = null;
  show(false);

  /** @param {boolean} isGuessing */
  function show(isGuessing) {
    root.classList.toggle("gd-is-guessing", isGuessing);
    for (const axis of axes) axis.disabled = !isGuessing;
    reveal.disabled = !isGuessing;
    start.disabled = isGuessing;
    words.textContent = isGuessing
      ? "Click the surface where the run will be, or type the two numbers. Then reveal."
      : "Hide the paths, mark where a run will end after so many steps, and see how close you come.";
  }

  function begin() {
    guess = null;
    verdict.textContent = "";
    axes.forEach((axis) => (axis.value = ""));
    session.player.goTo(0);
    surface.drawGuess(null);
    surface.pickInstead((point) => {
      axes.forEach((axis, at) => (axis.value = String(point[at])));
      readGuess();
    });
    show(true);
  }

  function readGuess() {
    const values = axes.map((axis) => axis.valueAsNumber);
    guess = values.every(Number.isFinite) ? values : null;
    surface.drawGuess(guess);
    show(true);
  }

  function end() {
    if (!guess)
      return void (verdict.textContent =
        "Mark a point first: click the surface, or type two numbers.");
    const { drawn: state, race, catalog } = session;
    const index = Math.min(Number(run.value), race.runs.length - 1);
    const last = race.runs[index].losses.length - 1;
    const step = Math.min(Math.max(Math.round(steps.valueAsNumber) || last, 1), last);
    surface.pickInstead(null);
    show(false);
    session.player.goTo(step);
    const { window } = catalog.surfaces[state.surface];
    verdict.textContent = verdictOf(labelsOf(state)[index], guess, race.runs[index], step, window);
  }

  return {
    draw() {
      const state = session.drawn;
      refill(
        run,
        labelsOf(state).map((text, index) => ({ value: String(index), text })),
      );
      if (!steps.value || steps.valueAsNumber > state.steps) steps.value = String(state.steps);
    },
  };
}
