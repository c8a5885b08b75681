"""A network small enough for its whole Hessian; the page on the learning rate prints its class."""

# --8<-- [start:class]
import numpy as np


class CurveFit:
    """Half the mean squared error of a network that fits a curve."""

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
        weights = (self.x.T @ d1, a1.T @ d2, a2.T @ d3)
        parts = zip(weights, (d1, d2, d3), strict=True)
        pairs = [np.append(w.ravel(), d.sum(axis=0)) for w, d in parts]
        return np.concatenate(pairs)

    def sharpness(self, params, h=1e-5):
        rows = []
        for step in h * np.eye(len(params)):
            up, down = self.gradient(params + step), self.gradient(params - step)
            rows.append((up - down) / (2 * h))
        hessian = np.array(rows)
        return np.linalg.eigvalsh((hessian + hessian.T) / 2)[-1]


# --8<-- [end:class]
