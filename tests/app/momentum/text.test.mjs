import assert from "node:assert/strict";
import { test } from "node:test";

import { answerOf, planeOf } from "../../../docs/app/momentum/model.js";
import { describe, describeBest, factorText, stepsText } from "../../../docs/app/momentum/text.js";
import { built, catalog, pointsOf } from "./built.mjs";

const answer = (radius, regime, steps) => ({
  rate: 0.6,
  momentum: 0.9,
  condition: 1,
  ends: [{ radius, regime, roots: [], errors: [] }],
  steps,
});

test("a factor just below 1 does not read 1", () => {
  assert.equal(factorText(0.99996), "0.99996");
  assert.equal(factorText(0.94868), "0.949");
  assert.equal(factorText(1), "1");
});

test("a point says where it is, what happens, how fast, and how long it takes", () => {
  assert.equal(
    describe(answer(0.94868, 1, 131), catalog),
    "Rate 0.6/L, momentum 0.9. Ripples: the error swings like a damped wave; |root| = 0.949. " +
      "From step 131 on the error stays below a thousandth of its start.",
  );
});

test("every regime has words", () => {
  for (const [at, word] of catalog.regimes.entries()) {
    const text = describe(answer(0.5, at, 3), catalog);
    assert.match(text, new RegExp(`${word}: the error`, "i"));
  }
});

test("two ends of the spectrum are told apart", () => {
  const text = describe(answerOf(pointsOf([1], [0.5], 10, 2)), catalog);
  assert.match(
    text,
    /Steep direction, curvature L: ripples, .* Flat direction, curvature μ: ripples,/u,
  );
});

test("what takes long, and what never comes, says so", () => {
  assert.match(stepsText(answer(0.99999, 0, -1), catalog), /more than 10000 steps/u);
  assert.match(stepsText(answer(1, 2, -1), catalog), /never/u);
  assert.match(stepsText(answer(1.4, 3, -1), catalog), /never/u);
});

test("the best point is told in words", () => {
  assert.equal(
    describeBest(planeOf(built.plane)),
    "The best point for condition number 1: rate 1/L, momentum 0, |root| = 0.",
  );
});
