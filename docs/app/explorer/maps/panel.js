/**
 * The panel of maps: loss over two settings, basins of attraction, learning-rate sensitivity.
 */
import { say } from "../../ui/elements.js";
import { mountThumbnail } from "./thumbnail.js";
import { mountGrid } from "./grid.js";
import { askBasins, askLosses, askRates } from "./answers.js";
import { mountMapControls } from "./controls.js";
import { drawLegend } from "./legend.js";
import { mountLayout } from "./layout.js";
import { makePreview } from "./preview.js";
import { keyOf } from "./kinds.js";
import { mountSensitivity } from "./sensitivity.js";

/**
 * @typedef {import("../model/state.js").State} State
 * @typedef {import("./answers.js").MapAnswer} MapAnswer
 * @typedef {{catalog: import("../model/state.js").Catalog, ask: import("../answers/latest.js").Ask,
 *   getState: () => State, getField: () => import("../answers/races.js").Field, mayAsk: () => boolean,
 *   onChange: (change: (state: State) => State) => void,
 *   onPreview: (points: ArrayLike<number> | null) => void}} Parts
 */

const WAITING = "The typed surface came with a link and has not run: press its Use first.";
const UNABLE = "No optimizer of this race can be mapped so: add another, or choose another map.";
const OLD = "This map is for the settings before.";

/** @param {HTMLElement} place @param {Parts} parts */
export function mountMaps(
  place,
  { catalog, ask, getState, getField, mayAsk, onChange, onPreview },
) {
  const { box, top, pictures, side, legend, words, old, cellWords } = mountLayout(place);
  const controls = mountMapControls(top, catalog, choose, () => void compute());
  const getGround = () => ({
    window: catalog.surfaces[getState().surface].window,
    field: getField(),
  });
  const thumbnail = mountThumbnail(side, getGround);
  const preview = makePreview(ask, (points, index) => {
    onPreview(points);
    if (points) thumbnail.draw(points, index);
  });
  const views = {
    grid: mountGrid(pictures.grid, hover, load),
    curve: mountSensitivity(pictures.curve, hover, load),
  };
  /** @type {MapAnswer | null} */
  let answer = null;
  let drawnKey = "";
  let isWanted = false; // once a map was asked for, another choice asks too
  let last = 0;
  for (const picture of Object.values(pictures)) {
    picture.addEventListener("pointerleave", preview.end);
    picture.addEventListener("focusout", preview.end);
  }
  box.addEventListener("toggle", preview.end);
  clear("");

  /** @param {string} text */
  function clear(text) {
    answer = null;
    preview.end();
    thumbnail.hide();
    pictures.grid.hidden = pictures.curve.hidden = true;
    legend.replaceChildren();
    cellWords.textContent = "";
    say(words, text);
  }

  function keyNow() {
    const { kind, index, varied } = controls.choice();
    return keyOf(getState(), kind, index, varied);
  }

  const isPast = () => answer !== null && drawnKey !== keyNow();

  function choose() {
    last++;
    clear("");
    if (draw() && isWanted) void compute();
  }

  async function compute() {
    if (!mayAsk()) return clear(WAITING);
    isWanted = true;
    const mine = ++last;
    const key = keyNow();
    box.setAttribute("aria-busy", "true");
    const next = await askNow();
    if (mine !== last) return;
    box.removeAttribute("aria-busy");
    if (next) show(next, key);
  }

  function askNow() {
    const { view: _, ...state } = getState();
    const { kind, index, varied } = controls.choice();
    if (kind === "sensitivity") return askRates(ask, state);
    return kind === "basins" ? askBasins(ask, state, index) : askLosses(ask, state, index, varied);
  }

  /** @param {MapAnswer} next @param {string} key */
  function show(next, key) {
    clear(next.words);
    answer = next;
    drawnKey = key;
    pictures[next.view].hidden = false;
    views[next.view].draw(next.picture, next.first);
    drawLegend(legend, next.legend);
    draw();
  }

  /** The state changed: the choices and the marks follow, and an old map says that it is old. */
  function draw() {
    const isAble = controls.draw(getState());
    if (!isAble && words.textContent !== UNABLE) clear(UNABLE);
    if (isAble && words.textContent === UNABLE) clear("");
    const isOld = isPast();
    box.classList.toggle("gd-maps--old", isOld);
    say(old, isOld ? OLD : "");
    controls.showAge(isOld);
    if (answer) views[answer.view].drawNow(answer.nowIn(getState()));
    return isAble;
  }

  /** @param {number} row @param {number} column */
  function hover(row, column) {
    const cell = answer?.cellAt(row, column);
    if (!cell) return;
    say(cellWords, `${begun(cell.title)}. Click, tap again or press Enter to load it.`);
    if (!isPast()) preview.begin(cell.payload); // the surface that is drawn may be another by now
  }

  /** @param {number} row @param {number} column */
  function load(row, column) {
    const cell = answer?.cellAt(row, column);
    if (!cell) return;
    preview.end();
    onChange(cell.change);
    say(cellWords, `${begun(cell.title)}. Loaded.`);
  }

  return {
    draw,

    /** Open the panel with the curves over the learning rate. */
    showSensitivity() {
      box.open = true;
      isWanted = true;
      controls.choose("sensitivity");
    },
  };
}

/** @param {string} text */
function begun(text) {
  return text[0].toUpperCase() + text.slice(1);
}
