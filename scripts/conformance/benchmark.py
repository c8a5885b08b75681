"""Time updates against torch's default CPU path, and a sweep: `make benchmark`.

Prints ratios (ours / torch's, below 1 is faster), medians of alternating rounds. `make benchmark`
sets one thread and has torch.
Where torch is not installed, the times alone.
"""

import importlib.util
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from gd_core.optimizers import Adam, Momentum
from gd_core.surfaces import Rosenbrock

SIZES = {100: 400, 10_000: 200, 1_000_000: 15}  # parameters: updates a round
ROUNDS = 25


def our_update(optimizer: Adam | Momentum, size: int) -> Callable[[], None]:
    """Give a function that makes one update of ours."""
    gradients = np.random.default_rng(0).standard_normal(size).astype(np.float32)
    params = np.zeros(size, np.float32)

    def update() -> None:
        nonlocal params
        params = optimizer.update(params, gradients)

    return update


def torch_update(name: str, size: int, **settings: float) -> Callable[[], None]:
    """Give a function that makes one update of torch's, as it comes on a CPU."""
    torch = import_module("torch")
    torch.set_num_threads(1)
    parameter = torch.nn.Parameter(torch.zeros(size))
    parameter.grad = torch.randn(size, generator=torch.Generator().manual_seed(0))
    return getattr(torch.optim, name)([parameter], **settings).step


def round_time(update: Callable[[], None], repeats: int) -> float:
    """Time one update, in microseconds, over one round."""
    started = time.perf_counter()
    for _ in range(repeats):
        update()
    return (time.perf_counter() - started) / repeats * 1e6


def medians(updates: list[Callable[[], None]], repeats: int) -> list[float]:
    """Time several updates in turn, so that a busy moment hits all of them."""
    rounds = [[round_time(update, repeats) for update in updates] for _ in range(ROUNDS)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def report(name: str, size: int, has_torch: bool) -> str:
    """Say how long one update of this size takes."""
    ours = Adam() if name == "Adam" else Momentum()
    updates = [our_update(ours, size)]
    if has_torch:
        theirs = ("Adam", {}) if name == "Adam" else ("SGD", {"momentum": 0.9})
        updates.append(torch_update(theirs[0], size, **theirs[1]))
    times = medians(updates, SIZES[size])
    line = f"{name:9} {size:9,} parameters {times[0]:9.1f} us"
    if has_torch:
        line += f", torch {times[1]:9.1f} us, ratio {times[0] / times[1]:.2f}"
    return line


def sweep_time(settings: int = 40, steps: int = 300) -> float:
    """Time Adam over settings x settings (rate, beta1) as one broadcast run, in seconds."""
    surface = Rosenbrock()
    rates = np.repeat(np.geomspace(1e-4, 1e-1, settings), settings)[:, None]
    betas = np.tile(np.linspace(0.0, 0.99, settings), settings)[:, None]
    grid: dict[str, Any] = {"learning_rate": rates, "beta1": betas}
    optimizer, params = Adam(**grid), np.tile(surface.start, (settings**2, 1))
    started = time.perf_counter()
    for _ in range(steps):
        params = optimizer.update(params, surface.gradient(params))
    return time.perf_counter() - started


def main() -> int:
    """Print one line a measurement."""
    has_torch = importlib.util.find_spec("torch") is not None
    for name in ("Momentum", "Adam"):
        for size in SIZES:
            print(report(name, size, has_torch), flush=True)
    times = [sweep_time() for _ in range(3)]
    print(f"Adam, 40 x 40 settings x 300 steps on Rosenbrock: {min(times):.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
