/**
 * Start Python from a snapshot of its memory: NumPy and gd_core are imported already.
 */
import { RUNTIME_URL } from "./address.js";
import { importModule } from "./boot.js";
import { refuseOtherVersions } from "./internals.js";
import { restoringFactory, restoringOptions, withCompiled } from "./loading.js";
import { sizeOf } from "./manifest.js";
import { splitParts } from "./pack.js";
import { prepareRest } from "./rest.js";

/**
 * @typedef {import("./boot.js").Pyodide} Pyodide
 * @typedef {import("./manifest.js").Manifest} Manifest
 * @typedef {import("./meter.js").Meter} Meter
 */

// An empty archive: the standard library's comes with the rest, when something asks for it. It is
// answered here, since a policy may forbid to fetch a data: address.
const EMPTY = {
  url: `${RUNTIME_URL}empty.zip`,
  bytes: Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]),
};

/**
 * @param {Manifest} manifest
 * @param {Meter} meter
 * @returns {Promise<Pyodide>}
 */
export async function bootFromSnapshot(manifest, meter) {
  refuseOtherVersions(manifest.pyodide);
  if (!manifest.snapshot) throw new Error("the site was built without a snapshot");
  const base = RUNTIME_URL + manifest.path;
  const wasm = `${manifest.path}pyodide.asm.wasm`;
  const names = [wasm, manifest.snapshot, ...manifest.libraries.map(({ file }) => file)];
  meter.start("Downloading Python", sizeOf(manifest, names));
  // Everything is asked for at once; compiling goes on while the rest still arrives.
  const main = compile(RUNTIME_URL + wasm, meter);
  const libraries = manifest.libraries.map(({ file, path }) => ({
    path,
    module: compile(RUNTIME_URL + file, meter),
  }));
  const snapshot = fetchSnapshot(manifest, meter);
  const needed = [main, snapshot, ...libraries.map(({ module }) => module)];
  for (const part of needed) part.catch(() => {}); // who waits for it, below, hears of it
  const scripts = ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => importModule(base + name));
  const [{ loadPyodide }, { default: factory }] = await Promise.all(scripts);
  // Pyodide asks for the header before the module is made, and reads it after.
  const header = new Uint8Array(manifest.snapshotHeader);
  const create = restoringFactory(factory, libraries, snapshot, header);
  const compiled = { url: `${base}pyodide.asm.wasm`, module: main };
  const options = restoringOptions(base, create, header, EMPTY.url);
  const loading = withCompiled(compiled, EMPTY, () => loadPyodide(options));
  // Pyodide would wait for ever for a file that failed.
  const pyodide = await Promise.race([loading, Promise.all(needed).then(() => loading)]);
  meter.start("Starting Python", 0);
  finish(pyodide, (await snapshot).description.answer, manifest);
  return pyodide;
}

/** @param {string} url @param {Meter} meter */
async function compile(url, meter) {
  return WebAssembly.compileStreaming(meter.fetch(url));
}

/** @param {Manifest} manifest @param {Meter} meter */
async function fetchSnapshot(manifest, meter) {
  const name = /** @type {string} */ (manifest.snapshot);
  const { body } = await meter.fetch(RUNTIME_URL + name);
  const [packed, copy] = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (body).tee();
  // Unpacked while it arrives; looked at only when its bytes are known to be the right ones.
  const stream = copy.pipeThrough(new DecompressionStream("gzip"));
  const unpacked = new Response(stream).arrayBuffer();
  unpacked.catch(() => {});
  const listed = new Map(manifest.files.map((file) => [file.name, file.sha256]));
  const bytes = await new Response(packed).arrayBuffer();
  if ((await sha256(bytes)) !== listed.get(name)) throw new Error("the snapshot's bytes differ");
  const snapshot = splitParts(await unpacked);
  for (const [file, hash] of Object.entries(snapshot.description.made_from)) {
    if (listed.get(file) !== hash) throw new Error(`the snapshot was made from another ${file}`);
  }
  return snapshot;
}

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) throw new Error("an insecure page cannot check the snapshot");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Check, before anything else runs, that the restored Python computes what it did; then make its
 * random numbers its own again.
 * @param {Pyodide} pyodide
 * @param {string} expected
 * @param {Manifest} manifest
 */
function finish(pyodide, expected, manifest) {
  const restore = pyodide.pyimport("gd_page.restore");
  const answer = restore.known_answer();
  if (answer !== expected) throw new Error(`the restored Python computed ${answer}`);
  restore.reseed();
  pyodide.loadedPackages.numpy = "default channel";
  prepareRest(pyodide, manifest, restore);
  restore.destroy();
}
