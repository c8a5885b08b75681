/** A small race over a matrix, as the build would write it. */
import { readFileSync } from "node:fs";

const packed = (data, shape) => ({ data: data.flat(), shape });

export const catalog = {
  problems: {
    Memory: {
      label: "Memory",
      steps: 2,
      shape: [2, 2],
      frequencies: packed([0.75, 0.25], [2]),
      lowest: 1,
    },
    Squares: { label: "Squares", steps: 4, shape: [2, 2], frequencies: packed([], [0]), lowest: 0 },
  },
  methods: { Adam: "Adam", Muon: "Muon", SOAP: "SOAP" },
  rate: [1e-4, 1e4],
  tried: 26,
  runs: 3,
  best: { Memory: { Adam: 0.1, Muon: 0.2, SOAP: 0.3 }, Squares: { Adam: 1, Muon: 2, SOAP: 3 } },
};

/** A run whose losses tell by their end which it is. */
export function runOf(end, steps = 2, facts = 2) {
  const rows = Array.from({ length: steps + 1 }, (_, step) => step / steps);
  return {
    losses: packed([...rows.slice(0, -1).map(() => 3), end], [steps + 1]),
    gradients: {
      parts: packed(
        rows.map((row) => [1, row]),
        [steps + 1, 2],
      ),
    },
    updates: {
      parts: packed(
        rows.map(() => [1, 0.5]),
        [steps + 1, 2],
      ),
    },
    errors: packed(
      rows.map((row) => [0.1, 1 - row].slice(0, facts)),
      [steps + 1, facts],
    ),
    diverged_at: -1,
  };
}

export const built = {
  state: {
    problem: "Memory",
    runs: [
      { name: "Adam", rate: 0.1 },
      { name: "Muon", rate: 0.2 },
    ],
  },
  runs: [runOf(1.5), runOf(1.25)],
  step: 2,
  done: { step: 1 },
  task: "Go to step 1.",
  answer: "There.",
};

/** What the site itself ships. */
export const shipped = (name) =>
  JSON.parse(
    readFileSync(new URL(`../../../docs/generated/matrices/${name}.json`, import.meta.url)),
  );
