/**
 * mountTask, mountProblem and mountSummary(place, session): what to try and what it comes to; which
 * problem; what is held equal, and the race in words.
 */
import { effect } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";
import { fill, make, makeSelect, say, withLabel } from "../ui/elements.js";
import { heldEqual, summaryOf } from "./text.js";

/** @typedef {import("./session.js").MatrixSession} MatrixSession */

/** A task that ticks itself off, and then opens its answer. @param {HTMLElement} place @param {MatrixSession} session */
export function mountTask(place, session) {
  const { task, answer } = session.built;
  effect(() => session.notice());
  effect(() => {
    const { isDone } = session;
    render(
      html`<p class="gd-matrix__task"><span class="gd-matrix__tick" role="img"
          aria-label=${isDone ? "Done" : "To do"}>${isDone ? "✓" : "○"}</span>
          <strong>Try: </strong><span>${task}</span></p>
        <details class="gd-matrix__answer" ?open=${isDone}><summary>Answer</summary>
          <p>${answer}</p></details>`,
      place,
    );
  });
}

/** @param {HTMLElement} place @param {MatrixSession} session */
export function mountProblem(place, session) {
  const problems = Object.entries(session.catalog.problems).map(([name, { label }]) => [
    name,
    label,
  ]);
  const select = makeSelect("Problem", problems, (name) => void session.setProblem(name));
  const legend = make("span", "gd-matrix__legend");
  place.append(withLabel("Problem", select), legend);
  effect(() => fill(select, session.state.problem));
  effect(() => {
    const hasFacts = session.drawn.race.runs[0].errors.columns > 0;
    const facts = html`Squares: facts, frequent ones first,
      <span class="gd-matrix__ramp" aria-hidden="true"></span> right to wrong.`;
    render(
      html`Bars: singular values, the largest first; how many are above half of it.
        ${hasFacts ? facts : nothing}`,
      legend,
    );
  });
}

/** @param {HTMLElement} place @param {MatrixSession} session */
export function mountSummary(place, session) {
  const held = make("p", "gd-explorer__held");
  const summary = make("p", "gd-explorer__summary", { role: "status" });
  place.append(held, summary);
  effect(() =>
    say(held, `Held equal: ${heldEqual(session.catalog, session.state, session.isFair)}`),
  );
  effect(() => {
    const { drawn, player, catalog } = session;
    if (!player.isPlaying) say(summary, summaryOf(drawn, catalog, player.step));
  });
}
