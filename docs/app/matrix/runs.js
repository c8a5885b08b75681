/**
 * mountRuns(place, session): one row a run, the list to add one, and Best rates.
 */
import { effect } from "@preact/signals-core";
import { make, makeButton, makeSelect, refill, say } from "../ui/elements.js";
import { mountRow } from "./row.js";
import { lossAt } from "./text.js";

/** @param {HTMLElement} place @param {import("./session.js").MatrixSession} session */
export function mountRuns(place, session) {
  const { catalog, player } = session;
  const list = make("div", "gd-runs__list");
  const foot = make("div", "gd-runs__foot");
  const adder = makeSelect("Add a method", [["", "+ add"]], (name) => {
    adder.value = "";
    if (name) void session.add(name);
  });
  const tune = makeButton("Best rates", () => void session.tune());
  tune.classList.add("gd-tune");
  tune.title = "Each method’s best learning rate for this problem and number of steps";
  const said = make("span", "gd-tune__said", { role: "status" });
  foot.append(adder, tune, said);
  place.append(list, foot);
  /** @type {import("./row.js").Row[]} */
  let rows = [];

  effect(() => {
    const { runs } = session.state;
    const isSame = runs.map(({ name }) => name).join() === rows.map(({ name }) => name).join();
    if (!isSame) rows = layOut(list, rows, session);
    rows.forEach((row, at) => row.show(runs[at].rate, runs.length > 1));
    const others = Object.entries(catalog.methods).filter(
      ([name]) => !runs.some((run) => run.name === name),
    );
    const items = others.map(([value, text]) => ({ value, text }));
    refill(adder, [{ value: "", text: "+ add" }, ...items]);
    adder.disabled = runs.length >= catalog.runs || !others.length;
    say(said, session.isFair ? `each at its best of ${catalog.tried} rates` : "");
  });
  effect(() => {
    const { step } = player;
    const { state, race } = session.drawn;
    for (const row of rows) {
      const at = state.runs.findIndex(({ name }) => name === row.name);
      row.showLoss(at < 0 ? "" : lossAt(race.runs[at], race.lowest, step));
    }
  });
}

/** Rows anew; the focus of one that is gone goes to the row in its place. @param {HTMLElement} list @param {import("./row.js").Row[]} before @param {import("./session.js").MatrixSession} session */
function layOut(list, before, session) {
  const { catalog } = session;
  const focused = before.findIndex(({ element }) => element.contains(document.activeElement));
  const rows = session.state.runs.map(({ name }) => {
    const onRate = (/** @type {number} */ rate) => void session.setRate(name, rate);
    const onRemove = () => void session.remove(name);
    return mountRow(name, catalog.methods[name], catalog.rate, { onRate, onRemove });
  });
  list.replaceChildren(...rows.map(({ element }) => element));
  if (focused >= 0) rows[Math.min(focused, rows.length - 1)].focus();
  return rows;
}
