import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowsAt } from "../../../docs/app/explorer/inside/arrows.js";
import { momentAt, numberText, scaleOf, toInside } from "../../../docs/app/explorer/inside/bars.js";
import { textsOf, typeset } from "../../../docs/app/explorer/inside/rule.js";
import * as d3 from "../../../docs/app/ui/d3.js";

const packed = (data) => ({ data, shape: [data.length / 2, 2] });
const inside = toInside({
  index: 1,
  points: packed([0, 0, 1, 1, null, null]),
  quantities: {
    gradient: packed([3, 4, 0.3, 0.4, null, null]),
    m: packed([0, 0, -2, 0, null, null]),
    v: packed([9, 16, 1, 1, null, null]),
    step: packed([1, 1, null, null, null, null]),
  },
  units: { gradient: "arrow", m: "arrow", v: "bar", step: "arrow" },
});
const x = d3.scaleLinear([-2, 2], [0, 400]);
const y = d3.scaleLinear([-2, 2], [200, 0]);
const byName = (step) =>
  Object.fromEntries(arrowsAt(inside, step, x, y).map((arrow) => [arrow.name, arrow]));
const lengthOf = ({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]);

test("what is missing is NaN, and the last step is known", () => {
  assert.deepEqual([inside.index, inside.last], [1, 2]);
  assert.ok(Number.isNaN(inside.quantities.step[2]));
  assert.equal(inside.quantities.v[1], 16);
});

test("arrows go against the gradient and along the step, in pixels", () => {
  const { gradient, step } = byName(0);
  assert.deepEqual(gradient.from, [200, 100]);
  // Minus (3, 4): 300 pixels to the left, 200 down.
  const [across, down] = [gradient.to[0] - 200, gradient.to[1] - 100];
  assert.ok(across < 0 && down > 0);
  assert.ok(Math.abs(across / down + 1.5) < 1e-9);
  assert.ok(step.to[0] > 200 && step.to[1] < 100);
  assert.equal(gradient.label, "−gradient");
  assert.equal(step.label, "step");
});

test("the longest arrow of a run is the longest drawn, and a short one can be seen", () => {
  const long = lengthOf(byName(0).gradient);
  const short = lengthOf(byName(1).gradient);
  assert.ok(Math.abs(long - 70) < 1e-9);
  assert.ok(short > 10 && short < long);
});

test("there is no arrow of zero, of a missing number, or at a point that is lost", () => {
  assert.ok(!("m" in byName(0)));
  assert.deepEqual(Object.keys(byName(1)).sort(), ["gradient", "m"]);
  assert.deepEqual(arrowsAt(inside, 2, x, y), []);
  assert.ok(!("v" in byName(0)));
});

test("bars are the same to both sides, and logarithmic only where sizes differ by much", () => {
  const plain = scaleOf(Float64Array.of(-4, 2, 1, NaN));
  assert.deepEqual([plain.isLog, plain.largest], [false, 4]);
  assert.deepEqual([-4, 0, 2].map(plain.scale), [-50, 0, 25]);
  const wide = scaleOf(Float64Array.of(1e6, 1, 0.5, 2, 1));
  assert.ok(wide.isLog);
  assert.equal(wide.scale(-1e6), -50);
  assert.ok(wide.scale(1e4) > 20);
  const nothing = scaleOf(Float64Array.of(0, NaN, 0));
  assert.equal(nothing.scale(0), 0);
});

test("numbers are short and say when there is none", () => {
  assert.deepEqual([0, -1.23456, 123456, 1.5e-7, NaN, Infinity].map(numberText), [
    "0",
    "−1.235",
    "1.23e5",
    "1.50e−7",
    "none",
    "none",
  ]);
});

test("formulas get true signs, and a pair stays on one line", () => {
  assert.equal(
    typeset("m <- 0.9 * (-1.5, 2e-8) - max(u, v)"),
    "m ← 0.9 * (−1.5,\u00a02e−8) − max(u, v)",
  );
});

test("a line of a branch or a loop gives nothing a name", () => {
  const line = { rule: "m <- beta1 * m", numbers: "0.9 * 2", result: "1.8" };
  assert.deepEqual(textsOf(line), ["m ← beta1 * m", "m ← 0.9 * 2", "m = 1.8"]);
  const branch = { rule: "if rho > 5", numbers: "if -3 > 5", result: "no" };
  assert.deepEqual(textsOf(branch), ["if rho > 5", "if −3 > 5", "no"]);
});

test("behind the last step, and behind a divergence, it looks into the last that has numbers", () => {
  assert.deepEqual(
    [0, 1, 2].map((step) => momentAt(inside, step)),
    [0, 1, 1],
  );
  const points = Float64Array.of(0, 0, 1, 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
  assert.equal(momentAt({ ...inside, points, last: 3 }, 3), 1);
  assert.equal(momentAt({ ...inside, points: Float64Array.of(5, 5), last: 0 }, 0), 0);
});
