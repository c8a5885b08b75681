"""What the answers of the laboratory's gallery say, computed."""

import numpy as np

from gd_core.theory import optimal_gradient_descent
from tests.app.presets.changed import ends, lengths, race, scene_of, steps_of


def failing_adagrad():
    sums = scene_of("failing-adagrad").run(0, record_states=True).states["v"]
    rates = {step: 0.1 / np.sqrt(sums[step][1]) for step in (1, 10, 300)}
    return {"0.0027": rates[1], "0.0010": rates[10], "0.0006": rates[300]}


def failing_crawl():
    best = ends("failing-crawl", {"learning_rate": 2 / 26})[0]
    return {
        "0.08": 2 / 25,
        "40": 0.08 / 0.002,
        "0.0769": optimal_gradient_descent(1, 25)[0],
        "4e-13": best,
        "3.6": ends("failing-crawl")[0],
    }


def failing_divergence():
    rates = [{"learning_rate": rate} for rate in (0.0799, 0.0801, 0.08)]
    early = [ends("failing-divergence", {}, rate)[1] for rate in rates]
    late = [ends("failing-divergence", {}, rate, steps=2000)[1] for rate in rates]
    return {
        "21": early[0],
        "38": early[1],
        "36": race("failing-divergence")[0].losses[0],
        "28": late[2],
        "0.0013": late[0],
        "6e5": late[1],
    }


def failing_momentum():
    momentums = np.arange(60, 99) / 100
    losses = [ends("failing-momentum", {}, {"momentum": float(m)})[1] for m in momentums]
    best = int(np.argmin(losses))
    return {
        "0.74": momentums[best],
        "0.737": (1 - np.sqrt(0.02)) ** 2,
        "5e-7": losses[0],
        "2e-18": losses[best],
    }


def failing_noise():
    constant = ends("failing-noise")
    annealed = ends("failing-noise", schedule="CosineAnnealing")
    assert abs(scene_of("failing-noise").lowest - 0.4743) < 5e-5
    return {
        "0.4743": annealed[0],
        "0.4745": annealed[1],
        "0.493": constant[0],
        "0.604": constant[1],
    }


def failing_plateau():
    slow, adam = race("failing-plateau")
    fast = race("failing-plateau", {"learning_rate": 0.5})[0]
    ways = [np.linalg.norm(run.final_params - run.params[0]) for run in (slow, fast)]
    np.testing.assert_allclose(np.abs(steps_of(adam)[0]), 0.05, rtol=1e-3)
    return {
        "0.5": 0.5,
        "0.001": ways[0],
        "0.011": ways[1],
        "0.0001": np.linalg.norm(slow.gradients[0]),
    }


def failing_reddi():
    ways = {
        tenths: race("failing-reddi", {"beta2": tenths / 10})[0].final_params[0]
        for tenths in range(1, 10)
    }
    assert [tenths for tenths, way in ways.items() if way < 0] == [4, 5, 6, 7, 8, 9]
    assert race("failing-reddi", {"beta2": 0.999})[0].final_params[0] < 0
    assert ends("failing-reddi")[1] < 0
    return {"0.4": 0.4, "0.3": 0.3, "0.999": 0.999}


def failing_rmsprop():
    first, second = (steps_of(run)[0, 0] for run in race("failing-rmsprop"))
    warm = race("failing-rmsprop", schedule="LinearWarmup")
    longest = np.abs(steps_of(warm[1])[:, 0]).max()
    for short, long in (race("failing-rmsprop"), warm):
        assert long.final_loss < 1e-6 * short.final_loss
    return {"0.16": first, "1.58": second, "0.28": np.ceil(100 * longest) / 100}


def failing_saddle():
    runs = race("failing-saddle", start=[-1.5, 0.0])
    assert all((run.params[:, 1] == 0).all() for run in runs)
    np.testing.assert_allclose([run.final_loss for run in runs], 1, atol=1e-3)
    return {}


def failing_uncorrected():
    corrected, longer = (lengths(run) for run in race("failing-uncorrected"))
    assert longer[:12].argmax() == 3 - 1
    assert longer[2] > 4 * corrected[2]
    steps = np.arange(1, 100)
    constant = (1 - 0.9**steps) / np.sqrt(1 - 0.999**steps)
    assert constant.argmax() == 12 - 1
    return {"1.22": longer[2], "0.28": corrected[2]}
