/**
 * The files that a snapshot leaves out: fetched in idle time, or at the first import of a module
 * that is not in memory yet, so that nothing of Python or NumPy is missing, only later.
 */

import { RUNTIME_URL } from "./address.js";
import { SITE_PACKAGES, STANDARD_LIBRARY } from "./boot.js";

/**
 * @typedef {import("./boot.js").Pyodide} Pyodide
 * @typedef {import("./manifest.js").Manifest} Manifest
 */

/** The archives, first the standard library's. @param {Manifest} manifest */
export function restFiles(manifest) {
  const numpy = manifest.files.find(({ name }) => name.startsWith(`${manifest.path}numpy-`));
  return [`${manifest.path}python_stdlib.zip`, `${numpy?.name}`, `${manifest.own}own.zip`];
}

/** @type {Map<string, ArrayBuffer>} */
const arrived = new Map();

/** Keep archives that the page fetched in idle time. @param {Record<string, ArrayBuffer>} files */
export function keepRest(files) {
  for (const [name, buffer] of Object.entries(files)) arrived.set(name, buffer);
}

/**
 * An import cannot wait for a promise, so that this request is synchronous: allowed in a worker.
 * @param {string} name
 */
function fetchNow(name) {
  const request = new XMLHttpRequest();
  request.open("GET", RUNTIME_URL + name, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`the server answered ${request.status}`);
  return /** @type {ArrayBuffer} */ (request.response);
}

/**
 * Have an archive put in place when an import first needs a file of it: the standard library's as
 * it is, the others unpacked.
 * @param {Pyodide} pyodide
 * @param {Manifest} manifest
 * @param {any} restore the Python module gd_page.restore
 */
export function prepareRest(pyodide, manifest, restore) {
  const [standard, numpy, own] = restFiles(manifest);
  /** @type {Record<string, string>} */
  const archives = { standard, numpy, own };
  restore.when_import_needs_files((/** @type {string} */ group) => {
    const name = archives[group];
    const buffer = arrived.get(name) ?? fetchNow(name);
    arrived.delete(name);
    if (group === "standard") pyodide.FS.writeFile(STANDARD_LIBRARY, new Uint8Array(buffer));
    else pyodide.unpackArchive(buffer, "zip", { extractDir: SITE_PACKAGES });
  });
}
