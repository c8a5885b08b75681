/**
 * `gd-cell`: an example that runs. Until it is used it is the highlighted code that the page was
 * built with; then it has an editor, an output, and Python behind it.
 */
import { python } from "../runtime/python.js";
import { hideProgress } from "../ui/progress.js";
import { mountEditor } from "./editor.js";
import { runWithNames } from "./execution.js";
import { drawFrame } from "./frame.js";
import { Output } from "./output.js";

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
  /** Whether Python still knows what this cell has defined. */
  hasRun = false;
  #printed = "";
  #source = "";
  /** @type {import("./editor.js").Editor | null} */
  #editor = null;
  /** @type {Promise<void> | null} */
  #opening = null;
  /** The run that may still write here; a newer one and Reset make it void. */
  #run = 0;

  connectedCallback() {
    if (this.frame) {
      if (this.#opening === null && !this.frame.hasPrinted) void this.openEditor();
      return;
    }
    this.#printed = (this.querySelector("code")?.textContent ?? "").replace(/\n+$/, "");
    this.#source = this.#printed;
    this.frame = drawFrame(this, {
      onRun: () => void this.run(),
      onStop: () => void this.stop(),
      onReset: () => this.reset(),
      onCopy: () => void this.copy(),
      onOpen: (takeTyped, point) =>
        void this.openEditor().then(() => {
          this.#editor?.focus(point);
          this.#editor?.type(takeTyped());
        }),
    });
    this.output = new Output(this.frame.result);
    this.state = "idle";
    this.#adoptEarlyCode();
  }

  /** The page was left (or the cell only moved: then it is connected again by now). */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      void this.stop();
      this.#source = this.code;
      this.#editor?.destroy();
      this.#editor = this.#opening = null;
    });
  }

  /** What tracebacks call this cell. */
  get label() {
    return `cell ${this.dataset.name ?? "unnamed"}`;
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
    this.frame?.showState(WORDS[state], this.isBusy);
  }

  /** The word of the code that stands at a point, once there is an editor. @param {import("./frame.js").Point} point */
  wordAt(point) {
    return this.#editor?.wordAt(point) ?? null;
  }

  /** Tint a name wherever the editor holds it; none. @param {string | null} name */
  light(name) {
    this.#editor?.light(name);
  }

  get isBusy() {
    return this.state === "booting" || this.state === "running";
  }

  /** A `code` that was set before this class had arrived hides the property: take it over. */
  #adoptEarlyCode() {
    const early = Object.getOwnPropertyDescriptor(this, "code");
    if (!early) return;
    Reflect.deleteProperty(this, "code");
    this.code = early.value;
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
    this.#editor = await mountEditor({
      parent: this.frame.code,
      text: () => this.#source,
      label: `Code of ${this.label}`,
      onRun: () => void this.run(),
      onEdit: () => {
        this.frame?.markLine(null);
        this.output?.release();
      },
    });
  }

  /** Run the code as it stands; while it runs, another call does nothing. */
  async run() {
    if (this.isBusy) return;
    const run = ++this.#run;
    await runWithNames(this, () => run === this.#run);
  }

  /** End whatever Python does. The next run starts it anew. */
  async stop() {
    if (this.isBusy) await python.stop();
  }

  /** Bring the printed code back, and empty the output. */
  reset() {
    void this.stop();
    this.#run += 1;
    const isEdited = this.code !== this.#printed;
    this.#source = this.#printed;
    if (this.#editor && isEdited) this.#editor.text = this.#printed;
    else if (isEdited) this.frame?.showPlain(this.#printed);
    this.frame?.markLine(null);
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

customElements.define("gd-cell", Cell);
