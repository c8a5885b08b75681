/**
 * `gd-explorer`: optimizers on a surface, with time in the reader's hand. The first picture comes
 * with the site; any change asks gd_core, in the page's Python. With the attribute `full` it is the
 * laboratory: see lab.js.
 */
import { readBuilt } from "./answers/races.js";
import { PythonStatus } from "./answers/status.js";
import { Session } from "./session.js";
import { mountViews } from "./views.js";

export class Explorer extends HTMLElement {
  #isMounted = false;
  /** @type {Session | null} */
  #session = null;
  /** @type {import("./lab.js").Lab | null} */
  #lab = null;

  async connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Explorer of optimizers");
    try {
      const preset = this.getAttribute("preset") ?? "index";
      const [catalog, built] = await Promise.all([readBuilt("catalog"), readBuilt(preset)]);
      await this.#mount(catalog, built);
    } catch (/** @type {any} */ error) {
      this.dataset.state = "error";
      this.textContent = `The explorer could not load: ${error.message}`;
    }
  }

  disconnectedCallback() {
    this.#session?.player.pause();
    this.#lab?.leave();
  }

  /** What is shown, as a plain object. */
  get state() {
    return this.#session?.state ?? null;
  }

  /** @param {import("./model/state.js").Catalog} catalog @param {any} built */
  async #mount(catalog, built) {
    const session = new Session(catalog, built, (work) => status.run(work));
    const views = mountViews(this, session, {
      onPlay: () => this.#play(session),
      onTune: () => void this.#tune(session),
    });
    const status = new PythonStatus(this, views.frame);
    this.#session = session;
    session.openAtEnd();
    if (!this.hasAttribute("full")) return;
    const { mountLab } = await import("./lab.js");
    this.#lab = mountLab(this, session, views);
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
