/**
 * Python for the page: the one object that cells and explorers use. Its worker is made when first
 * needed, lives for the whole visit, and is replaced when a program has to be stopped.
 */
import { namedError } from "./connection.js";
import { Launch } from "./launch.js";
import { Spare } from "./spare.js";
import { workInIdleTime } from "./warm.js";

/**
 * @typedef {import("./meter.js").Progress} Progress
 * @typedef {import("./output.js").Output} Output
 * @typedef {"idle" | "booting" | "ready" | "error"} State
 * @typedef {{value: string | null, images: string[], error: string | null,
 *   missing: string | null}} CellResult missing: the name that the code missed, where that ended it
 * @typedef {{source: string, filename: string, namespace: string,
 *   onOutput?: (output: Output) => void, signal?: AbortSignal}} CellRequest
 */

const FAILED = { value: null, images: [], missing: null };
const DIED =
  "Python ran out of memory or broke down, and was ended. It starts anew at the next run; " +
  "the names that this page's cells had defined are gone.\n";

/** @type {State} */
let state = "idle";
/** @type {Launch | null} */
let launch = null;
/** @type {Promise<void> | null} */
let booted = null;
/** How far the start in use has come. @type {Progress | null} */
let lastProgress = null;
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
  lastProgress = progress;
  for (const listener of progressListeners) listener(progress);
}

/** @template T @param {Set<T>} listeners @param {T} listener */
function subscribe(listeners, listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A second interpreter, for the next Stop. */
const spare = new Spare(() => new Launch(python.rungs, { onProgress: () => {} }));

/** @param {Launch} ready */
function serve(ready) {
  setState("ready");
  workInIdleTime(ready, () => spare.prepare());
}

/** Make a launch the one in use; forget it when its worker dies. @param {Launch} next */
function adopt(next) {
  launch = next;
  next.onDeath = () => {
    if (launch !== next) return;
    launch = booted = null;
    setState("idle");
  };
}

async function bootOnce() {
  setState("booting");
  tellProgress({ phase: "Connecting", loaded: 0, total: 0, fraction: 0 });
  const mine = new Launch(python.rungs, { onProgress: tellProgress });
  adopt(mine);
  try {
    await mine.ready;
  } catch (error) {
    if (launch !== mine) throw namedError("StoppedError", "Stopped.");
    launch = booted = null;
    setState("error");
    throw error;
  }
  if (launch !== mine) throw namedError("StoppedError", "Stopped.");
  serve(mine);
}

/**
 * @param {Record<string, any>} message
 * @param {import("./connection.js").Options} options
 */
async function request(message, options) {
  await python.boot();
  if (!launch?.connection) throw namedError("StoppedError", "Stopped.");
  return launch.connection.request(message, options);
}

export const python = {
  /** Ways to start Python, tried in this order. @type {import("./launch.js").Rung[]} */
  rungs: ["snapshot", "bytecode", "stock"],

  get state() {
    return state;
  },

  /** Whether a second interpreter waits for the next Stop. */
  get hasSpare() {
    return spare.isReady;
  },

  /** How the running Python was started, and what failed before; null until it is ready. */
  get about() {
    return launch?.about ?? null;
  },

  /** Start Python; a second call joins the first, and after a failure tries again. */
  boot() {
    booted ??= bootOnce();
    return booted;
  },

  /**
   * While Python starts, a listener is told at once how far that is: the next bytes may be long in coming.
   * @param {(progress: Progress) => void} listener @returns {() => void} unsubscribe
   */
  onProgress(listener) {
    if (state === "booting" && lastProgress) listener(lastProgress);
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
    try {
      return await request(message, { onOutput, signal });
    } catch (/** @type {any} */ error) {
      if (error.name === "FatalError") return { ...FAILED, error: DIED };
      if (error.name === "PythonError") return { ...FAILED, error: error.message };
      throw error;
    }
  },

  /**
   * Call `gd_page.<name>(**payload)`; arrays come back as `{data, shape}`.
   * @param {string} name such as "explorer.race"
   * @param {Record<string, any>} payload
   * @param {{signal?: AbortSignal, mayFinish?: boolean}} [options] see connection.js
   * @returns {Promise<any>}
   */
  call(name, payload, options = {}) {
    return request({ type: "call", name, payload }, options);
  },

  /**
   * End whatever runs: open requests fail with a StoppedError. A spare takes over where one is
   * ready; else the next request boots anew.
   */
  async stop() {
    const ended = launch;
    launch = booted = null;
    setState("idle");
    ended?.end(namedError("StoppedError", "Stopped."));
    const next = spare.take();
    if (!next) return;
    adopt(next);
    booted = Promise.resolve();
    serve(next);
  },

  /** Forget the names that a page's cells have defined. @param {string} namespace */
  async resetNamespace(namespace) {
    if (state === "ready") await request({ type: "reset", namespace }, {});
  },
};
