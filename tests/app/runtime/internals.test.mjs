import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../../", import.meta.url);
// What Pyodide and Emscripten keep to themselves, and what is patched of the browser's own for them.
const PRIVATE =
  /\b(_loadSnapshot|_makeSnapshot|makeMemorySnapshot|createPyodideModule|_module|_malloc|_free|_main|_emscripten_\w+|wasmTable|functionsInTableMap|LDSO|newDSO|loadWebAssemblyModule|growMemory|stackAlloc|noInitialRun|INITIAL_MEMORY|HEAPU?(?:8|32)|instantiateStreaming)\b/u;
const MAY = ["docs/app/runtime/internals.js", "docs/app/runtime/loading.js"];

const read = (name) => readFileSync(new URL(name, ROOT), "utf8");
const sources = ["docs/app", "scripts/runtime"].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true })
    .filter((name) => /\.m?js$/u.test(name))
    .map((name) => `${folder}/${name}`),
);

test("Pyodide's internals are touched in two files alone", () => {
  const touching = sources.filter((name) => PRIVATE.test(read(name)));
  assert.deepEqual(touching.sort(), MAY);
});

test("both say so, and name the version that they are made for", () => {
  for (const name of MAY) assert.match(read(name), /one of the two files that reach below/u, name);
  assert.match(read(MAY[0]), /PYODIDE_VERSION = "/u);
});
