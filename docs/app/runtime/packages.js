/**
 * Packages beyond NumPy, loaded when a cell imports them: Matplotlib is 8 MB that few visits need.
 */

import { RUNTIME_URL } from "./address.js";
import { withCountedFetch } from "./boot.js";

/**
 * @typedef {import("./boot.js").Pyodide} Pyodide
 * @typedef {import("./manifest.js").Manifest} Manifest
 * @typedef {import("./meter.js").Meter} Meter
 * @typedef {Record<string, {name: string, imports: string[], depends: string[],
 *   file_name: string}>} Packages
 */

/**
 * The names of the packages that some imports need and that are not loaded yet.
 * @param {string[]} imports
 * @param {Packages} packages
 * @param {Record<string, unknown>} loaded
 */
export function packagesFor(imports, packages, loaded) {
  /** @type {string[]} */
  const needed = [];
  /** @param {string} name */
  const add = (name) => {
    if (!packages[name] || packages[name].name in loaded || needed.includes(name)) return;
    needed.push(name);
    packages[name].depends.forEach(add);
  };
  for (const [name, entry] of Object.entries(packages)) {
    if (entry.imports.some((module) => imports.includes(module))) add(name);
  }
  return needed;
}

/**
 * Load what a cell imports; throws an error that a reader understands.
 * @param {Pyodide} pyodide
 * @param {Manifest} manifest
 * @param {Meter} meter
 * @param {string[]} imports
 */
export async function loadImports(pyodide, manifest, meter, imports) {
  const packages = /** @type {Packages} */ (pyodide.lockfile.packages);
  const needed = packagesFor(imports, packages, pyodide.loadedPackages);
  if (!needed.length) return;
  const files = needed.map((name) => packages[name].file_name.split("/").at(-1));
  const sizes = manifest.files.filter(({ name }) => files.includes(name.split("/").at(-1)));
  const label = imports.includes("matplotlib") ? "Matplotlib" : needed[0];
  meter.start(
    `Downloading ${label}`,
    sizes.reduce((sum, file) => sum + file.bytes, 0),
  );
  /** @type {string[]} */
  const errors = [];
  const options = {
    messageCallback: () => {},
    errorCallback: (/** @type {string} */ text) => errors.push(text),
  };
  const base = RUNTIME_URL + manifest.path;
  await withCountedFetch(base, meter, () => pyodide.loadPackage(needed, options));
  // loadPackage resolves although a package failed: look at what is there.
  const missing = needed.filter((name) => !(packages[name].name in pyodide.loadedPackages));
  if (missing.length) throw new Error(`Could not load ${missing.join(", ")}. ${errors.join(" ")}`);
  meter.start(`Starting ${label}`, 0);
}
