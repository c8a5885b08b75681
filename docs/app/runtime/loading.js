/**
 * Pyodide's loader: one of the two files that reach below Pyodide's public interface (the other is
 * internals.js). It makes loadPyodide use a module that we start ourselves, with its libraries
 * in place before Python begins.
 */
import { ENVIRONMENT } from "./boot.js";
import { withFetch } from "./fetching.js";
import { placeLibraries, replayLayout, writeBlocks, writeStubs } from "./internals.js";

/**
 * @typedef {import("./boot.js").Pyodide} Pyodide
 * @typedef {import("./internals.js").Library} Library
 * @typedef {(settings: any) => Promise<any>} Create makes Emscripten's module
 */

/** @param {string} base where Pyodide's files are */
function commonOptions(base) {
  return {
    indexURL: base,
    lockFileURL: `${base}pyodide-lock.json`,
    packageBaseUrl: base,
    env: { ...ENVIRONMENT },
  };
}

/** What loadPyodide needs to make a snapshot later. @param {string} base @param {Create} create */
export function makingOptions(base, create) {
  return { ...commonOptions(base), _makeSnapshot: true, createPyodideModule: create };
}

/**
 * What loadPyodide needs to go on from a snapshot.
 * @param {string} base @param {Create} create @param {Uint8Array} header @param {string} stdLibURL
 */
export function restoringOptions(base, create, header, stdLibURL) {
  const own = { createPyodideModule: create, _loadSnapshot: header };
  return { ...commonOptions(base), stdLibURL, ...own };
}

/**
 * Start a module up to where Python would begin.
 * @param {Create} factory @param {any} settings @param {Library[]} libraries
 */
export async function startModule(factory, settings, libraries) {
  settings.noInitialRun = true;
  delete settings.INITIAL_MEMORY; // Pyodide sets it to the length of a snapshot's header
  const module = await factory(settings);
  return { module, placement: await placeLibraries(module, libraries) };
}

/** A copy of a module's memory, which must be empty behind its end. @param {any} module @param {number} brk */
export function copyMemory(module, brk) {
  const memory = module.HEAPU8.slice();
  if (memory.subarray(brk).some(Boolean)) throw new Error("memory behind the break is in use");
  return memory;
}

/**
 * Make and fill the module: it is made while the snapshot is still on its way.
 * @param {Create} factory
 * @param {Library[]} libraries
 * @param {Promise<import("./pack.js").Snapshot>} coming
 * @param {Uint8Array} header filled for Pyodide
 * @returns {Create}
 */
export function restoringFactory(factory, libraries, coming, header) {
  return async (settings) => {
    const { module, placement } = await startModule(factory, settings, libraries);
    const { description, runs, blocks, header: found } = await coming;
    if (found.length !== header.length) throw new Error("the snapshot's header has another length");
    header.set(found);
    replayLayout(module, placement, description.layout);
    writeBlocks(module, runs, blocks);
    writeStubs(module, libraries);
    return module;
  };
}

/** The whole memory of a Python, after Pyodide's header. @param {Pyodide} pyodide */
export function takeSnapshot(pyodide) {
  const whole = pyodide.makeMemorySnapshot();
  const headerLength = new Uint32Array(whole.buffer, whole.byteOffset, 2)[1];
  return { header: whole.slice(0, headerLength), memory: whole.subarray(headerLength) };
}

/** @param {Pyodide} pyodide */
export function moduleOf(pyodide) {
  return pyodide._module;
}

/**
 * Give Pyodide the main module that is compiled already, where it asks to compile the file, and
 * another file where it asks for that one's address.
 * @template T
 * @param {{url: string, module: Promise<WebAssembly.Module>}} compiled
 * @param {{url: string, bytes: BufferSource}} file
 * @param {() => Promise<T>} load
 */
export async function withCompiled(compiled, file, load) {
  const { instantiateStreaming } = WebAssembly;
  const marker = new Response();
  WebAssembly.instantiateStreaming = async (source, imports) => {
    if ((await source) !== marker) return instantiateStreaming(source, imports);
    const module = await compiled.module;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  const answer = (/** @type {string} */ url) => {
    if (url === compiled.url) return Promise.resolve(marker);
    return url === file.url ? Promise.resolve(new Response(file.bytes)) : undefined;
  };
  try {
    return await withFetch(answer, load);
  } finally {
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
