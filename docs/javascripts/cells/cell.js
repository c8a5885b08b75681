/**
 * `gd-cell`: an example that runs. Until it is used it is the highlighted code that the page was
 * built with; then it has an editor, an output, and Python behind it.
 */
import { python } from "../runtime/python.js";
import { drawProgress, hideProgress } from "./boot-progress.js";
import { mountEditor } from "./editor.js";
import { Output } from "./output.js";
import { drawFrame } from "./frame.js";
import { cellsAbove, forgetRuns, namespaceOf } from "./page.js";

/** @typedef {"idle" | "booting" | "running" | "done" | "error" | "stopped"} CellState */

const WORDS = {
  idle: "",
  booting: "Starting Python",
  running: "Running",
  done: "Done",
  error: "Error",
  stopped: "Stopped",
};

export class Cell extends HTMLElement {
  /** Whether this cell has run in the page's namespace. */
  hasRun = false;
  #isMounted = false;
  #printed = "";
  #source = "";
  /** @type {import("./editor.js").Editor | null} */
  #editor = null;
  /** @type {Promise<void> | null} */
  #opening = null;
  /** The run that may still write here; a newer one, Reset or Stop makes it void. */
  #run = 0;

  connectedCallback() {
    if (this.#isMounted) return;
    this.#isMounted = true;
    this.#printed = (this.querySelector("code")?.textContent ?? "").replace(/\n+$/, "");
    this.#source = this.#printed;
    this.frame = drawFrame(this, {
      onRun: () => void this.run(),
      onStop: () => void this.stop(),
      onReset: () => this.reset(),
      onCopy: () => void this.copy(),
      onOpen: () => void this.openEditor().then(() => this.#editor?.focus()),
    });
    this.output = new Output(this.frame.output);
    this.state = "idle";
  }

  /** What tracebacks call this cell. */
  get label() {
    return `cell ${this.getAttribute("name") ?? "unnamed"}`;
  }

  /** The code as it stands, edits included. */
  get code() {
    return this.#editor ? this.#editor.text : this.#source;
  }

  set code(text) {
    this.#source = String(text);
    if (this.#editor) this.#editor.text = this.#source;
    else if (this.frame) {
      this.frame.showPlain(this.#source);
      void this.openEditor();
    }
  }

  /** @returns {CellState} */
  get state() {
    return /** @type {CellState} */ (this.dataset.state ?? "idle");
  }

  /** @param {CellState} state */
  set state(state) {
    this.dataset.state = state;
    this.frame?.showState(WORDS[state], state === "booting" || state === "running");
  }

  /** Replace the printed code with an editor; a failed download leaves the printed code. */
  openEditor() {
    this.#opening ??= this.#open().catch(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #open() {
    if (!this.frame) return;
    const editor = await mountEditor({
      parent: this.frame.code,
      text: () => this.#source,
      label: `Code of ${this.label}`,
      onRun: () => void this.run(),
    });
    this.#editor = editor;
  }

  /** Run this cell; when it misses a name, first the cells above that have not run yet. */
  async run() {
    if (!this.output || this.state === "booting" || this.state === "running") return;
    const run = ++this.#run;
    const isCurrent = () => run === this.#run;
    this.output.clear();
    const error = await this.#execute(isCurrent);
    const above = cellsAbove(this).filter((cell) => !cell.hasRun);
    if (!isCurrent() || !isMissingName(error) || above.length === 0) return;
    this.state = "running";
    this.output.clear();
    this.output.note("This cell needs names from the cells above: they run first.");
    for (const cell of above) {
      await cell.run();
      if (!isCurrent()) return;
    }
    this.output.clear();
    await this.#execute(isCurrent);
  }

  /**
   * Run the code once. Returns the error's text, or null.
   * @param {() => boolean} isCurrent
   * @returns {Promise<string | null>}
   */
  async #execute(isCurrent) {
    const { output } = this;
    if (!output) return null;
    try {
      await this.#boot(isCurrent);
      if (!isCurrent()) return null;
      this.state = "running";
      const result = await python.runCell({
        source: this.code,
        filename: this.label,
        namespace: namespaceOf(this),
        onOutput: (part) => isCurrent() && output.print(part),
      });
      if (!isCurrent()) return null;
      if (python.state !== "ready") forgetRuns();
      else this.hasRun = true;
      output.finish(result);
      this.state = result.error === null ? "done" : "error";
      return result.error;
    } catch (/** @type {any} */ error) {
      if (isCurrent()) this.#fail(error);
      return null;
    }
  }

  /** @param {() => boolean} isCurrent */
  async #boot(isCurrent) {
    if (python.state === "ready" || !this.frame) return;
    this.state = "booting";
    const bar = this.frame.progress;
    const unsubscribe = python.onProgress((progress) => isCurrent() && drawProgress(bar, progress));
    try {
      await python.boot();
    } finally {
      unsubscribe();
      hideProgress(bar);
    }
  }

  /** @param {Error} error */
  #fail(error) {
    if (error.name === "StoppedError") {
      forgetRuns();
      this.output?.note("Stopped. Names that this page's cells had defined are gone.");
      this.state = "stopped";
      return;
    }
    this.output?.failure(error.message, () => void this.run());
    this.state = "error";
  }

  /** End whatever Python does. The next run starts it anew. */
  async stop() {
    if (this.state === "booting" || this.state === "running") await python.stop();
  }

  /** Bring the printed code back, and empty the output. */
  reset() {
    void this.stop();
    this.#run += 1;
    if (this.frame && !this.#editor && this.#source !== this.#printed) {
      this.frame.showPlain(this.#printed);
    }
    this.#source = this.#printed;
    if (this.#editor) this.#editor.text = this.#printed;
    this.output?.clear();
    if (this.frame) hideProgress(this.frame.progress);
    this.state = "idle";
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.code);
      this.frame?.say("Copied");
    } catch {
      this.frame?.say("The browser did not allow copying");
    }
  }
}

/** @param {string | null} error */
function isMissingName(error) {
  const last = (error ?? "").trimEnd().split("\n").pop() ?? "";
  return last.startsWith("NameError:");
}

customElements.define("gd-cell", Cell);
