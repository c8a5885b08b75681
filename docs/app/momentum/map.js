/**
 * `gd-momentum-map`: what momentum does at every learning rate and momentum, under the reader's hand.
 * Its poster, the first map and a grid of answers come with the site; what lies between them, and every
 * other condition number, is computed by gd_core in the page's Python.
 */
import { PythonStatus } from "../explorer/answers/status.js";
import { tellingOfWork } from "../explorer/frame/messages.js";
import { readIntents, redo } from "../explorer/intents.js";
import { readBuilt, sayNotLoaded } from "../ui/built.js";
import { MapSession } from "./session.js";
import { mountViews } from "./views.js";

export class MomentumMap extends HTMLElement {
  #isMounted = false;

  async connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Map of momentum");
    try {
      mount(this, await readBuilt("maps", "momentum"));
      this.dataset.state = "ready";
    } catch (/** @type {any} */ error) {
      sayNotLoaded(this, error);
    }
  }
}

/** @param {HTMLElement} root @param {import("./session.js").Built} built */
function mount(root, built) {
  const session = new MapSession(
    built,
    (work) => status.run(work),
    () => views.draw(),
  );
  const before = readIntents(root);
  const views = mountViews(root, session);
  const { work, message } = views.places;
  const onRetry = () => void session.setCondition(session.condition);
  const status = new PythonStatus(work, /** @type {any} */ (tellingOfWork(work, message, onRetry)));
  redo(root, before);
}

customElements.define("gd-momentum-map", MomentumMap);
