/**
 * `gd-matrix-explorer`: methods that see a matrix, in a race over one; what they make of its singular
 * values, and of rare facts. The first race comes with the site, as do the best rates; any other race
 * asks gd_core in the page's Python.
 */
import { PythonStatus } from "../explorer/answers/status.js";
import { tellingOfWork } from "../explorer/frame/messages.js";
import { readIntents, redo } from "../explorer/intents.js";
import { mountKeys } from "../explorer/keys.js";
import { readBuilt, sayNotLoaded } from "../ui/built.js";
import { playOnce } from "./first-play.js";
import { MatrixSession } from "./session.js";
import { mountViews } from "./views.js";

export class MatrixExplorer extends HTMLElement {
  #isMounted = false;
  /** @type {MatrixSession | null} */
  #session = null;

  async connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Explorer of matrix methods");
    try {
      const preset = this.getAttribute("preset") ?? "muon";
      const [catalog, built] = await Promise.all(
        ["catalog", preset].map((name) => readBuilt("matrices", name)),
      );
      this.#session = mount(this, catalog, built);
    } catch (/** @type {any} */ error) {
      sayNotLoaded(this, error);
    }
  }

  disconnectedCallback() {
    this.#session?.player.pause();
  }
}

/** @param {HTMLElement} root @param {any} catalog @param {any} built */
function mount(root, catalog, built) {
  const session = new MatrixSession(catalog, built, (work) => status.run(work));
  const { player } = session;
  const onPlay = () => (player.isPlaying ? player.pause() : player.play());
  const before = readIntents(root);
  const places = mountViews(root, session, onPlay);
  const status = new PythonStatus(
    root,
    tellingOfWork(root, places.message, () => void session.ask()),
  );
  mountKeys(root, /** @type {any} */ (session), onPlay);
  redo(root, before);
  if (!before.intents.length) playOnce(places.surface, root, session);
  return session;
}

customElements.define("gd-matrix-explorer", MatrixExplorer);
