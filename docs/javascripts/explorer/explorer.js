/**
 * `gd-explorer`: optimizers on a surface, with time in the reader's hand. The first picture comes
 * with the site; any change asks gd_core, in the page's Python.
 */
import { mountControls } from "./controls.js";
import { mountFrame } from "./frame.js";
import { mountLosses } from "./loss-view.js";
import { Player } from "./player.js";
import { Questions, readBuilt, toField, toRace } from "./races.js";
import { heldEqualIn, labelsOf, toState } from "./state.js";
import { drawTable, summaryOf } from "./summary.js";
import { mountSurface } from "./surface-view.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {"static" | "booting" | "ready" | "error"} ExplorerState
 */

const HELD_IN_A_FAIR_RACE =
  "the surface, the start, the number of steps, and the search: each rate is the best of 101 tried.";

export class Explorer extends HTMLElement {
  #isMounted = false;
  #questions = new Questions();
  #player = new Player(() => this.#drawTime());
  /** @type {State | null} */
  #first = null;
  /** @type {State | null} */
  #state = null;
  /** @type {import("./state.js").Catalog | null} */
  #catalog = null;
  /** @type {import("./races.js").Race | null} */
  #race = null;
  /** @type {import("./races.js").Field | null} */
  #field = null;
  #words = { task: "", heldEqual: "" };

  async connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Explorer of optimizers");
    try {
      const preset = this.getAttribute("preset") ?? "index";
      const [catalog, built] = await Promise.all([readBuilt("catalog"), readBuilt(preset)]);
      this.#catalog = catalog;
      this.#mount(built);
    } catch (/** @type {any} */ error) {
      this.dataset.state = "error";
      this.textContent = `The explorer could not load: ${error.message}`;
    }
  }

  disconnectedCallback() {
    this.#player.isPlaying = false;
  }

  /** @param {any} built */
  #mount(built) {
    const catalog = /** @type {import("./state.js").Catalog} */ (this.#catalog);
    this.#words = { task: built.task, heldEqual: built.heldEqual };
    this.#first = this.#state = toState(built.state, catalog);
    this.#race = toRace(built.race);
    this.#field = toField(built.field);
    const frame = (this.frame = mountFrame(this, {
      onPlay: () => (this.#player.isPlaying ? this.#player.pause() : this.#player.play()),
      onStep: (by) => this.#player.goTo(this.#player.step + by),
      onScrub: (step) => this.#player.goTo(step),
      onReset: () => this.#reset(built),
      onRetry: () => void this.#ask(),
    }));
    this.surface = mountSurface(frame.surface, (start) => this.#change((state) => ({ ...state, start })));
    this.losses = mountLosses(frame.losses, (step) => this.#player.goTo(step));
    this.controls = mountControls(
      frame.controls,
      catalog,
      (change) => this.#change(change),
      () => void this.#tune(),
    );
    this.dataset.state = "static";
    this.#drawAll();
    this.#player.goTo(this.#player.last);
  }

  /** What is shown, as a plain object. @returns {State | null} */
  get state() {
    return this.#state;
  }

  /** @param {any} built */
  #reset(built) {
    this.#state = this.#first;
    this.#words.heldEqual = built.heldEqual;
    this.#race = toRace(built.race);
    this.#field = toField(built.field);
    this.#drawAll();
    this.#player.goTo(0);
  }

  /**
   * @param {(state: State) => State} change
   * @param {string} [heldEqual] what the new race holds equal, where more is known than the state
   */
  #change(change, heldEqual) {
    if (!this.#state || !this.#catalog) return;
    this.#state = toState(change(this.#state), this.#catalog);
    this.#words.heldEqual = heldEqual ?? heldEqualIn(this.#state);
    this.controls?.draw(this.#state);
    void this.#ask();
  }

  /** Ask Python for the race that the state describes, and draw the answer. */
  async #ask() {
    const state = this.#state;
    if (!state) return;
    await this.#withPython(async () => {
      const answer = await this.#questions.ask(state);
      if (!answer) return false;
      const wasAtEnd = this.#player.step >= this.#player.last;
      this.#race = answer.race;
      this.#field = answer.field;
      this.#drawAll();
      this.#player.goTo(wasAtEnd ? this.#player.last : this.#player.step);
      return true;
    });
  }

  /** Give each optimizer its best rate: the same budget of tries for all. */
  async #tune() {
    const state = this.#state;
    if (!state) return;
    await this.#withPython(async () => {
      const rates = await this.#questions.bestRates(state);
      const optimizers = state.optimizers.map((entry, index) => ({
        ...entry,
        settings: { ...entry.settings, learning_rate: Number(rates[index].toPrecision(3)) },
      }));
      this.#change((now) => ({ ...now, optimizers }), HELD_IN_A_FAIR_RACE);
      return true;
    });
  }

  /** @param {() => Promise<boolean>} work tells whether its answer is the one waited for */
  async #withPython(work) {
    const { python } = await import("../runtime/python.js");
    this.frame?.showMessage("");
    if (python.state !== "ready") this.#show("booting");
    const unsubscribe = python.onProgress((progress) => this.frame?.showProgress(progress));
    try {
      if (await work()) this.#show("ready");
    } catch (/** @type {any} */ error) {
      if (error.name === "StoppedError") this.#show("static");
      else this.#fail(error);
    } finally {
      unsubscribe();
      this.frame?.showProgress(null);
    }
  }

  /** @param {ExplorerState} state */
  #show(state) {
    this.dataset.state = state;
  }

  /** @param {Error} error */
  #fail(error) {
    this.#show("error");
    this.frame?.showMessage(`This could not be computed. ${error.message}`, true);
  }

  #drawAll() {
    const { frame } = this;
    if (!this.#state || !this.#race || !this.#field || !this.#catalog || !frame) return;
    this.#player.last = Math.max(1, this.#race.runs[0].losses.length - 1);
    this.surface?.drawField(this.#catalog.surfaces[this.#state.surface], this.#field);
    this.losses?.drawRace(this.#race);
    this.controls?.draw(this.#state);
    frame.showWords(this.#words);
    frame.showLegend(labelsOf(this.#state));
    frame.showSummary(summaryOf(this.#state, this.#race));
    drawTable(frame.table, this.#state, this.#race);
  }

  #drawTime() {
    const { step, last, isPlaying } = this.#player;
    if (!this.#race || !this.#state) return;
    this.surface?.drawRuns(this.#race, this.#state.start, step);
    this.losses?.drawStep(step);
    this.frame?.showTime(step, last, isPlaying);
  }
}

customElements.define("gd-explorer", Explorer);
