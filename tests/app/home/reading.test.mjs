import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SITE_URL } from "../../../docs/app/runtime/address.js";

const kept = new Map();
const storage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, value),
  removeItem: (key) => kept.delete(key),
};
const forbidden = {
  get() {
    throw new DOMException("denied", "SecurityError");
  },
};
const allow = (isAllowed) =>
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    ...(isAllowed ? { value: storage } : forbidden),
  });

allow(true);
const { addRead, forgetRead, placeOf, progressOf, readPages } = await import(
  "../../../docs/app/home/reading.js"
);

beforeEach(() => {
  kept.clear();
  allow(true);
});

test("a page's place is the same with a heading's name or a query behind it", () => {
  assert.equal(placeOf(`${SITE_URL}foundations/`), "foundations/");
  assert.equal(placeOf(`${SITE_URL}foundations/?a=1#saddle`), "foundations/");
  assert.equal(placeOf(`${SITE_URL}index.html`), "");
});

test("what was read is known until it is forgotten", () => {
  addRead("foundations/");
  addRead("foundations/");
  addRead("");
  assert.deepEqual([...readPages()], ["foundations/", ""]);
  forgetRead();
  assert.equal(readPages().size, 0);
});

test("what somebody else has kept under the name does no harm", () => {
  for (const text of ["{", "null", '{"a": 1}', "[1, null]"]) {
    kept.set("gd-read", text);
    assert.equal(readPages().size, 0);
  }
});

test("where storage is forbidden nothing is read, and nothing fails", () => {
  allow(false);
  addRead("foundations/");
  forgetRead();
  assert.equal(readPages().size, 0);
});

test("the first chapter that is not read is the one to go on with", () => {
  const chapters = ["", "foundations/", "convergence/"];
  const { isRead, count, next } = progressOf(chapters, new Set(["", "convergence/", "lab/"]));
  assert.deepEqual([isRead, count, next], [[true, false, true], 2, 1]);
  assert.equal(progressOf(chapters, new Set(chapters)).next, null);
});
