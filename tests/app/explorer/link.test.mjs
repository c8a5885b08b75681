import assert from "node:assert/strict";
import { test } from "node:test";

import { readLink, writeLink } from "../../../docs/app/explorer/model/link.js";
import { toState } from "../../../docs/app/explorer/model/state.js";
import { KNOWN } from "./catalog.mjs";

const surface = {
  window: [
    [-5, 5],
    [-2.5, 2.5],
  ],
  start: [-4, 1.5],
  minima: [],
  curvatures: [],
  shape: {},
  hasNoise: false,
};
const catalog = {
  ...KNOWN,
  surfaces: {
    Bowl: surface,
    Ravine: { ...surface, start: [-4.4, -1.4], shape: { condition_number: 50, angle: 30 } },
    LineFit: { ...surface, hasNoise: true },
    Expression: {
      ...surface,
      window: [
        [-5, 5],
        [-5, 5],
      ],
    },
  },
  optimizers: {
    GradientDescent: { learning_rate: 0.01 },
    Momentum: { learning_rate: 0.01, momentum: 0.9 },
    Adam: { learning_rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    AdamW: { learning_rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weight_decay: 0.01 },
  },
  conventions: {
    Momentum: { standard: "", outside: "" },
    Adam: { standard: "", hat: "", uncorrected: "" },
  },
  schedules: ["Constant", "StepDecay", "CosineAnnealing"],
  elementwise: ["GradientDescent", "Momentum", "Adam", "AdamW"],
  examples: 64,
};

/** Mulberry32: the same numbers in every run. */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = (random, list) => list[Math.floor(random() * list.length)];
const maybe = (random, value) => (random() < 0.5 ? value : undefined);

function randomState(random) {
  const optimizers = Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
    const name = pick(random, Object.keys(catalog.optimizers));
    const settings = Object.fromEntries(
      Object.keys(catalog.optimizers[name]).map((key) => [key, maybe(random, random())]),
    );
    return { name, settings, convention: pick(random, ["standard", "outside", "hat"]) };
  });
  const value = {
    surface: pick(random, Object.keys(catalog.surfaces)),
    expression: pick(random, [
      "x*y",
      "sin(x) + y**2 # é💥",
      '"</script><img src=x onerror=alert(1)>',
    ]),
    shape: {
      condition_number: maybe(random, 1 + 99 * random()),
      angle: maybe(random, 90 * random()),
    },
    start: [maybe(random, random() * 10 - 5), maybe(random, random() * 5 - 2.5)],
    steps: maybe(random, Math.ceil(random() * 2000)),
    optimizers,
    schedule: pick(random, catalog.schedules),
    clip: { kind: pick(random, ["none", "value", "norm"]), limit: maybe(random, random() * 1e-3) },
    decay: { kind: pick(random, ["none", "l2", "decoupled"]), strength: maybe(random, random()) },
    noise: {
      batch_size: Math.floor(random() * 65),
      replacement: random() < 0.5,
      seed: Math.floor(random() * 1e6),
    },
    view: { curve: pick(random, ["loss", "gradient"]), scale: pick(random, ["log", "linear"]) },
  };
  return toState(value, catalog);
}

const encode = (text) => `lab=1.${Buffer.from(text, "utf8").toString("base64url")}`;
const linkOf = (value) => encode(JSON.stringify(value));

test("a link restores 2,000 random states to the last digit, and the step", () => {
  const random = seeded(1);
  for (let round = 0; round < 2000; round++) {
    const state = randomState(random);
    const step = Math.floor(random() * (state.steps + 1));
    const fragment = writeLink(state, catalog, step);
    assert.match(fragment, /^lab=1\.[\w-]+$/);
    assert.ok(fragment.length < 8000);
    for (const written of [fragment, `#${fragment}`]) {
      assert.deepEqual(readLink(written, catalog), { state, notes: [], isFromLink: true, step });
    }
  }
});

test("a link is short: what equals the defaults is left out", () => {
  const state = toState(
    { surface: "Ravine", optimizers: [{ name: "Adam", settings: { learning_rate: 0.3 } }] },
    catalog,
  );
  const content = Buffer.from(
    writeLink(state, catalog).slice("lab=1.".length),
    "base64url",
  ).toString();
  assert.equal(
    content,
    '{"surface":"Ravine","optimizers":[{"name":"Adam","settings":{"learning_rate":0.3}}]}',
  );
  assert.ok(!("step" in readLink(writeLink(state, catalog), catalog)));
});

test("without the catalog a link is whole, and means the same", () => {
  const random = seeded(3);
  for (let round = 0; round < 100; round++) {
    const state = randomState(random);
    assert.deepEqual(readLink(writeLink(state), catalog), { state, notes: [], isFromLink: true });
    assert.ok(writeLink(state).length > writeLink(state, catalog).length);
  }
});

test("the largest state fits", () => {
  const settings = {
    learning_rate: 1 / 3,
    beta1: 2 / 3,
    beta2: 0.1 + 0.2,
    epsilon: 1 / 7,
    weight_decay: 1 / 9,
  };
  const value = {
    surface: "Expression",
    expression: "💥".repeat(100),
    optimizers: Array(99).fill({ name: "AdamW", settings }),
  };
  const state = toState(value, catalog);
  assert.deepEqual(readLink(writeLink(state, catalog, 7), catalog).state, state);
  assert.deepEqual(readLink(writeLink(state), catalog).state, state);
});

test("a fragment of another kind is none of ours", () => {
  for (const fragment of ["", "#", "#momentum", "lab", "#LAB=1.x", "xlab=1.e30", undefined, null]) {
    assert.equal(readLink(fragment, catalog), null);
  }
});

test("what cannot be read opens with the defaults, and says so", () => {
  const defaults = toState(null, catalog);
  const cases = [
    ["lab=", "cannot be read"],
    ["lab=1.", "cannot be read"],
    ["lab=1.%%%", "cannot be read"],
    ["lab=1.<script>alert(1)</script>", "cannot be read"],
    ["lab=1.////", "cannot be read"],
    [encode("{"), "cannot be read"],
    [encode("[]"), "cannot be read"],
    [encode("7"), "cannot be read"],
    [encode("null"), "cannot be read"],
    [encode("[".repeat(5000)), "cannot be read"],
    ["lab=1._____w", "cannot be read"],
    ["lab=2.e30", "another version"],
    ["lab=0.e30", "another version"],
    ["lab=__proto.e30", "another version"],
    [`lab=1.${"A".repeat(9000)}`, "too long"],
  ];
  for (const [fragment, words] of cases) {
    const { state, notes, isFromLink } = readLink(fragment, catalog);
    assert.deepEqual(state, defaults, fragment);
    assert.equal(isFromLink, false);
    assert.equal(notes.length, 1);
    assert.ok(
      notes[0].includes(words) && notes[0].endsWith("so it opens with the defaults."),
      `${fragment}: ${notes}`,
    );
  }
});

test("numbers out of range become defaults, and are counted", () => {
  const wrong = {
    surface: "Ravine",
    steps: 1e9,
    start: [1e99, 1],
    optimizers: [{ name: "Adam", settings: { beta1: 7, beta2: 0.5 } }],
  };
  const { state, notes } = readLink(linkOf(wrong), catalog);
  assert.deepEqual(notes, ["3 numbers of the link were out of range and were set to defaults."]);
  assert.deepEqual([state.steps, ...state.start], [100, -4.4, 1]);
  assert.deepEqual(state.optimizers[0].settings, {
    learning_rate: 0.001,
    beta1: 0.9,
    beta2: 0.5,
    epsilon: 1e-8,
  });
  const one = readLink(linkOf({ step: 101 }), catalog);
  assert.deepEqual(one.notes, [
    "1 number of the link was out of range and was set to its default.",
  ]);
  assert.ok(!("step" in one));
});

test("unknown names are left out, and what follows keeps its place", () => {
  const optimizers = [
    { name: "Sophia" },
    7,
    null,
    { name: { toString: 1, valueOf: 1 } },
    { name: "Adam", settings: { beta1: 0.5 } },
  ];
  const { state, notes } = readLink(linkOf({ surface: "Moon", optimizers, extra: 1 }), catalog);
  assert.deepEqual(notes, ["6 parts of the link are not known here and were left out."]);
  assert.equal(state.surface, "Bowl");
  assert.deepEqual(
    state.optimizers.map(({ name, settings }) => [name, settings.beta1]),
    [["Adam", 0.5]],
  );
});

test("a prototype is out of reach", () => {
  const hostile =
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"optimizers":[{"name":"__proto__"},{"name":"constructor"},{"name":"Adam","settings":{"__proto__":{"polluted":1},"beta1":0.5}}]}';
  const { state } = readLink(encode(hostile), catalog);
  assert.equal({}.polluted, undefined);
  assert.equal(Object.getPrototypeOf(state), Object.prototype);
  assert.equal(Object.getPrototypeOf(state.optimizers[0].settings), Object.prototype);
  assert.equal(state.polluted ?? state.optimizers[0].settings.polluted, undefined);
  assert.deepEqual(
    state.optimizers.map(({ settings }) => settings.beta1),
    [0.5],
  );
});

const JUNK = [
  ..."<>\"'&#;/\\%+=_- .{}[]:,0123456789eE",
  ...[
    "<img src=x onerror=alert(1)>",
    "javascript:",
    "__proto__",
    "constructor",
    "1e999",
    "-1e308",
    "NaN",
    "null",
    "true",
  ],
  ...["\0", "\u2028", "\ud800", "é", "💥", "lab=", "lab=1.", "lab=2.", "eyJ"],
];
const VALUES = [
  null,
  true,
  0,
  -1,
  1e308,
  -1e308,
  1e-320,
  0.5,
  "",
  "x",
  "<b>",
  "__proto__",
  [],
  {},
  [[[[]]]],
  { toString: 1, valueOf: 1 },
];

function mutate(random, value, depth = 0) {
  if (random() < 0.08) return pick(random, VALUES);
  if (Array.isArray(value)) {
    const items = value.map((item) => mutate(random, item, depth + 1));
    return random() < 0.05 ? [...items, ...items, ...items] : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const name =
      random() < 0.04
        ? pick(random, ["__proto__", "constructor", "length", "toString", "hasOwnProperty"])
        : key;
    return [name, mutate(random, item, depth + 1)];
  });
  return Object.fromEntries(entries);
}

function randomFragment(random) {
  const kind = random();
  const junk = () => Array.from({ length: random() * 40 }, () => pick(random, JUNK)).join("");
  if (kind < 0.1) return junk();
  if (kind < 0.2) return `lab=${junk()}`;
  if (kind < 0.3) return encode(junk());
  if (kind < 0.4)
    return `lab=1.${Buffer.from(Array.from({ length: random() * 60 }, () => random() * 256)).toString("base64url")}`;
  if (kind < 0.45)
    return `lab=${pick(random, ["0", "2", "99", "x", "", "1.1"])}.${Buffer.from("{}").toString("base64url")}`;
  if (kind < 0.5)
    return encode(pick(random, ["[", '{"surface":', '{"optimizers":['])).repeat(random() * 200);
  if (kind < 0.85) return linkOf(mutate(random, { ...randomState(random), step: 5 }));
  const whole = writeLink(randomState(random), catalog, 3);
  const at = Math.floor(random() * whole.length);
  return pick(random, [
    whole.slice(0, at),
    whole.slice(0, at) + pick(random, JUNK) + whole.slice(at + 1),
    whole + pick(random, JUNK),
  ]);
}

test("5,000 random fragments: never a throw, always a sound state, and a sentence for what is wrong", () => {
  const random = seeded(2);
  const seen = { none: 0, broken: 0, mended: 0, whole: 0 };
  for (let round = 0; round < 5000; round++) {
    const fragment = randomFragment(random);
    const link = readLink(fragment, catalog);
    if (link === null) {
      seen.none++;
      assert.ok(!fragment.startsWith("lab="));
      continue;
    }
    assert.deepEqual(toState(link.state, catalog), link.state, fragment);
    assert.ok(link.isFromLink || link.notes.length === 1, fragment);
    for (const note of link.notes)
      assert.match(note, /^(This link|\d+ (number|part)s? of the link) [\w ,]+\.$/);
    if (link.step !== undefined)
      assert.ok(Number.isInteger(link.step) && link.step <= link.state.steps);
    seen[link.isFromLink ? (link.notes.length ? "mended" : "whole") : "broken"]++;
  }
  assert.equal({}.polluted, undefined);
  assert.ok(
    Object.values(seen).every((count) => count > 20),
    JSON.stringify(seen),
  );
});

test("links of version 1 leave these out, so that no default may change without a new version", () => {
  const { surface: _, start, optimizers, ...defaults } = readLink("lab=1.e30", catalog).state;
  assert.deepEqual(
    optimizers.map(({ name }) => name),
    ["GradientDescent"],
  );
  assert.deepEqual(start, Object.values(catalog.surfaces)[0].start);
  assert.deepEqual(
    defaults,
    {
      expression: "",
      shape: Object.values(catalog.surfaces)[0].shape,
      steps: 100,
      schedule: "Constant",
      clip: { kind: "none", limit: 1 },
      decay: { kind: "none", strength: 0.1 },
      noise: { batch_size: 0, replacement: false, seed: 0 },
      view: { curve: "loss", scale: "log" },
    },
    "raise VERSION in model/link.js, and let links of version 1 open as before",
  );
});
