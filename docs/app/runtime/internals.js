/**
 * Emscripten's module: one of the two files that reach below Pyodide's public interface (the other
 * is loading.js). Made for one version, refused for any other.
 *
 * A snapshot of linear memory holds addresses: of shared libraries' data, and of functions in the
 * WebAssembly table. They are right only if the libraries lie where they lay. So making and
 * restoring begin alike: the libraries are instantiated on the fresh heap, before Python starts,
 * in one order, and from one padded place in the table. What Python adds to the table afterwards
 * is recorded, and replayed.
 */

import { BLOCK, checksum } from "./pack.js";

export const PYODIDE_VERSION = "314.0.4";
const TABLE_BASE = 14336; // beyond the main module's table in every engine

/**
 * @typedef {any} Module Emscripten's module object, as Pyodide's factory gives it
 * @typedef {{path: string, module: Promise<WebAssembly.Module>}} Library
 * @typedef {{at: number, library?: string, symbol?: string, main?: string}} TableEntry
 * @typedef {{tableLength: number, places: number[][], brk: number}} Placement
 * @typedef {{heap: number, placement: Placement, handles: [number, string][],
 *   tail: TableEntry[], entropy: number[], fresh: number}} Layout
 */

/** @param {string} version */
export function refuseOtherVersions(version) {
  if (version === PYODIDE_VERSION) return;
  throw new Error(`made for Pyodide ${PYODIDE_VERSION}, not for ${version}`);
}

/** The end of the memory that malloc has taken so far. @param {Module} module */
const readBreak = (module) => module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2];

/**
 * Instantiate the libraries on the fresh heap, and measure what a snapshot depends on.
 * @param {Module} module
 * @param {Library[]} libraries
 * @returns {Promise<Placement>}
 */
export async function placeLibraries(module, libraries) {
  const table = module.wasmTable;
  const tableLength = table.length; // engines may differ here, which padding alone would hide
  table.grow(TABLE_BASE - tableLength);
  const places = [];
  for (const { path, module: compiled } of libraries) {
    const before = table.length;
    const shared = module.newDSO(path, 0, "loading");
    Object.assign(shared, { refcount: Infinity, global: false });
    const flags = { loadAsync: true, nodelete: true, allowUndefined: true, global: false };
    shared.exports = await module.loadWebAssemblyModule(await compiled, flags, path, {}, 0);
    places.push([before, table.length]);
  }
  return { tableLength, places, brk: readBreak(module) };
}

/**
 * Put a stub where Python looks for each library: all are in place already, and Emscripten would
 * copy a whole file into memory, and keep it.
 * @param {Module} module
 * @param {{path: string}[]} libraries
 */
export function writeStubs({ FS }, libraries) {
  for (const { path } of libraries) {
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, new Uint8Array(8));
  }
}

/** Start Python as Emscripten's own callMain does, which is not exported. @param {Module} module */
export function runMain(module) {
  const argv = module.stackAlloc(8);
  module.HEAPU32[argv >>> 2] = module.stringToUTF8OnStack("./this.program");
  module.HEAPU32[(argv >>> 2) + 1] = 0;
  try {
    module._main(1, argv);
  } catch (/** @type {any} */ error) {
    if (error !== "unwind" && error?.name !== "ExitStatus") throw error;
  }
}

/**
 * Describe the libraries' handles and the functions that Python added to the table.
 * @param {Module} module
 * @param {Placement} placement
 * @returns {Omit<Layout, "entropy" | "fresh">}
 */
export function readLayout(module, placement) {
  /** @type {[number, string][]} */
  const handles = [];
  for (const [handle, { name }] of Object.entries(module.LDSO.loadedLibsByHandle)) {
    if (Number(handle) && name && name !== "__main__") handles.push([Number(handle), name]);
  }
  const start = placement.places.at(-1)?.[1] ?? TABLE_BASE;
  const tail = [];
  for (let at = start; at < module.wasmTable.length; at += 1) tail.push(readEntry(module, at));
  return { heap: module.HEAP8.length, placement, handles, tail };
}

/** @param {Module} module @param {number} at @returns {TableEntry} */
function readEntry(module, at) {
  const entry = module.wasmTable.get(at);
  if (!entry) return { at };
  for (const [library, { exports }] of Object.entries(module.LDSO.loadedLibsByName)) {
    if (library === "__main__") continue;
    const symbol = Object.keys(exports ?? {}).find((name) => exports[name] === entry);
    if (symbol) return { at, library, symbol };
  }
  const main = Object.keys(module).find((name) => module[name] === entry);
  if (!main) throw new Error(`the function at ${at} of the table has no name`);
  return { at, main };
}

/**
 * Bring a fresh module, its libraries placed, to the recorded state of table and memory size.
 * @param {Module} module
 * @param {Placement} placement
 * @param {Layout} layout
 */
export function replayLayout(module, placement, layout) {
  for (const [what, value] of Object.entries(layout.placement)) {
    const found = JSON.stringify(/** @type {any} */ (placement)[what]);
    if (found === JSON.stringify(value)) continue;
    throw new Error(`this browser differs in ${what}: ${found}, not ${JSON.stringify(value)}`);
  }
  if (checksum(module.HEAPU32.buffer, placement.brk, layout.entropy) !== layout.fresh) {
    throw new Error("this browser starts with another memory");
  }
  const { loadedLibsByHandle, loadedLibsByName } = module.LDSO;
  for (const [handle, name] of layout.handles) loadedLibsByHandle[handle] = loadedLibsByName[name];
  for (const { at, library, symbol, main } of layout.tail) {
    if (module.wasmTable.grow(1) !== at) throw new Error("the function table has another length");
    const entry = library ? loadedLibsByName[library].exports[symbol ?? ""] : module[main ?? ""];
    if (!entry) continue;
    module.wasmTable.set(at, entry);
    module.functionsInTableMap?.set?.(entry, at);
  }
  if (module.HEAP8.length < layout.heap) module.growMemory(layout.heap);
  if (module.HEAP8.length < layout.heap) throw new Error("memory could not be made large enough");
}

/**
 * Write stored blocks over the fresh heap.
 * @param {Module} module
 * @param {Uint32Array} runs pairs: number of the first block, count of blocks
 * @param {Uint8Array} blocks
 */
export function writeBlocks(module, runs, blocks) {
  let position = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const length = runs[index + 1] * BLOCK;
    module.HEAPU8.set(blocks.subarray(position, position + length), runs[index] * BLOCK);
    position += length;
  }
}

/**
 * Fill freed memory with zeros: they compress well, and nothing that was there stays.
 * @param {Module} module
 */
export function zeroFreeMemory(module) {
  const { length } = module.HEAP8;
  const taken = [];
  for (const size of [1 << 18, 1 << 16, 1 << 14, 4096, 1024, 256, 128, 64, 48, 32, 24, 16]) {
    const end = readBreak(module); // the attempt that fails moves it
    while (taken.length < 300_000) {
      const pointer = module._malloc(size);
      if (!pointer) break;
      if (readBreak(module) !== end || module.HEAP8.length !== length) {
        module._free(pointer);
        break;
      }
      module.HEAPU8.fill(0, pointer, pointer + size);
      taken.push(pointer);
    }
  }
  for (const pointer of taken) module._free(pointer);
}
