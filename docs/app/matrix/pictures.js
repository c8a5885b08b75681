/**
 * mountPictures(place, session): one panel a run, side by side, which follow the playhead.
 */
import { effect, untracked } from "@preact/signals-core";
import { make } from "../ui/elements.js";
import { mountPanel } from "./panel.js";
import { mountReading } from "./reading.js";

/** Columns of panels, by how many there are. */
const COLUMNS = [1, 1, 2, 3, 2, 3, 3];

/** @param {HTMLElement} place @param {import("./session.js").MatrixSession} session */
export function mountPictures(place, session) {
  const { player, catalog } = session;
  const list = make("div", "gd-matrix__panels");
  place.append(list);
  const { read } = mountReading(place);
  const frequencies = () => catalog.problems[session.drawn.state.problem].frequencies;
  /** @type {import("./panel.js").Panel[]} */
  let panels = [];

  /** Keep the panels of runs that stay. @param {string[]} names */
  function arrange(names) {
    if (names.join() === panels.map(({ name }) => name).join()) return;
    panels = names.map((name) => {
      const known = panels.find((panel) => panel.name === name);
      if (known) return known;
      const panel = mountPanel(name, catalog.methods[name], frequencies);
      read(panel);
      return panel;
    });
    list.replaceChildren(...panels.map(({ element }) => element));
    list.dataset.columns = String(COLUMNS[names.length]);
  }

  effect(() => {
    const { state, race } = session.drawn;
    arrange(state.runs.map(({ name }) => name));
    const { place: at } = player;
    panels.forEach((panel, index) => panel.draw(race.runs[index], at));
  });
  // Words change when time rests: a reader of the screen is not told of every frame.
  effect(() => {
    const { race } = session.drawn;
    if (player.isPlaying) return;
    const { step } = player;
    untracked(() => panels.forEach((panel, index) => panel.say(race.runs[index], step)));
  });
}
