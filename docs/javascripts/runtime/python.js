/**
 * Python for the page: the one object that cells and explorers use. Its worker is made when first
 * needed, lives for the whole visit, and is replaced when a program has to be stopped.
 */
import { Connection, namedError } from "./connection.js";
import { readManifest } from "./manifest.js";

/**
 * @typedef {import("./meter.js").Progress} Progress
 * @typedef {import("./output.js").Output} Output
 * @typedef {"idle" | "booting" | "ready" | "error"} State
 * @typedef {{value: string | null, images: string[], error: string | null}} CellResult
 * @typedef {{source: string, filename: string, namespace: string,
 *   onOutput?: (output: Output) => void, signal?: AbortSignal}} CellRequest
 */

const NO_WEBASSEMBLY = "This browser cannot run WebAssembly, so Python cannot run in the page.";
const DIED =
  "Python ran out of memory or broke down, and was ended. It starts anew at the next run; " +
  "the names that this page's cells had defined are gone.\n";

/** @type {State} */
let state = "idle";
/** @type {Connection | null} */
let connection = null;
/** @type {Promise<void> | null} */
let booted = null;
/** @type {Set<(progress: Progress) => void>} */
const progressListeners = new Set();
/** @type {Set<() => void>} */
const stateListeners = new Set();

/** @param {State} next */
function setState(next) {
  if (state === next) return;
  state = next;
  for (const listener of stateListeners) listener();
}

/** @param {Progress} progress */
function tellProgress(progress) {
  for (const listener of progressListeners) listener(progress);
}

/** @template T @param {Set<T>} listeners @param {T} listener */
function subscribe(listeners, listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function connect() {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const made = new Connection(worker, {
    onProgress: tellProgress,
    onDeath() {
      if (connection !== made) return;
      connection = booted = null;
      setState("idle");
    },
  });
  return made;
}

async function bootOnce() {
  setState("booting");
  tellProgress({ phase: "Connecting", loaded: 0, total: 0, fraction: 0 });
  try {
    if (typeof WebAssembly !== "object") throw new Error(NO_WEBASSEMBLY);
    connection = connect();
    const made = connection;
    const manifest = await readManifest();
    if (connection !== made) throw namedError("StoppedError", "Stopped.");
    await made.request({ type: "boot", manifest });
    setState("ready");
  } catch (/** @type {any} */ error) {
    if (error.name !== "StoppedError") fail(error);
    throw error;
  }
}

/** @param {Error} error */
function fail(error) {
  connection?.die(error);
  connection = booted = null;
  setState("error");
}

/**
 * @param {Record<string, any>} message
 * @param {import("./connection.js").Options} options
 */
async function request(message, options) {
  await python.boot();
  if (!connection) throw namedError("StoppedError", "Stopped.");
  return connection.request(message, options);
}

export const python = {
  get state() {
    return state;
  },

  /** Start Python; a second call joins the first, and after a failure tries again. */
  boot() {
    booted ??= bootOnce();
    return booted;
  },

  /** @param {(progress: Progress) => void} listener @returns {() => void} unsubscribe */
  onProgress(listener) {
    return subscribe(progressListeners, listener);
  },

  /** @param {() => void} listener @returns {() => void} unsubscribe */
  onState(listener) {
    return subscribe(stateListeners, listener);
  },

  /**
   * Run a cell. An error in its code is part of the result; the promise fails only when Python
   * could not start, or was stopped.
   * @param {CellRequest} cell
   * @returns {Promise<CellResult>}
   */
  async runCell({ source, filename, namespace, onOutput, signal }) {
    const message = { type: "runCell", source, filename, namespace };
    await python.boot();
    try {
      return await request(message, { onOutput, signal });
    } catch (/** @type {any} */ error) {
      if (error.name === "FatalError") return { value: null, images: [], error: DIED };
      if (error.name === "PythonError") return { value: null, images: [], error: error.message };
      throw error;
    }
  },

  /**
   * Call `gd_page.<name>(**payload)`; arrays come back as `{data, shape}`.
   * @param {string} name such as "explorer.race"
   * @param {Record<string, any>} payload
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<any>}
   */
  call(name, payload, { signal } = {}) {
    return request({ type: "call", name, payload }, { signal });
  },

  /** End whatever runs: open requests fail with a StoppedError, and the next one boots anew. */
  async stop() {
    connection?.die(namedError("StoppedError", "Stopped."));
    connection = booted = null;
    setState("idle");
  },

  /** Forget the names that a page's cells have defined. @param {string} namespace */
  async resetNamespace(namespace) {
    if (state === "ready") await request({ type: "reset", namespace }, {});
  },
};
