/**
 * Makes the snapshot, in a worker of the Chromium that the build drives. Answers with the file's
 * bytes, not yet compressed.
 */
import { RUNTIME_URL } from "/app/runtime/address.js";
import { SITE_PACKAGES } from "/app/runtime/boot.js";
import {
  readLayout,
  refuseOtherVersions,
  runMain,
  writeStubs,
  zeroFreeMemory,
} from "/app/runtime/internals.js";
import {
  copyMemory,
  makingOptions,
  moduleOf,
  startModule,
  takeSnapshot,
} from "/app/runtime/loading.js";
import { BLOCK, changedBlocks, checksum, copyBlocks, joinParts } from "/app/runtime/pack.js";

// All that cells and explorers use at once, so that a run needs no file.
const IMPORTS = `
def import_all():
    import ast, asyncio, builtins, collections, contextlib, copy, dataclasses, functools, inspect
    import io, itertools, json, linecache, math, operator, random, re, sys, textwrap, time
    import traceback, types, typing, warnings
    import numpy as np, numpy.random, numpy.linalg
    import gd_core, gd_core.experiments, gd_core.problems, gd_core.surfaces
    import gd_page.calls, gd_page.cells.run, gd_page.restore
    import pyodide.code, pyodide.ffi, pyodide._package_loader, shutil, zipfile
    import importlib.util
    if importlib.util.find_spec("gd_page.lab.races"):
        import gd_page.lab.races
    return gd_page.restore.known_answer()

import_all()
`;
const UNPACK = `
def unpack(folder):
    import pathlib, zipfile
    for path in sorted(pathlib.Path("/archives").iterdir()):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        path.unlink()
unpack("${SITE_PACKAGES}")
`;
const TIDY = `
def tidy():
    import gc, linecache, re, sys
    sys.path.remove("")  # Pyodide will put it there again
    re.purge()
    linecache.clearcache()
    sys.path_importer_cache.clear()
    sys.last_exc = None
    # Standard input's buffer holds what lay in that memory before: fill it, with zeros, and empty it.
    sys.stdin.buffer.peek()
    if not sys.stdin.buffer.read1():
        raise OSError("standard input gives no zeros")
    for _ in range(3):
        gc.collect()
tidy()
del tidy, unpack, import_all
`;

/** What a module starts with: its libraries, and memory that nothing has touched. */
async function start(manifest, factory, settings) {
  const libraries = manifest.libraries.map(({ file, path }) => ({
    path,
    module: WebAssembly.compileStreaming(fetch(RUNTIME_URL + file)),
  }));
  const { module, placement } = await startModule(factory, settings, libraries);
  return { module, placement, fresh: copyMemory(module, placement.brk) };
}

/**
 * Memory before Python begins, from another start: what differs between two starts is entropy.
 * @param {any} manifest
 * @param {Function} loadPyodide
 * @param {Function} factory
 */
async function freshMemory(manifest, loadPyodide, factory) {
  return new Promise((resolve, reject) => {
    const create = async (/** @type {any} */ settings) => {
      resolve((await start(manifest, factory, settings)).fresh);
      return new Promise(() => {}); // this one goes no further
    };
    loadPyodide(makingOptions(RUNTIME_URL + manifest.path, create)).catch(reject);
  });
}

/** @param {any} pyodide @param {any} manifest */
async function fillPython(pyodide, manifest) {
  pyodide.FS.mkdirTree("/archives");
  for (const [index, name] of manifest.archives.entries()) {
    const archive = await (await fetch(RUNTIME_URL + name)).arrayBuffer();
    pyodide.FS.writeFile(`/archives/${index}.zip`, new Uint8Array(archive));
  }
  pyodide.runPython(UNPACK);
  writeStubs(pyodide, manifest.libraries);
  const answer = pyodide.runPython(IMPORTS);
  pyodide.setStdin({ read: (/** @type {Uint8Array} */ buffer) => buffer.fill(0).length });
  pyodide.runPython(TIDY);
  pyodide.setStdin();
  zeroFreeMemory(moduleOf(pyodide));
  return answer;
}

/** @param {any} manifest */
async function make(manifest) {
  refuseOtherVersions(manifest.pyodide);
  const base = RUNTIME_URL + manifest.path;
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const { default: factory } = await import(`${base}pyodide.asm.mjs`);
  const other = await freshMemory(manifest, loadPyodide, factory);
  let started;
  const create = async (settings) => {
    started = await start(manifest, factory, settings);
    runMain(started.module);
    return started.module;
  };
  const pyodide = await loadPyodide(makingOptions(base, create));
  const { module, placement, fresh } = started;
  const answer = await fillPython(pyodide, manifest);
  const entropy = changedBlocks(fresh, other, BLOCK);
  const sum = checksum(fresh.buffer, placement.brk, entropy);
  const layout = { ...readLayout(module, placement), entropy, fresh: sum };
  const { header, memory } = takeSnapshot(pyodide);
  // Keys drawn at the start must come from the snapshot, even where Python left them unchanged.
  const stored = new Set([...changedBlocks(memory, fresh, BLOCK), ...entropy]);
  const copied = copyBlocks(
    memory,
    [...stored].sort((a, b) => a - b),
    BLOCK,
  );
  const description = { layout, answer, made_from: manifest.made_from };
  return joinParts({ description, header, ...copied });
}

self.onmessage = async ({ data }) => {
  try {
    const bytes = await make(data);
    const sent = await fetch("/snapshot", { method: "POST", body: bytes });
    self.postMessage(sent.ok ? "made" : `the build's server answered ${sent.status}`);
  } catch (error) {
    self.postMessage(String(error?.message ?? error).slice(-1500));
  }
};
