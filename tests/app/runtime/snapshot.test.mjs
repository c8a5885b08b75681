import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  PYODIDE_VERSION,
  refuseOtherVersions,
  writeBlocks,
} from "../../../docs/app/runtime/internals.js";
import {
  changedBlocks,
  checksum,
  copyBlocks,
  joinParts,
  splitParts,
} from "../../../docs/app/runtime/pack.js";

const PYODIDE = new URL("../../../node_modules/pyodide/", import.meta.url);
const read = (name) => readFileSync(new URL(name, PYODIDE), "utf8");

test("the installed Pyodide is the version that internals.js is made for", () => {
  assert.equal(JSON.parse(read("package.json")).version, PYODIDE_VERSION);
  assert.throws(
    () => refuseOtherVersions("314.0.5"),
    /made for Pyodide 314\.0\.4, not for 314\.0\.5/,
  );
});

test("Pyodide's factory still gives what internals.js stands on", () => {
  const factory = read("pyodide.asm.mjs");
  const exported = ["newDSO", "loadWebAssemblyModule", "LDSO", "growMemory", "stackAlloc"];
  for (const name of [...exported, "wasmTable", "stringToUTF8OnStack"]) {
    assert.ok(factory.includes(`Module["${name}"]=`), `${name} is not exported any more`);
  }
  for (const text of [
    'noInitialRun=Module["noInitialRun"]',
    "var newDSO=(name,handle,syms)=>",
    "var loadWebAssemblyModule=(binary,flags,libName,localScope,handle)=>",
    "API.restoreSnapshot=function(t){let e=new Uint32Array(t.buffer,t.byteOffset,",
    "let r=e[1],n=e[2]", // the header's length is the second word
    "var argv=stackAlloc((argc+1)*4)", // callMain, which runMain repeats
  ]) {
    assert.ok(factory.includes(text), `${text} has changed`);
  }
  const loader = read("pyodide.mjs");
  for (const text of ["createPyodideModule", "_loadSnapshot", "instantiateStreaming(n,s)"]) {
    assert.ok(loader.includes(text), `${text} has changed`);
  }
});

test("blocks that differ are found, copied and written back", () => {
  const fresh = new Uint8Array(4 * 8);
  const memory = new Uint8Array(6 * 8);
  memory[9] = 1;
  memory[16] = 2;
  memory[47] = 3;
  const changed = changedBlocks(memory, fresh, 8);
  assert.deepEqual(changed, [1, 2, 5]);
  const { runs, blocks } = copyBlocks(memory, changed, 8);
  assert.deepEqual([...runs], [1, 2, 5, 1]);
  assert.equal(blocks.length, 24);
});

test("written blocks restore the memory", () => {
  const memory = Uint8Array.from({ length: 512 * 4 }, (_, index) => index % 251);
  const { runs, blocks } = copyBlocks(memory, [0, 2, 3], 512);
  const module = { HEAPU8: new Uint8Array(512 * 4) };
  writeBlocks(module, runs, blocks);
  assert.deepEqual(module.HEAPU8.subarray(0, 512), memory.subarray(0, 512));
  assert.deepEqual(module.HEAPU8.subarray(1024), memory.subarray(1024));
  assert.equal(module.HEAPU8[600], 0);
});

test("the checksum notices a changed word, but not in a skipped block or behind the break", () => {
  const words = new Uint32Array(512);
  const sum = (/** @type {number[]} */ skipped = [], brk = 1200) =>
    checksum(words.buffer, brk, skipped);
  const before = sum();
  words[200] = 7;
  const changed = sum();
  assert.notEqual(changed, before);
  assert.equal(sum([1]), before);
  [words[200], words[201]] = [0, 7];
  assert.ok(![before, changed].includes(sum()));
  [words[201], words[300]] = [0, 7];
  assert.equal(sum(), before);
  assert.notEqual(sum([], 1204), before);
});

test("a pack keeps its parts, and one cut short is refused", () => {
  const snapshot = {
    description: { layout: {}, answer: "abc", made_from: { a: "1" } },
    header: new Uint8Array([1, 2, 3, 4, 5]),
    runs: new Uint32Array([7, 1]),
    blocks: new Uint8Array(512).fill(9),
  };
  const joined = joinParts(snapshot);
  assert.deepEqual(splitParts(joined.buffer), snapshot);
  assert.throws(() => splitParts(joined.slice(0, -1).buffer));
});
