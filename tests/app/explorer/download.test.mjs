import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceOf } from "../../../docs/app/explorer/controls/expression-field.js";
import { toCsv } from "../../../docs/app/explorer/share/csv.js";
import { split } from "../../../docs/app/explorer/share/picture.js";
import "./catalog.mjs";

const entrant = (name, learning_rate) => ({
  name,
  settings: { learning_rate },
  convention: "standard",
});
const run = (losses, divergedAt = -1) => ({
  points: Float64Array.from(losses.flatMap((loss) => [loss + 0.1, -loss])),
  losses: Float64Array.from(losses),
  gradientNorms: Float64Array.from(losses, (loss) => loss / 3),
  divergedAt,
});

test("a row a step, four columns an optimizer, every digit", () => {
  const text = toCsv(
    { optimizers: [entrant("Adam", 0.1)] },
    { lowest: 0, runs: [run([1, 1e-21])] },
  );
  assert.equal(
    text,
    "step,Adam: x,Adam: y,Adam: loss,Adam: gradient norm\r\n" +
      "0,1.1,-1,1,0.3333333333333333\r\n" +
      "1,0.1,-1e-21,1e-21,3.333333333333333e-22\r\n",
  );
});

test("a run that diverged has empty cells from there on, and the others go on", () => {
  const state = { optimizers: [entrant("Adam", 0.1), entrant("Lion", 0.1)] };
  const rows = toCsv(state, { lowest: 0, runs: [run([1, 2, NaN], 1), run([1, 2, 3])] }).split(
    "\r\n",
  );
  assert.equal(rows.length, 5);
  assert.match(rows[1], /^0,1.1,-1,1,/);
  assert.match(rows[2], /^1,,,,,2.1,-2,2,/);
  assert.equal(rows[3], "2,,,,,3.1,-3,3,1");
});

test("a number that is none leaves its cell empty", () => {
  const rows = toCsv(
    { optimizers: [entrant("Adam", 0.1)] },
    { lowest: 0, runs: [run([Infinity])] },
  ).split("\r\n");
  assert.equal(rows[1], "0,,,,");
});

test("labels with commas are quoted, and twins have names of their own", () => {
  const state = { optimizers: [entrant("Adam", 0.1), entrant("Adam", 0.2), entrant("Adam", 0.2)] };
  const [head] = toCsv(state, { lowest: 0, runs: [run([1]), run([1]), run([1])] }).split("\r\n");
  const names = head.match(/"[^"]*"|[^,]+/g);
  assert.equal(names.length, 13);
  assert.equal(new Set(names).size, 13);
  assert.ok(names.includes('"Adam, rate 0.2 (2): loss"'), head);
});

test("an empty race is a head alone", () => {
  assert.equal(toCsv({ optimizers: [] }, { lowest: 0, runs: [] }), "step\r\n");
});

test("a color's alpha becomes an opacity of its own", () => {
  assert.deepEqual(split("fill", "rgba(1, 2, 3, 0.5)"), {
    fill: "rgb(1, 2, 3)",
    "fill-opacity": "0.5",
  });
  assert.deepEqual(split("stroke", "rgb(1 2 3 / 0.25)"), {
    stroke: "rgb(1, 2, 3)",
    "stroke-opacity": "0.25",
  });
  assert.deepEqual(split("fill", "rgb(1, 2, 3)"), { fill: "rgb(1, 2, 3)", "fill-opacity": "1" });
  assert.deepEqual(split("fill", "none"), { fill: "none", "fill-opacity": "1" });
  assert.deepEqual(split("fill", "url(#a)"), { fill: "url(#a)", "fill-opacity": "1" });
  assert.equal(split("fill", "rgba(1, 2, 3, 0.5)", "0.5")["fill-opacity"], "0.25");
});

test("Python's error is a sentence", () => {
  assert.equal(
    sentenceOf(new Error("ValueError: 'foo' is not known here.")),
    "'foo' is not known here.",
  );
  assert.equal(sentenceOf("as it is"), "as it is");
});
