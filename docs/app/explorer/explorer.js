/**
 * `gd-explorer`: optimizers on a surface, with time in the reader's hand. The first picture comes
 * with the site; any change asks gd_core, in the page's Python. With the attribute `full` it is the
 * laboratory: see lab.js.
 */
import { heldEqualIn } from "./model/changes.js";
import { haveSameOptimizers, isSameRace } from "./model/diff.js";
import { Player } from "./player.js";
import { PythonStatus } from "./answers/status.js";
import { Questions } from "./answers/questions.js";
import { readBuilt, toField, toRace } from "./answers/races.js";
import { toState } from "./model/state.js";
import { mountViews } from "./views.js";

/**
 * @typedef {import("./model/state.js").State} State
 * @typedef {import("./model/state.js").Catalog} Catalog
 * @typedef {(state: State) => State} Change
 */

const HELD_IN_A_FAIR_RACE =
  "the surface, the start, the number of steps, and the search: each rate is the best of 101 tried.";

export class Explorer extends HTMLElement {
  #isMounted = false;
  /** @type {Questions | null} */
  #questions = null;
  /** @type {PythonStatus | null} */
  #work = null;
  #player = new Player(() => this.#drawTime());
  /** @type {any} */
  #built = null;
  /** @type {State | null} */
  #state = null;
  /** @type {Catalog | null} */
  #catalog = null;
  /** What the race that is drawn was asked with; while an answer is to come, not yet the state. @type {State | null} */
  #drawn = null;
  /** @type {import("./answers/races.js").Race | null} */
  #race = null;
  /** @type {import("./answers/races.js").Field | null} */
  #field = null;
  /** @type {import("./lab.js").Lab | null} */
  #lab = null;
  #openings = 0;
  /** The step that a link asks for, once its race is there. @type {number | null} */
  #stepToCome = null;
  #words = { task: "", heldEqual: "", why: "" };

  async connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Explorer of optimizers");
    try {
      const preset = this.getAttribute("preset") ?? "index";
      const [catalog, built] = await Promise.all([readBuilt("catalog"), readBuilt(preset)]);
      this.#catalog = catalog;
      this.#questions = new Questions(catalog);
      this.#mount(built);
      if (this.hasAttribute("full")) await this.#mountLab();
    } catch (/** @type {any} */ error) {
      this.dataset.state = "error";
      this.textContent = `The explorer could not load: ${error.message}`;
    }
  }

  disconnectedCallback() {
    this.#player.isPlaying = false;
    this.#lab?.leave();
  }

  /** @param {any} built */
  #mount(built) {
    this.views = mountViews(this, /** @type {Catalog} */ (this.#catalog), {
      onPlay: () => this.#play(),
      onStep: (by) => this.#player.goTo(this.#player.step + by),
      onScrub: (step) => this.#player.goTo(step),
      onReset: () => this.#reset(),
      onRetry: () => void this.#ask(),
      onPace: (pace) => (this.#player.pace = pace),
      onView: (change) => this.#look(change),
      onChange: (change) => this.#change(change),
      onTune: () => void this.#tune(),
    });
    this.#work = new PythonStatus(this, this.views.frame);
    this.#openAtEnd(built);
  }

  async #mountLab() {
    const { mountLab } = await import("./lab.js");
    this.#lab = mountLab({
      explorer: this,
      catalog: /** @type {Catalog} */ (this.#catalog),
      getState: () => /** @type {State} */ (this.#state),
      getDrawn: () => /** @type {State} */ (this.#drawn),
      getRace: () => /** @type {import("./answers/races.js").Race} */ (this.#race),
      getField: () => /** @type {import("./answers/races.js").Field} */ (this.#field),
      getStep: () => this.#player.step,
      goTo: (step) => this.#player.goTo(step),
      change: (change) => this.#change(change),
      withPython: (work) => this.#withPython(work),
      open: (preset) => this.#openAtEnd(preset),
      show: async (state, step) => {
        this.#stepToCome = step ?? null;
        await this.#adopt(state);
      },
    });
    this.#lab.drawRace();
    this.#lab.start();
  }

  /** What is shown, as a plain object. @returns {State | null} */
  get state() {
    return this.#state;
  }

  /** Show a race that was built with the site. @param {any} built */
  #open(built) {
    this.#built = built;
    this.#words = { task: built.task, heldEqual: built.heldEqual, why: built.why ?? "" };
    this.#state = this.#drawn = toState(built.state, /** @type {Catalog} */ (this.#catalog));
    this.#openings++;
    this.#stepToCome = null;
    this.#questions?.drop(this.#state);
    this.#race = toRace(built.race);
    this.#field = toField(built.field);
    this.views?.frame.showMessage("");
    this.#drawSettings();
    this.#drawRace();
  }

  /** @param {any} built */
  #openAtEnd(built) {
    this.#open(built);
    this.#player.goTo(this.#player.last);
  }

  #reset() {
    this.#open(this.#built);
    this.#player.goTo(0);
  }

  #play() {
    if (this.#player.isPlaying) return this.#player.pause();
    this.#player.play();
    this.#lab?.onFirstUse();
  }

  /** @param {Change} change */
  #change(change) {
    if (this.#state) void this.#adopt(change(this.#state));
  }

  /** @param {any} value @param {string} [heldEqual] */
  async #adopt(value, heldEqual) {
    if (!this.#catalog) return;
    this.#state = toState(value, this.#catalog);
    this.#words.heldEqual = heldEqual ?? heldEqualIn(this.#state);
    this.#words.task = haveSameOptimizers(this.#state, this.#built.state) ? this.#built.task : "";
    this.#drawSettings();
    await this.#ask();
  }

  /** Another look at the same race asks nobody. @param {Partial<import("./model/state.js").View>} change */
  #look(change) {
    if (!this.#state || !this.#drawn) return;
    const view = { ...this.#state.view, ...change };
    this.#state = { ...this.#state, view };
    this.#drawn = { ...this.#drawn, view };
    this.#drawSettings();
    this.#drawRace();
    this.#drawTime();
  }

  /** Ask Python for the race that the state describes, and draw the answer. */
  async #ask() {
    const opening = this.#openings;
    if (this.#lab?.isWaiting && this.#state) this.#questions?.drop(this.#state);
    else await this.#withPython((python) => this.#askNow(python, opening));
  }

  /** Python may have taken its time to come: what has been opened meanwhile needs no answer. @param {import("./answers/status.js").Python} python @param {number} opening */
  async #askNow(python, opening) {
    if (!this.#state || !this.#questions || opening !== this.#openings || this.#lab?.isWaiting)
      return null;
    return this.#questions.ask(this.#state, python, (answer) => this.#take(answer));
  }

  /** @param {import("./answers/questions.js").Answer} answer */
  #take({ asked, race, field, kind }) {
    const wasAtEnd = this.#player.step >= this.#player.last;
    this.#drawn = { .../** @type {State} */ (this.#state), ...asked };
    this.#race = race;
    this.#field = field;
    this.#drawRace();
    const toCome = kind === "first" ? this.#stepToCome : null;
    if (kind === "again" || (this.#player.isPlaying && toCome === null)) return this.#drawTime(); // it plays on
    this.#player.goTo(toCome ?? (wasAtEnd ? this.#player.last : this.#player.step));
    if (kind === "first") this.#stepToCome = null;
  }

  /** Give each optimizer its best rate: the same budget of tries for all. */
  async #tune() {
    const [state, questions] = [this.#state, this.#questions];
    if (!state || !questions || this.#lab?.isWaiting) return;
    const rates = await this.#withPython((python) => questions.bestRates(state, python));
    if (!rates || !isSameRace(state, this.#state)) return; // another race was set meanwhile
    const optimizers = state.optimizers.map((entry, index) => ({
      ...entry,
      settings: { ...entry.settings, learning_rate: Number(rates[index].toPrecision(3)) },
    }));
    await this.#adopt({ ...this.#state, optimizers }, HELD_IN_A_FAIR_RACE);
    this.#lab?.onFairRace();
  }

  /** @template T @param {(python: import("./answers/status.js").Python) => Promise<T>} work */
  async #withPython(work) {
    return this.#work ? this.#work.run(work) : null;
  }

  /** What the reader has set is seen at once, whatever Python does. */
  #drawSettings() {
    if (!this.#state) return;
    this.views?.drawSettings(this.#state);
    this.#lab?.onChange();
  }

  #drawRace() {
    if (!this.#drawn || !this.#race || !this.#field) return;
    this.#player.last = Math.max(1, this.#race.runs[0].losses.length - 1);
    this.views?.drawRace(this.#drawn, this.#race, this.#field, this.#words);
    this.#lab?.drawRace();
  }

  #drawTime() {
    if (!this.#race || !this.#drawn) return;
    this.views?.drawTime(this.#drawn, this.#race, this.#player);
    this.#lab?.drawStep(this.#player.step);
  }
}

customElements.define("gd-explorer", Explorer);
