/**
 * The panel of maps: loss over two settings, basins of attraction, learning-rate sensitivity.
 */
import { labelsOf } from "./changes.js";
import { make, makeButton, makeSelect, withLabel } from "./elements.js";
import { drawColorLegend, mountGrid } from "./grid-view.js";
import { pictureOfBasins, pictureOfLosses } from "./map-pictures.js";
import {
  axisOf,
  CELLS,
  describeBasins,
  describeLosses,
  describeRates,
  keyOf,
  KINDS,
  loading,
  ratesTried,
  wordsOf,
} from "./maps.js";
import { labelOf } from "./names.js";
import { numbers } from "./packed.js";
import { mountSensitivity } from "./sensitivity-view.js";
import { short } from "./summary.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {{title: string, change: (state: State) => State, payload: any}} Cell
 */

const PAUSE = 80; // milliseconds that the pointer rests before the run behind a cell is asked for

/**
 * @param {HTMLElement} place
 * @param {{catalog: import("./state.js").Catalog, ask: import("./asker.js").Ask,
 *   getState: () => State, mayAsk: () => boolean,
 *   onChange: (change: (state: State) => State) => void,
 *   onPreview: (points: ArrayLike<number> | null) => void}} parts
 */
export function mountMaps(place, { catalog, ask, getState, mayAsk, onChange, onPreview }) {
  const box = make("details", "gd-panel gd-maps");
  const title = make("summary", "");
  title.textContent = "Maps: settings, basins, sensitivity";
  const kind = makeSelect("Map", KINDS, () => redraw());
  const optimizer = makeSelect("Optimizer", [], () => redraw());
  const across = makeSelect("Across", [], () => redraw());
  const up = makeSelect("Up", [], () => redraw());
  const compute = makeButton("Compute map", () => void draw());
  const row = make("div", "gd-controls__common");
  const fields = { optimizer: withLabel("Optimizer", optimizer), across: withLabel("Across", across), up: withLabel("Up", up) };
  row.append(withLabel("Map", kind), ...Object.values(fields), compute);
  const [gridPlace, curvePlace, legend] = [make("div", "gd-maps__grid"), make("div", "gd-maps__curve"), make("div", "")];
  const words = make("p", "gd-maps__words", { "aria-live": "polite" });
  const cellWords = make("p", "gd-maps__cell", { "aria-live": "polite" });
  box.append(title, row, gridPlace, curvePlace, legend, words, cellWords);
  place.append(box);
  const grid = mountGrid(gridPlace, (r, c) => see(r, c), (r, c) => load(r, c));
  const curve = mountSensitivity(curvePlace);
  /** What each cell of the present map is. @type {((row: number, column: number) => Cell) | null} */
  let cellAt = null;
  let drawnKey = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  gridPlace.addEventListener("pointerleave", () => preview(null));
  gridPlace.addEventListener("focusout", () => preview(null));
  clear();

  const index = () => Math.max(0, Math.min(Number(optimizer.value), getState().optimizers.length - 1));
  const varied = () => (kind.value === "loss" ? [across.value, up.value] : kind.value === "basins" ? [] : ["learning_rate"]);
  const keyNow = () => keyOf(getState(), kind.value, index(), varied());

  function clear() {
    cellAt = null;
    gridPlace.hidden = curvePlace.hidden = true;
    legend.replaceChildren();
    words.textContent = cellWords.textContent = "";
  }

  /** Another kind of map, or other sides: nothing is shown until it is computed. */
  function redraw() {
    drawnKey = "";
    clear();
    showChoices();
  }

  function showChoices() {
    const state = getState();
    const labels = labelsOf(state);
    refill(optimizer, labels.map((label, at) => [String(at), label]));
    const settings = Object.keys(catalog.optimizers[state.optimizers[index()].name]);
    refill(across, settings.map((name) => [name, labelOf(name)]));
    refill(up, settings.filter((name) => name !== across.value).map((name) => [name, labelOf(name)]));
    fields.optimizer.hidden = kind.value === "sensitivity";
    fields.across.hidden = fields.up.hidden = kind.value !== "loss";
    compute.disabled = kind.value === "loss" && settings.length < 2;
    compute.title = compute.disabled ? "This optimizer has only one setting." : "";
  }

  /** @type {Record<string, () => Promise<boolean>>} */
  const makers = { loss: drawLosses, basins: drawBasins, sensitivity: drawRates };

  async function draw() {
    if (!mayAsk()) return;
    const key = keyNow();
    compute.disabled = true;
    const drawn = await makers[kind.value]();
    compute.disabled = false;
    drawnKey = drawn && key === keyNow() ? key : "";
  }

  /** @returns {any} */
  function asked() {
    const { view: _, ...state } = getState();
    return { state, index: index() };
  }

  async function drawLosses() {
    const [x, y] = [axisOf(across.value), axisOf(up.value)];
    const payload = asked();
    const answer = await ask("maps.loss_map", { ...payload, x, y });
    if (!answer) return false;
    const { settings } = payload.state.optimizers[payload.index];
    const losses = numbers(answer.losses);
    show(pictureOfLosses(losses, x, y, [settings[x.setting], settings[y.setting]]));
    words.textContent = describeLosses(losses, answer.best, answer.diverged, x, y);
    cellAt = (row, column) => {
      const chosen = { [x.setting]: x.values[column], [y.setting]: y.values[row] };
      const loss = losses[row * x.values.length + column];
      return {
        title: `${wordsOf(x.setting, x.values[column])}, ${wordsOf(y.setting, y.values[row])}: ${short(loss)}`,
        change: loading(payload.index, chosen),
        payload: { ...payload, settings: chosen },
      };
    };
    return true;
  }

  async function drawBasins() {
    const payload = asked();
    const answer = await ask("maps.basins", { ...payload, resolution: CELLS });
    if (!answer) return false;
    const [x, y, reached, losses] = [answer.x, answer.y, answer.reached, answer.losses].map(numbers);
    const count = answer.minima.shape[0];
    show(pictureOfBasins({ x, y, reached, losses, count }, payload.state.start));
    words.textContent = describeBasins(reached, losses, count);
    cellAt = (row, column) => {
      const start = [x[column], y[row]].map((value) => Number(value.toPrecision(4)));
      const minimum = reached[row * x.length + column];
      const end = minimum < 0 ? "no minimum" : `minimum ${minimum + 1}`;
      return {
        title: `start (${start.join(", ")}): reaches ${end}`,
        change: (state) => ({ ...state, start }),
        payload: { ...payload, start },
      };
    };
    return true;
  }

  async function drawRates() {
    const { state } = asked();
    const rates = ratesTried();
    const answer = await ask("maps.sensitivity", { state, rates });
    if (!answer) return false;
    const curves = answer.losses.map((/** @type {any} */ packed) => Array.from(numbers(packed)));
    const labels = labelsOf(getState());
    const text = curves.map((/** @type {number[]} */ losses, /** @type {number} */ at) => describeRates(labels[at], rates, losses));
    clear();
    curvePlace.hidden = false;
    const present = state.optimizers.map((/** @type {any} */ { settings }) => settings.learning_rate);
    curve.draw(rates, curves, present, `Final loss against the learning rate. ${text.join(" ")}`);
    words.textContent = text.join(" ");
    return true;
  }

  /** @param {ReturnType<typeof pictureOfLosses>} picture */
  function show(picture) {
    clear();
    gridPlace.hidden = false;
    grid.draw(picture.grid);
    drawColorLegend(legend, picture.legend);
  }

  /** @param {number} row @param {number} column */
  function see(row, column) {
    const cell = cellAt?.(row, column);
    if (!cell) return;
    cellWords.textContent = `${cell.title}. Click or press Enter to load it.`;
    preview(cell.payload);
  }

  /** @param {any} payload null takes the preview away */
  function preview(payload) {
    clearTimeout(timer);
    if (!payload) return onPreview(null);
    timer = setTimeout(async () => {
      const answer = await ask("maps.run_cell", payload);
      if (answer) onPreview(numbers(answer.points));
    }, PAUSE);
  }

  /** @param {number} row @param {number} column */
  function load(row, column) {
    const cell = cellAt?.(row, column);
    if (!cell) return;
    preview(null);
    onChange(cell.change);
  }

  return {
    /** Open the panel with the curves over the learning rate. */
    async showSensitivity() {
      box.open = true;
      kind.value = "sensitivity";
      redraw();
      await draw();
    },

    /** The state changed: the choices follow, and an old map says that it is old. */
    draw() {
      showChoices();
      const isOld = drawnKey !== "" && drawnKey !== keyNow();
      box.classList.toggle("gd-maps--old", isOld);
      compute.textContent = isOld ? "Compute map again" : "Compute map";
    },
  };
}

/** Keep the choice where it still exists. @param {HTMLSelectElement} select @param {string[][]} options pairs of value and text */
function refill(select, options) {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}
