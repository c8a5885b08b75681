/**
 * Start Pyodide with NumPy and gd_core, in a worker, through its public interface: from compiled
 * archives all fetched at once, or with Pyodide's own package loader.
 */
import { RUNTIME_URL } from "./address.js";
import { withFetch } from "./fetching.js";
import { sizeOf } from "./manifest.js";

/**
 * @typedef {import("./manifest.js").Manifest} Manifest
 * @typedef {import("./meter.js").Meter} Meter
 * @typedef {any} Pyodide
 */

/**
 * The environment of every Python here. Its bytes lie in memory before Python starts, so that a
 * snapshot fits only the very same one. One hash seed makes sets print alike at every visit.
 */
export const ENVIRONMENT = {
  HOME: "/home/pyodide",
  LANG: "en_US.UTF-8",
  MPLBACKEND: "module://gd_page.cells.plots",
  PYTHONHASHSEED: "0",
};

const PYTHON = "3.14";
export const SITE_PACKAGES = `/lib/python${PYTHON}/site-packages`;
export const STANDARD_LIBRARY = `/lib/python${PYTHON.replace(".", "")}.zip`;

/**
 * @param {Manifest} manifest
 * @param {Meter} meter
 * @returns {Promise<Pyodide>}
 */
export async function bootFromBytecode(manifest, meter) {
  const base = RUNTIME_URL + manifest.path;
  const [numpy, own] = startDownload(manifest, meter);
  // All at once; nothing waits for the interpreter to ask.
  const archives = [numpy, own].map((name) => fetchArchive(RUNTIME_URL + name, meter));
  const [pyodide, ...buffers] = await Promise.all([loadInterpreter(base, meter), ...archives]);
  meter.start("Starting Python", 0);
  for (const buffer of buffers) pyodide.unpackArchive(buffer, "zip", { extractDir: SITE_PACKAGES });
  pyodide.loadedPackages.numpy = "default channel";
  pyodide.runPython("import numpy, gd_core, gd_page.calls");
  return pyodide;
}

/**
 * @param {Manifest} manifest
 * @param {Meter} meter
 * @returns {Promise<Pyodide>}
 */
export async function bootStock(manifest, meter) {
  const [, own] = startDownload(manifest, meter);
  const base = RUNTIME_URL + manifest.path;
  const pyodide = await loadInterpreter(base, meter);
  /** @type {string[]} */
  const errors = [];
  const errorCallback = (/** @type {string} */ text) => errors.push(text);
  await withCountedFetch(base, meter, () => pyodide.loadPackage("numpy", { errorCallback }));
  if (!("numpy" in pyodide.loadedPackages)) throw new Error(`No NumPy. ${errors.join(" ")}`);
  const archive = await fetchArchive(RUNTIME_URL + own, meter);
  pyodide.unpackArchive(archive, "zip", { extractDir: SITE_PACKAGES });
  pyodide.runPython("import numpy, gd_core, gd_page.calls");
  return pyodide;
}

/**
 * Announce the bytes to come; return the names of NumPy's wheel and the site's own archive.
 * @param {Manifest} manifest
 * @param {Meter} meter
 */
function startDownload(manifest, meter) {
  const numpy = manifest.files.find((file) => file.name.startsWith(`${manifest.path}numpy-`));
  if (!numpy) throw new Error("The site was built without NumPy.");
  const interpreter = ["pyodide.asm.wasm", "python_stdlib.zip"].map((name) => manifest.path + name);
  const own = `${manifest.own}own.zip`;
  meter.start("Downloading Python", sizeOf(manifest, [...interpreter, numpy.name, own]));
  return [numpy.name, own];
}

/** @param {string} url @param {Meter} meter */
async function fetchArchive(url, meter) {
  return (await meter.fetch(url)).arrayBuffer();
}

/** @param {string} base @param {Meter} meter */
async function loadInterpreter(base, meter) {
  const { loadPyodide } = await importModule(`${base}pyodide.mjs`);
  await importModule(`${base}pyodide.asm.mjs`); // Pyodide would report a failure less clearly
  return withCountedFetch(base, meter, () =>
    loadPyodide({
      indexURL: base,
      lockFileURL: `${base}pyodide-lock.json`,
      packageBaseUrl: base,
      env: { ...ENVIRONMENT },
    }),
  );
}

/**
 * Import a module, or throw an error whose message a reader understands.
 * @param {string} url
 */
export async function importModule(url) {
  try {
    return await import(url);
  } catch (/** @type {any} */ error) {
    const name = url.slice(url.lastIndexOf("/") + 1);
    const reason = `check the connection, then try again (${error.message})`;
    throw new Error(`Could not load ${name}: ${reason}.`);
  }
}

/**
 * Count Pyodide's own downloads. It would wait for ever after one that failed, so that a failure
 * here ends the waiting.
 * @template T
 * @param {string} base
 * @param {Meter} meter
 * @param {() => Promise<T>} load
 */
export async function withCountedFetch(base, meter, load) {
  /** @type {(error: Error) => void} */
  let fail = () => {};
  const failed = new Promise((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {}); // the race below hears of it
  const answer = (/** @type {string} */ url) => {
    if (!url.startsWith(base)) return undefined;
    const response = meter.fetch(url);
    response.catch(fail);
    return response;
  };
  return withFetch(answer, () => Promise.race([load(), /** @type {Promise<never>} */ (failed)]));
}
