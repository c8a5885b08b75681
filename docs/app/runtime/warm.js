/**
 * Keeping warm: Python starts before a reader presses Run, and is replaced before it is missed;
 * never where a reader asks to save data.
 */
import { whenIdle } from "../ui/idle.js";
import { RUNTIME_URL } from "./address.js";
import { restFiles } from "./rest.js";

/** @typedef {import("./launch.js").Launch} Launch */

const SETTLE = 1500; // milliseconds after a start before idle work begins
const SMALL_DEVICE = 2; // gigabytes; below, no second interpreter

// A first program or race is slow: engines compile what it uses of Python and NumPy only then.
const PROGRAMS = 50;
const RACES = 150;
const FIRST_RACE = {
  surface: "Ravine",
  start: [-4, -1],
  steps: 100,
  optimizers: [{ name: "Adam", settings: { learning_rate: 0.1 } }],
};
const FIRST_PROGRAM = `
import numpy as np
point, velocity = np.ones(2), np.zeros(2)
for step in range(1, 100):
    x, y = point
    gradient = np.array([2 * x - 4 * x * y**2, 20 * (y - x * x)]) / (1 + point**2)
    velocity = 0.9 * velocity - 0.001 * gradient / (np.sqrt(gradient**2) + 1e-8)
    point = point + velocity / (1 - 0.9**step)
str(point.tolist())
`;

/** Tell whether the reader's browser asks to save data. */
export function savesData() {
  const { connection } = /** @type {any} */ (globalThis.navigator ?? {});
  const reduced = globalThis.matchMedia?.("(prefers-reduced-data: reduce)").matches;
  return Boolean(connection?.saveData || reduced);
}

/** A second interpreter, so that Stop costs nothing; it takes about 40 MB. */
function maySpare() {
  const { deviceMemory = 8 } = /** @type {any} */ (globalThis.navigator ?? {});
  return !savesData() && deviceMemory >= SMALL_DEVICE;
}

/**
 * Idle work after a start: fetch the files that the snapshot leaves out (on this side, since the
 * worker may be busy), rehearse races where a page has them, then prepare a spare.
 * @param {Launch} launch
 * @param {() => void} prepareSpare
 */
export function workInIdleTime(launch, prepareSpare) {
  if (savesData()) return;
  setTimeout(() => {
    whenIdle(async () => {
      await fetchRest(launch).catch(() => {}); // an import will ask again, and say what failed
      if (hasExplorer()) await rehearseRace(launch).catch(() => {}); // it was stopped
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

/**
 * Run a first program again and again, so that the reader's will not be the first.
 * @param {Launch} launch @param {() => boolean} mayGoOn
 */
export async function rehearse(launch, mayGoOn) {
  const place = { filename: "", namespace: "" };
  await repeat(launch, { type: "runCell", source: FIRST_PROGRAM, ...place }, PROGRAMS, mayGoOn);
  await launch.connection?.request({ type: "reset", ...place });
}

function hasExplorer() {
  return Boolean(globalThis.document?.querySelector("gd-explorer"));
}

/** The same for an interpreter in use: a race leaves nothing behind. @param {Launch} launch */
async function rehearseRace(launch) {
  const message = { type: "call", name: "explorer.run_race", payload: FIRST_RACE };
  await repeat(launch, message, RACES, () => true);
}

/**
 * Ask the same in small parts, since the reader may need the interpreter at any time.
 * @param {Launch} launch @param {Record<string, any>} message @param {number} times
 * @param {() => boolean} mayGoOn
 */
async function repeat(launch, message, times, mayGoOn) {
  await launch.ready;
  for (let time = 0; time < times && mayGoOn(); time += 1)
    await launch.connection?.request(message);
}
