import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeOf } from "../../../docs/app/runtime/manifest.js";
import { Meter } from "../../../docs/app/runtime/meter.js";
import { packagesFor } from "../../../docs/app/runtime/packages.js";

const PACKAGES = {
  matplotlib: {
    name: "matplotlib",
    imports: ["matplotlib", "pylab"],
    depends: ["numpy", "pillow"],
  },
  numpy: { name: "numpy", imports: ["numpy"], depends: [] },
  pillow: { name: "Pillow", imports: ["PIL"], depends: [] },
};

test("an import brings its package and what that depends on", () => {
  assert.deepEqual(packagesFor(["pylab"], PACKAGES, {}), ["matplotlib", "numpy", "pillow"]);
});

test("what is loaded, under its own name, is not loaded again", () => {
  const loaded = { numpy: "", Pillow: "" };
  assert.deepEqual(packagesFor(["matplotlib"], PACKAGES, loaded), ["matplotlib"]);
});

test("the standard library and unknown names need nothing", () => {
  assert.deepEqual(packagesFor(["math", "gd_core", "nothing"], PACKAGES, {}), []);
});

test("the meter sums bytes of one phase and never passes the total", () => {
  const seen = [];
  const meter = new Meter((progress) => seen.push(progress));
  meter.start("Downloading", 100);
  meter.add(60);
  meter.add(60);
  assert.deepEqual(seen.at(0), { phase: "Downloading", loaded: 0, total: 100, fraction: 0 });
  assert.deepEqual(seen.at(-1), { phase: "Downloading", loaded: 100, total: 100, fraction: 1 });
});

test("sizes are looked up by name", () => {
  const files = [
    { name: "a", bytes: 3, sha256: "" },
    { name: "b", bytes: 4, sha256: "" },
  ];
  assert.equal(sizeOf({ files }, ["a", "b"]), 7);
});
