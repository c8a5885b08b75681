/**
 * `gd-matrix-explorer`: methods that see a matrix, in a race over one; what they make of its singular
 * values, and of rare facts. The first race comes with the site, as do the best rates; any other race
 * asks gd_core in the page's Python.
 */
import { PythonStatus } from "../explorer/answers/status.js";
import { mountNote, tellingOfWork } from "../explorer/frame/messages.js";
import { mountTransport } from "../explorer/transport.js";
import { addressOf } from "../runtime/address.js";
import { playOnce } from "./first-play.js";
import { layOut } from "./layout.js";
import { mountLosses } from "./losses.js";
import { mountPictures } from "./pictures.js";
import { mountRuns } from "./runs.js";
import { MatrixSession } from "./session.js";
import { mountProblem, mountSummary, mountTask } from "./words.js";

/** @param {string} name */
async function readBuilt(name) {
  const response = await fetch(addressOf(`generated/matrices/${encodeURIComponent(name)}.json`));
  if (!response.ok) throw new Error(`there is no built race named ${name}.`);
  return response.json();
}

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
      const [catalog, built] = await Promise.all([readBuilt("catalog"), readBuilt(preset)]);
      this.#session = mount(this, catalog, built);
    } catch (/** @type {any} */ error) {
      this.dataset.state = "error";
      this.textContent = `The explorer could not load: ${error.message}`;
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
  const places = layOut(root);
  const note = mountNote(root);
  places.foot.append(places.message, note.element);
  const status = new PythonStatus(
    root,
    tellingOfWork(root, places.message, () => void session.ask()),
  );
  const onPlay = () => (player.isPlaying ? player.pause() : player.play());
  mountTask(places.head, session);
  mountProblem(places.scene, session);
  mountPictures(places.surface, session, onPlay);
  mountTransport(places.transport, /** @type {any} */ (session), { onPlay });
  mountRuns(places.runs, session);
  mountLosses(places.losses, session);
  mountSummary(places.foot, session);
  playOnce(root, session);
  return session;
}

customElements.define("gd-matrix-explorer", MatrixExplorer);
