"""The fixed pieces of the scripts on gd_core: what the explorer adds to it, written out."""

HEADER = """# From the explorer of "Understanding Gradient Descent"; needs NumPy and gd_core.
import numpy as np

import gd_core
"""

TYPED = '''
class Typed:
    """The loss f(x, y). Its gradient by the complex step: exact to rounding, without a formula."""

    def __call__(self, points):
        return f(points[..., 0], points[..., 1])

    def gradient(self, points):
        x, y = points[..., 0], points[..., 1]
        step = 1e-30
        slopes = f(x + 1j * step, y).imag, f(x, y + 1j * step).imag
        return np.stack(slopes, axis=-1) / step
'''

_LINE_FIT = '''
class LineFit:
    """A line fitted to {examples} points; each step sees a mini-batch of {size}."""

    def __init__(self):
        self.problem = LeastSquares.synthetic({examples}, noise=1.0)
        self.rng = np.random.default_rng({seed})
        self.waiting = np.array([], dtype=int)

    def __call__(self, params):
        self.batch = self.draw()  # looking at the loss begins a step
        return self.problem(params)

    def gradient(self, params):
        return self.problem.gradient(params, self.batch)

    def draw(self):
'''
LINE_FIT = {
    "replaced": _LINE_FIT.replace("        self.waiting = np.array([], dtype=int)\n", "")
    + "        return self.rng.integers({examples}, size={size})\n",
    "epochs": _LINE_FIT
    + """        if len(self.waiting) < {size}:
            self.waiting = self.rng.permutation({examples})
        batch, self.waiting = np.split(self.waiting, [{size}])
        return batch
""",
}

REDDI = '''
class ReddiProblem:
    """A large slope once in three steps, small ones back in between (Reddi et al. 2018)."""

    def __init__(self):
        self.step = -1

    def __call__(self, points):
        self.step += 1  # looking at the loss begins a step
        x, y = points[..., 0], points[..., 1]
        return 2 / 3 * x + 50 * (x - np.clip(x, -1, 1)) ** 2 + y**2 / 2

    def gradient(self, points):
        x, y = points[..., 0], points[..., 1]
        slope = (4.0, -1.0, -1.0)[self.step % 3]
        return np.stack((slope + 100 * (x - np.clip(x, -1, 1)), y), axis=-1)
'''

WITH_L2 = '''
class WithL2:
    """The loss, with the gradient of {strength!r} / 2 * sum(params**2) added to its own."""

    def __init__(self, loss):
        self.loss = loss

    def __call__(self, params):
        return self.loss(params)

    def gradient(self, params):
        return self.loss.gradient(params) + {strength!r} * params
'''

DECAYED = '''
class {name}({base}):
    """Decoupled weight decay: params shrink by the rate times {strength!r}."""

    def update(self, params, {takes}):
        return super().update(params, {takes}) - self.learning_rate * {strength!r} * params
'''

_MOMENTS = """        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
"""
_UPDATES = {
    ("Momentum", "outside"): """        self.velocity = self.momentum * self.velocity + gradients
        return params - self.learning_rate * self.velocity
""",
    ("Nesterov", "outside"): """        self.velocity = self.momentum * self.velocity + gradients
        return params - self.learning_rate * (gradients + self.momentum * self.velocity)
""",
    ("RMSProp", "inside"): """        self.v = self.decay * self.v + (1 - self.decay) * gradients**2
        return params - self.learning_rate * gradients / np.sqrt(self.v + self.epsilon)
""",
    ("Adam", "uncorrected"): _MOMENTS
    + """        return params - self.learning_rate * self.m / (np.sqrt(self.v) + self.epsilon)
""",
    ("Adam", "hat"): _MOMENTS
    + """        correction = np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
        rate = self.learning_rate * correction
        return params - rate * self.m / (np.sqrt(self.v) + self.epsilon)
""",
    ("Adam", "inside"): _MOMENTS
    + """        m_hat, v_hat = self.m / (1 - self.beta1**self.t), self.v / (1 - self.beta2**self.t)
        return params - self.learning_rate * m_hat / np.sqrt(v_hat + self.epsilon)
""",
}
_TITLES = {
    ("Momentum", "outside"): "The rate outside the velocity, as in PyTorch and optax.",
    ("Nesterov", "outside"): "The look-ahead point stored, as in PyTorch and optax.",
    ("RMSProp", "inside"): "Epsilon under the root, as in Keras.",
    ("Adam", "uncorrected"): "No bias correction.",
    ("Adam", "hat"): "Epsilon beside the uncorrected root, as in Keras.",
    ("Adam", "inside"): "Epsilon under the root of the corrected v.",
}
CONVENTIONS = {
    key: f'''
class {{name}}({{base}}):
    """{_TITLES[key]}"""

    def update(self, params, gradients):
{body}'''
    for key, body in _UPDATES.items()
}

LOOP = """
for optimizer in optimizers:
{rate}    run = gd_core.minimize({arguments})
    x, y = run.final_params.tolist()
    print(f"{{type(optimizer).__name__}}: x = {{x}}, y = {{y}}, loss = {{run.final_loss.item()}}")
"""
