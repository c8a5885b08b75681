"""The two problems on which the page on clipping measures: a wall, and a recurrent network."""

import numpy as np

from gd_core import GradientDescent, minimize
from gd_core.problems import RecurrentNetwork
from gd_core.techniques import clip_by_norm

APPLICATIONS, TARGET, START = 50, 2.0, 1.1
MINIMUM = TARGET ** (1 / APPLICATIONS)
RATES = np.geomspace(0.01, 1.0, 9)


def loss(w: np.ndarray) -> np.ndarray:
    """Half the squared error of a weight that is applied fifty times."""
    return (w**APPLICATIONS - TARGET) ** 2 / 2


def gradient(w: np.ndarray) -> np.ndarray:
    """Derivative of `loss`."""
    return (w**APPLICATIONS - TARGET) * APPLICATIONS * w ** (APPLICATIONS - 1)


def curvature(w: np.ndarray) -> np.ndarray:
    """Second derivative of `loss`."""
    n = APPLICATIONS
    return n**2 * w ** (2 * n - 2) + (w**n - TARGET) * n * (n - 1) * w ** (n - 2)


def memory(length: int = 20, size: float = 0.5, seed: int = 0) -> RecurrentNetwork:
    """A network that reads a number and then zeros, and must give the number back."""
    sequences = np.zeros((20, length))
    sequences[:, 0] = np.random.default_rng(0).standard_normal(20) * size
    return RecurrentNetwork(sequences, sequences[:, 0].copy(), hidden=6, scale=1.0, seed=seed)


def growth(length: int, radii: np.ndarray, networks: int = 16) -> np.ndarray:
    """Length of the gradient at each spectral radius over that at the first, a median."""
    found = []
    for seed in range(networks):
        network = memory(length, 0.01, seed)
        starts = np.tile(network.start, (len(radii), 1))
        h = network.hidden
        starts[:, h : h + h * h] *= radii[:, np.newaxis]
        found.append(np.linalg.norm(network.gradient(starts), axis=-1))
    lengths = np.median(found, axis=0)
    return lengths / lengths[0]


def by_norm(gradients: np.ndarray) -> np.ndarray:
    """Clip to the norm that the page uses."""
    return clip_by_norm(gradients, 0.1)


def trained(learning_rate: float, is_clipped: bool, steps: int = 60) -> float:
    """Loss of the network after gradient descent; infinity where it diverged."""
    network, optimizer = memory(), GradientDescent(learning_rate)
    run = minimize(network, network.start, optimizer, steps, clip=by_norm if is_clipped else None)
    return np.inf if run.diverged_at is not None else float(run.final_loss)
