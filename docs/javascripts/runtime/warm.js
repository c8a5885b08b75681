/**
 * Keeping warm: Python starts before a reader presses Run, and is replaced before it is missed;
 * never where a reader asks to save data.
 */
import { RUNTIME_URL } from "./manifest.js";
import { restFiles } from "./rest.js";

/** @typedef {import("./launch.js").Launch} Launch */

const SETTLE = 1500; // milliseconds after a start before idle work begins
const SMALL_DEVICE = 2; // gigabytes; below, no second interpreter

/** Tell whether the reader's browser asks to save data. */
export function savesData() {
  const { connection } = /** @type {any} */ (globalThis.navigator ?? {});
  const reduced = globalThis.matchMedia?.("(prefers-reduced-data: reduce)").matches;
  return Boolean(connection?.saveData || reduced);
}

/** Call back when the page has nothing else to do. @param {() => void} callback */
export function whenIdle(callback) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(callback, { timeout: 3000 });
  else setTimeout(callback, 300);
}

/** A second interpreter, so that Stop costs nothing; it takes about 40 MB. */
export function maySpare() {
  const { deviceMemory = 8 } = /** @type {any} */ (globalThis.navigator ?? {});
  return !savesData() && deviceMemory >= SMALL_DEVICE;
}

/**
 * Do what can wait, once a start has settled: fetch the files that the snapshot leaves out (on
 * this side, since the worker may be busy), then prepare a spare.
 * @param {Launch} launch
 * @param {() => void} prepareSpare
 */
export function workInIdleTime(launch, prepareSpare) {
  if (savesData()) return;
  setTimeout(() => {
    whenIdle(async () => {
      await fetchRest(launch).catch(() => {}); // an import will ask again, and say what failed
      if (maySpare()) whenIdle(prepareSpare);
    });
  }, SETTLE);
}

/** @param {Launch} launch */
async function fetchRest({ connection, manifest, about }) {
  if (about?.rung !== "snapshot" || !manifest || !connection) return;
  /** @type {Record<string, ArrayBuffer>} */
  const files = {};
  for (const name of restFiles(manifest)) {
    const response = await fetch(RUNTIME_URL + name);
    if (response.ok) files[name] = await response.arrayBuffer();
  }
  connection.tell({ type: "rest", files }, Object.values(files));
}
