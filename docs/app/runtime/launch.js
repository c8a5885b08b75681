/**
 * Start one worker with Python in it, by the first rung of the ladder that holds.
 */
import { addressOf } from "./address.js";
import { Connection, namedError } from "./connection.js";
import { readManifest } from "./manifest.js";

/**
 * @typedef {"snapshot" | "bytecode" | "stock"} Rung
 * @typedef {{rung: Rung, pyodide: string, milliseconds: number, failures: string[]}} About
 * @typedef {{onProgress: (progress: import("./meter.js").Progress) => void}} Listeners
 */

const NO_WEBASSEMBLY = "This browser cannot run WebAssembly, so Python cannot run in the page.";

export class Launch {
  /** @param {Rung[]} rungs @param {Listeners} listeners */
  constructor(rungs, listeners) {
    this.rungs = rungs;
    this.listeners = listeners;
    /** @type {Connection | null} */
    this.connection = null;
    /** @type {About | null} */
    this.about = null;
    /** @type {import("./manifest.js").Manifest | null} */
    this.manifest = null;
    this.isOver = false;
    this.onDeath = () => {};
    this.ready = this.climb();
    this.ready.catch(() => {}); // whoever waits for it hears of it
  }

  /** Try one rung after the other, each in a worker of its own. */
  async climb() {
    if (typeof WebAssembly !== "object") throw new Error(NO_WEBASSEMBLY);
    const started = performance.now();
    const failures = [];
    this.connect(); // the worker loads its modules while the manifest is on its way
    const manifest = await this.fetchManifest();
    this.manifest = manifest;
    for (const rung of this.rungs) {
      try {
        await this.tryRung(rung, manifest);
        const milliseconds = performance.now() - started;
        this.about = { rung, pyodide: manifest.pyodide, milliseconds, failures };
        return;
      } catch (/** @type {any} */ error) {
        if (this.isOver) throw error;
        failures.push(`${rung}: ${error.message}`);
        this.connection?.die(error);
      }
    }
    throw new Error(failures.at(-1)?.replace(/^\w+: /, "") ?? "No way to start Python is allowed.");
  }

  async fetchManifest() {
    try {
      return await readManifest();
    } catch (/** @type {any} */ error) {
      this.connection?.die(error);
      throw error;
    }
  }

  connect() {
    const worker = new Worker(addressOf("app/runtime/worker.js"), { type: "module" });
    this.connection = new Connection(worker, {
      onProgress: this.listeners.onProgress,
      onDeath: () => {
        this.connection = null;
        if (this.about) this.onDeath();
      },
    });
    return this.connection;
  }

  /** @param {Rung} rung @param {import("./manifest.js").Manifest} manifest */
  async tryRung(rung, manifest) {
    if (this.isOver) throw namedError("StoppedError", "Stopped.");
    const connection = this.connection ?? this.connect();
    await connection.request({ type: "boot", rung, manifest });
  }

  /** End the worker, and with it every open request. @param {Error} error */
  end(error) {
    this.isOver = true;
    this.connection?.die(error);
  }
}
