/**
 * What settings and things are called, and which values a setting may have.
 */

export const RATE_RANGE = [1e-5, 10];

/** @type {Record<string, number[]>} */
const RANGES = {
  learning_rate: RATE_RANGE,
  epsilon: [1e-16, 1],
  d0: [1e-12, 1],
  weight_decay: [0, 10],
  momentum_decay: [0, 1],
  condition_number: [1, 1000],
  angle: [-90, 90],
};
const LOGARITHMIC = new Set(["learning_rate", "epsilon", "d0", "condition_number"]);

/** @type {Record<string, string>} */
const KEPT = {
  AdaGrad: "AdaGrad",
  AdaDelta: "AdaDelta",
  AdaMax: "AdaMax",
  AdaBelief: "AdaBelief",
  LineFit: "Line fit (64 examples)",
  ReddiProblem: "Reddi’s problem",
  Expression: "Type your own",
  IllConditionedBowl: "Ill-conditioned bowl",
  ScheduleFreeAdamW: "Schedule-free AdamW",
  OneCycle: "One cycle",
  StyblinskiTang: "Styblinski–Tang",
};

/** The range that a setting may lie in. @param {string} setting @returns {number[]} */
export function rangeOf(setting) {
  return RANGES[setting] ?? [0, 0.9999]; // momentum, decay, beta1, beta2, ...
}

/** Whether a slider for a setting works on powers of ten. @param {string} setting */
export function isLogarithmic(setting) {
  return LOGARITHMIC.has(setting);
}

/** "learning_rate" -> "Learning rate", "beta1" -> "Beta 1". @param {string} setting */
export function labelOf(setting) {
  const words = setting.replaceAll("_", " ").replace(/(\D)(\d)$/, "$1 $2");
  return words[0].toUpperCase() + words.slice(1);
}

/** "GradientDescent" -> "Gradient descent", "AdaGrad" stays. @param {string} name */
export function readable(name) {
  if (Object.hasOwn(KEPT, name)) return KEPT[name];
  return name.replace(/([a-z])([A-Z][a-z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
}
