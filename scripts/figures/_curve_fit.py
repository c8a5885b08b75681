"""A network small enough for its whole Hessian; the page on the learning rate prints its class."""

# --8<-- [start:class]
import numpy as np


class CurveFit:
    """Half the mean squared error of two tanh layers of ten that fit a curve at 16 points."""

    def __init__(self, seed=1):
        random = np.random.default_rng(seed)
        self.x = np.linspace(-1, 1, 16)[:, np.newaxis]
        self.y = 8 * self.x**4 - 8 * self.x**2 + 1
        w1 = random.standard_normal(10)
        w2 = random.standard_normal(100) / 10**0.5
        w3 = random.standard_normal(10) / 10**0.5
        zeros = np.zeros(10)
        self.start = np.concatenate((w1, zeros, w2, zeros, w3, [0.0]))

    def forward(self, params):
        w1, b1, w2, b2, w3, b3 = np.split(params, (10, 20, 120, 130, 140))
        a1 = np.tanh(self.x @ w1.reshape(1, 10) + b1)
        a2 = np.tanh(a1 @ w2.reshape(10, 10) + b2)
        return a1, a2, a2 @ w3.reshape(10, 1) + b3 - self.y

    def __call__(self, params):
        return (self.forward(params)[-1] ** 2).mean() / 2

    def gradient(self, params):
        a1, a2, errors = self.forward(params)
        w2, w3 = params[20:120].reshape(10, 10), params[130:140].reshape(10, 1)
        d3 = errors / len(errors)
        d2 = (d3 @ w3.T) * (1 - a2**2)
        d1 = (d2 @ w2.T) * (1 - a1**2)
        parts = (self.x.T @ d1, d1.sum(0), a1.T @ d2, d2.sum(0), a2.T @ d3, d3.sum(0))
        return np.concatenate([part.ravel() for part in parts])

    def sharpness(self, params, h=1e-5):
        steps = h * np.eye(len(params))
        rows = [self.gradient(params + s) - self.gradient(params - s) for s in steps]
        hessian = np.array(rows) / (2 * h)
        return np.linalg.eigvalsh((hessian + hessian.T) / 2)[-1]


# --8<-- [end:class]
