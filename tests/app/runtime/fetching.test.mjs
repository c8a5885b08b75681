import assert from "node:assert/strict";
import { test } from "node:test";

import { withFetch } from "../../../docs/app/runtime/fetching.js";

/** A network that answers with the address that it was asked for. */
globalThis.fetch = async (input) => new Response(`network: ${input.url ?? input}`);
const textOf = async (input) => (await fetch(input)).text();
const network = globalThis.fetch;

test("what is answered here does not go to the network, and all else does", async () => {
  const answer = (url) => (url.endsWith("b") ? Promise.resolve(new Response("here")) : undefined);
  const addresses = ["http://a/a", "http://a/b", new Request("http://a/b"), new URL("http://a/c")];
  const texts = await withFetch(answer, () => Promise.all(addresses.map(textOf)));
  assert.deepEqual(texts, ["network: http://a/a", "here", "here", "network: http://a/c"]);
});

test("the network is back after the work, even after one that failed", async () => {
  const failing = withFetch(
    () => Promise.resolve(new Response("here")),
    () => Promise.reject(new Error("no")),
  );
  await assert.rejects(failing, /no/u);
  assert.equal(globalThis.fetch, network);
});
