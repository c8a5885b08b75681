/**
 * What every catalog says of names, ranges and limits, for tests whose catalogs are their own.
 */
import { learn } from "../../../docs/app/explorer/model/names.js";

const setting = (label, range, isLogarithmic = false) => ({ label, range, isLogarithmic });

export const KNOWN = {
  settings: {
    learning_rate: setting("Learning rate", [1e-5, 10], true),
    momentum: setting("Momentum", [0, 0.9999]),
    decay: setting("Decay", [0, 0.9999]),
    beta1: setting("Beta 1", [0, 0.9999]),
    beta2: setting("Beta 2", [0, 0.9999]),
    epsilon: setting("Epsilon", [1e-16, 1], true),
    d0: setting("D0", [1e-12, 1], true),
    momentum_decay: setting("Momentum decay", [0, 1]),
    weight_decay: setting("Weight decay", [0, 10]),
    condition_number: setting("Condition number", [1, 1000], true),
    angle: setting("Angle", [-90, 90]),
  },
  labels: {
    GradientDescent: "Gradient descent",
    AdaGrad: "AdaGrad",
    Adam: "Adam",
    Momentum: "Momentum",
    RMSProp: "RMSProp",
    LAMB: "LAMB",
    RAdam: "RAdam",
    Lion: "Lion",
    Bowl: "Bowl",
  },
  limits: {
    steps: 2000,
    runs: 16,
    expression: 200,
    seed: 2 ** 31 - 1,
    clip: [1e-6, 1e6],
    decay: [0, 10],
    rate: [1e-5, 10],
    tried: { count: 101, least: 1e-4, most: 10 },
  },
};

learn(KNOWN);
