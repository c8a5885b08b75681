import assert from "node:assert/strict";
import { test } from "node:test";

import { withCountedFetch } from "../../../docs/app/runtime/boot.js";

const network = globalThis.fetch;

test("a download that fails ends the waiting, and gives fetch back", async () => {
  const meter = { fetch: () => Promise.reject(new Error("503")) };
  const waiting = () => fetch("http://here/x.wasm").then(null, () => new Promise(() => {}));
  await assert.rejects(withCountedFetch("http://here/", meter, waiting), /503/u);
  assert.equal(globalThis.fetch, network);
});

test("other addresses are not counted", async () => {
  const meter = { fetch: () => Promise.reject(new Error("counted")) };
  const load = async () => (await fetch("data:text/plain,there")).text();
  assert.equal(await withCountedFetch("http://here/", meter, load), "there");
});
