/**
 * `gd-explorer`: optimizers on a surface, with time in the reader's hand. Its first picture stands in
 * the page as a poster; any change asks gd_core, in the page's Python. With the attribute `full` it is
 * the laboratory: see lab.js.
 */

import { readBuilt, sayNotLoaded } from "../ui/built.js";
import { inTasks, nextTask } from "../ui/tasks.js";
import { Address } from "./address.js";
import { PythonStatus } from "./answers/status.js";
import { readIntents, redo } from "./intents.js";
import { mountKeys } from "./keys.js";
import { contoursOf } from "./plane/contours.js";
import { playOnce } from "./play-once.js";
import { Session } from "./session.js";
import { mountViews } from "./views.js";

export class Explorer extends HTMLElement {
  #isMounted = false;
  /** @type {Session | null} */
  #session = null;
  /** @type {import("./lab.js").Lab | null} */
  #lab = null;
  /** @type {Address | null} */
  #address = null;

  async connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Explorer of optimizers");
    try {
      const preset = this.getAttribute("preset") ?? "index";
      const [catalog, built] = await Promise.all(
        ["catalog", preset].map((name) => readBuilt("races", name)),
      );
      await this.#mount(catalog, built, preset);
    } catch (/** @type {any} */ error) {
      sayNotLoaded(this, error);
    }
  }

  disconnectedCallback() {
    this.#session?.player.pause();
    this.#address?.leave();
    this.#lab?.leave();
  }

  /** What is shown, as a plain object. */
  get state() {
    return this.#session?.state ?? null;
  }

  /** @param {import("./model/state.js").Catalog} catalog @param {any} built @param {string} preset */
  async #mount(catalog, built, preset) {
    /** @type {Session} */
    const session = new Session(catalog, built, (work) => status.run(work));
    session.openAtEnd();
    contoursOf(session.field); // a task of its own: they take the longest
    await nextTask();
    const onPlay = () => this.#play(session);
    const listeners = { onPlay, onTune: () => void this.#tune(session) };
    const isLab = this.hasAttribute("full");
    const show = isLab
      ? await inTasks((await import("./lab.js")).mountLab(this, session, listeners))
      : await inTasks(mountViews(this, session, listeners));
    if (!this.isConnected) return; // the reader has gone to another page
    const before = readIntents(this); // what was pressed until now, however long the code took
    const views = show();
    const { frame } = views;
    this.#lab = isLab ? /** @type {any} */ (views) : null;
    const status = new PythonStatus(this, frame);
    this.#session = session;
    mountKeys(this, session, onPlay);
    this.#address = this.#lab?.address ?? new Address(session, frame.showNote, `race-${preset}`);
    this.#address.begin();
    session.isTouched = before.intents.length > 0;
    redo(this, before);
    if (!isLab) playOnce(this, frame.picture, session); // there, a reader has come to play
  }

  /** @param {Session} session */
  #play({ player }) {
    if (player.isPlaying) return player.pause();
    player.play();
    this.#lab?.onFirstUse();
  }

  /** @param {Session} session */
  async #tune(session) {
    if (await session.tune()) this.#lab?.onFairRace();
  }
}

customElements.define("gd-explorer", Explorer);
