import assert from "node:assert/strict";
import { test } from "node:test";

import { toCatalog, toRun } from "../../../docs/app/matrix/model.js";
import { rateAt } from "../../../docs/app/matrix/row.js";
import {
  barWords,
  errorWords,
  evenness,
  factWords,
  heldEqual,
  lossAt,
  percent,
  pictureWords,
  short,
  summaryOf,
} from "../../../docs/app/matrix/text.js";
import { built, catalog, runOf } from "./built.mjs";

test("numbers are short, a vanishing loss is 0, and NaN has diverged", () => {
  assert.deepEqual([0.123456, 2e-13, Number.NaN].map(short), ["0.12", "0", "diverged"]);
  assert.equal(percent(0.515), "52 %");
  assert.equal(lossAt(toRun(runOf(1.25)), 1, 2), "0.25");
  assert.equal(rateAt(-1), 0.1);
});

test("a value is read with its place", () => {
  assert.equal(barWords("Gradient", 0, 1), "Gradient: the largest singular value");
  assert.equal(barWords("Gradient", 2, 0.1234), "Gradient, No. 3: 0.12 of the largest");
  assert.equal(barWords("Gradient", 2, 0.0001), "Gradient, No. 3: below 0.001 of the largest");
  assert.equal(factWords(6, 0.5, 0.04), "Fact 7, asked 4 % of the time: wrong 50 %");
  assert.equal(evenness([1, 0.6, 0.1]), "2/3");
  assert.equal(errorWords([0.1, 0.5]), "often 10 %, rare 50 %");
});

test("a picture says its spectra, and its facts where there are some", () => {
  assert.equal(
    pictureWords(toRun(runOf(0)), 1),
    "of 2 singular values 2 of the gradient and 2 of the next step are above half of the largest; " +
      "wrong answers: 10 % of frequent facts, 50 % of rare ones",
  );
  assert.ok(!pictureWords(toRun(runOf(0, 2, 0)), 1).includes("wrong"));
});

test("the race in words, and what all runs have in common", () => {
  const race = { runs: built.runs.map(toRun), lowest: 1 };
  const words = summaryOf({ state: built.state, race }, toCatalog(catalog), 2);
  assert.equal(words, "Step 2. Adam: loss 0.5 above the lowest. Muon: loss 0.25 above the lowest.");
  const lost = { ...race.runs[0], losses: [3, Number.NaN, Number.NaN] };
  const worse = { state: built.state, race: { ...race, runs: [lost, race.runs[1]] } };
  assert.match(summaryOf(worse, toCatalog(catalog), 2), /Adam: diverged\. Muon/u);
  assert.match(heldEqual(catalog, built.state, true), /2 steps .* its own best of 26 rates/u);
  assert.match(heldEqual(catalog, built.state, false), /not each method’s best/u);
});
