"""Record what torch's schedulers give, for the tests to compare with.

Run it with a Python that has torch 2.13.0; nothing else here needs torch:

    python -m scripts.conformance.record_schedules
"""

import json
import warnings
from importlib import import_module
from typing import Any

from scripts.conformance.recordings import RECORDINGS, SCHEDULES

torch: Any = import_module("torch")
torch_schedulers = torch.optim.lr_scheduler

VERSION = "2.13.0"
TARGET = RECORDINGS / f"{SCHEDULES}.json"

# Each case: our class, its arguments, torch's scheduler, the steps to record.
CASES = [
    (
        "StepDecay",
        {"learning_rate": 0.3, "step_size": 30, "gamma": 0.1},
        lambda o: torch_schedulers.StepLR(o, 30, 0.1),
        100,
    ),
    (
        "CosineAnnealing",
        {"learning_rate": 0.3, "total_steps": 100, "minimum": 0.03},
        lambda o: torch_schedulers.CosineAnnealingLR(o, 100, 0.03),
        101,  # from here on torch's rate rises again
    ),
    (
        "WarmRestarts",
        {"learning_rate": 0.3, "period": 10, "multiplier": 2, "minimum": 0.01},
        lambda o: torch_schedulers.CosineAnnealingWarmRestarts(o, 10, 2, 0.01),
        150,
    ),
    (
        "WarmRestarts",
        {"learning_rate": 0.3, "period": 7},
        lambda o: torch_schedulers.CosineAnnealingWarmRestarts(o, 7),
        50,
    ),
    (
        "ExponentialDecay",
        {"learning_rate": 0.3, "gamma": 0.97},
        lambda o: torch_schedulers.ExponentialLR(o, 0.97),
        100,
    ),
    (
        "PolynomialDecay",
        {"learning_rate": 0.3, "total_steps": 60, "power": 2.0},
        lambda o: torch_schedulers.PolynomialLR(o, 60, 2.0),
        80,
    ),
    (
        "OneCycle",
        {"learning_rate": 0.3, "total_steps": 100},
        lambda o: torch_schedulers.OneCycleLR(o, 0.3, 100),
        100,
    ),
    (
        "OneCycle",
        {"learning_rate": 0.3, "total_steps": 37, "warmup_fraction": 0.25, "start_divisor": 10.0},
        lambda o: torch_schedulers.OneCycleLR(o, 0.3, 37, pct_start=0.25, div_factor=10.0),
        37,
    ),
    (
        "Cyclic",
        {"learning_rate": 0.3, "minimum": 0.01, "half_period": 8},
        lambda o: torch_schedulers.CyclicLR(o, 0.01, 0.3, 8, cycle_momentum=False),
        60,
    ),
    (
        "Cyclic",
        {"learning_rate": 0.3, "minimum": 0.01, "half_period": 8, "decay": 0.5},
        lambda o: torch_schedulers.CyclicLR(
            o, 0.01, 0.3, 8, mode="triangular2", cycle_momentum=False
        ),
        60,
    ),
    (
        "LinearWarmup",
        {
            "schedule": ["CosineAnnealing", {"learning_rate": 0.3, "total_steps": 50}],
            "steps": 10,
        },
        lambda o: torch_schedulers.SequentialLR(
            o,
            [
                torch_schedulers.LinearLR(o, 0.1, 1.0, 9),
                torch_schedulers.CosineAnnealingLR(o, 50),
            ],
            [10],
        ),
        61,
    ),
]

# A loss that falls, sticks, improves by too little, and falls again.
PLATEAU_LOSSES = [5.0, 4.0, 4.0, 3.9999, 4.5, 3.0, 3.0, 3.0, 3.0, 3.0, 2.0, 2.5, 2.5, 2.5, 2.5, 1.0]


def new_optimizer() -> Any:
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.3)


def record(scheduler_of, steps: int) -> list[float]:
    optimizer = new_optimizer()
    scheduler = scheduler_of(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if len(rates) < steps:
            scheduler.step()
    return rates


def record_plateau() -> list[float]:
    optimizer = new_optimizer()
    scheduler = torch_schedulers.ReduceLROnPlateau(
        optimizer, factor=0.5, patience=2, threshold=1e-3, min_lr=0.1
    )
    rates = []
    for loss in PLATEAU_LOSSES:
        scheduler.step(loss)
        rates.append(float(optimizer.param_groups[0]["lr"]))
    return rates


def main() -> None:
    if torch.__version__.split("+")[0] != VERSION:
        raise SystemExit(f"needs torch {VERSION}, found {torch.__version__}")
    warnings.simplefilter("ignore")
    plateau = {"learning_rate": 0.3, "factor": 0.5, "patience": 2, "threshold": 1e-3}
    recording = {
        "torch": VERSION,
        "schedules": [
            {"schedule": name, "arguments": arguments, "rates": record(scheduler, steps)}
            for name, arguments, scheduler, steps in CASES
        ],
        "plateau": {
            "arguments": {**plateau, "minimum": 0.1},
            "losses": PLATEAU_LOSSES,
            "rates": record_plateau(),
        },
    }
    TARGET.write_text(json.dumps(recording) + "\n")
    print(f"recorded {len(CASES)} schedules and ReduceOnPlateau into {TARGET}")


if __name__ == "__main__":
    main()
