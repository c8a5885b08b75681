/**
 * The panel of maps: loss over two settings, basins of attraction, learning-rate sensitivity.
 */
import { effect } from "@preact/signals-core";
import { say } from "../../ui/elements.js";
import { askBasins, askLosses, askRates } from "./answers.js";
import { mountMapControls } from "./controls.js";
import { dotsAt } from "./dots.js";
import { mountGrid } from "./grid.js";
import { keyOf } from "./kinds.js";
import { mountLayout } from "./layout.js";
import { drawLegend } from "./legend.js";
import { makePreview } from "./preview.js";
import { mountSensitivity } from "./sensitivity.js";

/**
 * @typedef {import("./answers.js").MapAnswer} MapAnswer
 * @typedef {{session: import("../session.js").Session, ask: import("../answers/latest.js").Ask,
 *   onPreview: (points: ArrayLike<number> | null, index: number) => void, isShown: () => boolean}} Parts
 *   onPreview: points null to take it away; index: of the optimizer
 */

const WAITING = "The typed surface came with a link and has not run: press its Use first.";
const UNABLE = "No optimizer of this race can be mapped so: add another, or choose another map.";
const OLD = "This map is for the settings before.";

class MapsPanel {
  /** @type {MapAnswer | null} */
  #answer = null;
  /** What the map that is drawn belongs to. */
  #drawnKey = "";
  /** The map at the step that is shown, which many steps share. @type {unknown} */
  #station = null;
  #isWanted = false; // once a map was asked for, another choice asks too
  #asked = 0;

  /** @param {HTMLElement} place @param {Parts} parts */
  constructor(place, { session, ask, onPreview }) {
    this.session = session;
    this.ask = ask;
    this.layout = mountLayout(place);
    this.controls = mountMapControls(
      this.layout.top,
      session.catalog,
      () => this.#choose(),
      () => void this.#compute(),
    );
    this.preview = makePreview(ask, onPreview);
    this.views = this.#mountViews();
    this.#clear("");
  }

  #mountViews() {
    const { pictures } = this.layout;
    const hover = this.#hover.bind(this);
    const load = this.#load.bind(this);
    for (const picture of Object.values(pictures)) {
      picture.addEventListener("pointerleave", this.preview.end);
      picture.addEventListener("focusout", this.preview.end);
    }
    return {
      grid: mountGrid(pictures.grid, hover, load),
      curve: mountSensitivity(pictures.curve, hover, load),
    };
  }

  /** @param {string} text */
  #clear(text) {
    const { pictures, legend, cellText, summary } = this.layout;
    this.#answer = null;
    this.preview.end();
    pictures.grid.hidden = pictures.curve.hidden = true;
    legend.replaceChildren();
    cellText.textContent = "";
    say(summary, text);
  }

  #keyNow() {
    const { kind, index, varied } = this.controls.choice();
    return keyOf(this.session.state, kind, index, varied);
  }

  /** Whether the map that is drawn is for other settings than those that are set. */
  get #isOld() {
    return this.#answer !== null && this.#drawnKey !== this.#keyNow();
  }

  #choose() {
    this.#asked++;
    this.#clear("");
    if (this.draw() && this.#isWanted) void this.#compute();
  }

  async #compute() {
    if (this.session.isWaiting) return this.#clear(WAITING);
    this.#isWanted = true;
    const mine = ++this.#asked;
    const key = this.#keyNow();
    this.layout.box.setAttribute("aria-busy", "true");
    const answer = await this.#askNow();
    if (mine !== this.#asked) return;
    this.layout.box.removeAttribute("aria-busy");
    if (answer) this.#show(answer, key);
  }

  #askNow() {
    const { view: _, ...state } = this.session.state;
    const { kind, index, varied } = this.controls.choice();
    if (kind === "sensitivity") return askRates(this.ask, state);
    if (kind === "basins") return askBasins(this.ask, state, index);
    return askLosses(this.ask, state, index, varied);
  }

  /** @param {MapAnswer} answer @param {string} key */
  #show(answer, key) {
    this.#clear(answer.words);
    this.#answer = answer;
    this.#drawnKey = key;
    this.layout.pictures[answer.view].hidden = false;
    this.views[answer.view].draw(answer.picture, answer.first);
    drawLegend(this.layout.legend, answer.legend);
    this.#station = answer.stationAt?.(Infinity) ?? null; // the end, which is drawn
    this.draw();
    this.drawStep();
  }

  /**
   * The state changed: the choices and the marks follow, and an old map says that it is old.
   * @returns {boolean} whether the choice can be mapped
   */
  draw() {
    const { summary, box, old } = this.layout;
    const isAble = this.controls.draw(this.session.state);
    if (!isAble && summary.textContent !== UNABLE) this.#clear(UNABLE);
    if (isAble && summary.textContent === UNABLE) this.#clear("");
    const isOld = this.#isOld;
    box.classList.toggle("gd-maps--old", isOld);
    say(old, isOld ? OLD : "");
    this.controls.showAge(isOld);
    const answer = this.#answer;
    if (answer) this.views[answer.view].drawNow(answer.nowIn(this.session.state));
    return isAble;
  }

  /** Time went on: the map is that of the step, and the runs go over it. */
  drawStep() {
    const { session } = this;
    const { step } = session.player;
    const answer = this.#answer;
    if (!answer) return;
    const dots = answer.dotOf && !this.#isOld ? dotsAt(session, step, answer.dotOf) : [];
    this.views[answer.view].drawDots(dots);
    const station = answer.stationAt?.(step) ?? null;
    if (!answer.pictureAt || station === this.#station) return;
    this.#station = station;
    const { grid, legend } = answer.pictureAt(step);
    this.views.grid.redraw(grid);
    drawLegend(this.layout.legend, legend);
  }

  /** @param {number} row @param {number} column */
  #hover(row, column) {
    const cell = this.#answer?.cellAt(row, column, this.session.player.step);
    if (!cell) return;
    const text = `${capitalized(cell.title)}. Click, tap again or press Enter to load it.`;
    say(this.layout.cellText, text);
    if (!this.#isOld) this.preview.begin(cell.payload); // the surface drawn may be another by now
  }

  /** @param {number} row @param {number} column */
  #load(row, column) {
    const cell = this.#answer?.cellAt(row, column, this.session.player.step);
    if (!cell) return;
    this.preview.end();
    void this.session.change(cell.change);
    say(this.layout.cellText, `${capitalized(cell.title)}. Loaded.`);
  }

  /** Compute the curves over the learning rate. */
  showSensitivity() {
    this.#isWanted = true;
    this.controls.choose("sensitivity");
  }
}

/** @param {HTMLElement} place @param {Parts} parts */
export function mountMaps(place, parts) {
  const panel = new MapsPanel(place, parts);
  effect(() => void panel.draw()); // an old map says so at once
  effect(() => {
    if (!parts.isShown()) panel.preview.end();
  });
  effect(() => {
    const { race, player } = parts.session;
    void [race, player.step];
    if (parts.isShown()) panel.drawStep();
  });
  return panel;
}

/** @param {string} text */
function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1);
}
