/**
 * Work of an explorer that needs Python: whether an answer is still to come, how the start goes, and
 * what went wrong, all said in the page.
 */

import { loadPart } from "../../ui/version.js";

/**
 * @typedef {"static" | "booting" | "ready" | "error"} ExplorerState
 * @typedef {typeof import("../../runtime/python.js").python} Python
 * @typedef {Pick<ReturnType<typeof import("../frame/messages.js").tellingOfWork>,
 *   "showMessage" | "showProgress">} Frame
 */

const TRIES = 2;
const PATIENCE = 2500; // milliseconds
const BUSY =
  "Python is busy, perhaps with a cell of this page. What is drawn is of the settings before.";

/** @type {Promise<Python> | null} */
let loaded = null;

/** Python, its code loaded with the first question of a visit. */
function loadPython() {
  loaded ??= loadPart(() => import("../../runtime/python.js")).then(
    ({ python }) => python,
    (error) => {
      loaded = null; // the next question tries again
      throw new Error(`The code that starts Python did not load (${error.message}).`);
    },
  );
  return loaded;
}

export class PythonStatus {
  #waiting = 0;

  /** @param {HTMLElement} root whose attributes tell of the work @param {Frame} frame for the words */
  constructor(root, frame) {
    this.root = root;
    this.frame = frame;
    this.#show("static");
  }

  /**
   * Do some work with Python; busy until it is done. Whoever stops Python, for a cell, stops no
   * explorer: it asks again.
   * @template T @param {(python: Python) => Promise<T>} work
   * @param {number} [tries] how often it may ask again
   * @returns {Promise<T | null>} null when there is no answer; why is said in the page
   */
  async run(work, tries = TRIES) {
    this.#count(1); // at once: no moment may look as if nothing were to come
    this.frame.showMessage("");
    const late = setTimeout(() => this.#sayBusy(), PATIENCE);
    try {
      return await this.#answer(await loadPython(), work);
    } catch (/** @type {any} */ error) {
      const isStopped = error.name === "StoppedError";
      if (isStopped && tries > 0) return await this.run(work, tries - 1);
      if (isStopped) this.#fail(new Error("Python was stopped."));
      else if (error.name !== "AbortError") this.#fail(error);
      return null;
    } finally {
      clearTimeout(late);
      this.#count(-1);
    }
  }

  /** A cell of the page may keep Python: what is drawn is then still of the settings before. */
  #sayBusy() {
    if (this.root.dataset.state === "booting" || this.root.dataset.state === "error") return;
    this.frame.showMessage(BUSY);
  }

  /**
   * @template T @param {Python} python @param {(python: Python) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #answer(python, work) {
    if (python.state !== "ready") this.#show("booting");
    const unsubscribe = python.onProgress((progress) => this.frame.showProgress(progress));
    try {
      const answer = await work(python);
      if (answer !== null) this.#show("ready");
      if (this.#waiting === 1) this.frame.showMessage("");
      return answer;
    } finally {
      unsubscribe();
      // Where the only answer was dropped, nothing else says that the wait is over.
      const isOver = this.root.dataset.state === "booting" && this.#waiting === 1;
      if (isOver) this.#show(python.state === "ready" ? "ready" : "static");
      if (this.#waiting === 1) this.frame.showProgress(null); // another question may still wait
    }
  }

  /** Say whether an answer is still to come. @param {number} more questions begun or ended */
  #count(more) {
    this.#waiting += more;
    this.root.setAttribute("aria-busy", String(this.#waiting > 0));
  }

  /** @param {ExplorerState} state */
  #show(state) {
    this.root.dataset.state = state;
  }

  /** @param {Error} error */
  #fail(error) {
    this.#show("error");
    const text = error.message.replace(/^ValueError: /, "");
    this.frame.showMessage(`This could not be computed. ${text}`, true);
  }
}
