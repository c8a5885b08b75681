"""What the other answers say, computed: the first pages', the variants' and the gallery's."""

import numpy as np

from tests.app.presets.changed import ends, race, scene_of, tuned


def batch():
    curvature = max(scene_of("batch").function.curvatures)
    start = race("batch")[0].losses[0]
    low, high = (ends("batch", {}, {"learning_rate": rate}, steps=2000)[1] for rate in (1.95, 1.96))
    assert max(ends("batch", {}, {"learning_rate": 1.96})) < start
    return {
        "1.95": 1.95,
        "1.954": 2 / curvature,
        "-0.996": 1 - 1.95 * curvature,
        "-1.007": 1 - 1.96 * curvature,
        "0.474": low,
        "3e11": high,
        "1.0238": curvature,
        "1.96": 1.96,
    }


def foundations():
    bowl = scene_of("foundations").function
    _, directions = np.linalg.eigh(bowl.hessian)
    for along, across in (directions.T, directions.T[::-1]):
        run = race("foundations", start=(3 * along).tolist())[0]
        np.testing.assert_allclose(run.params @ across, 0, atol=1e-12)
    assert abs(race("foundations")[0].params @ directions[:, 1]).max() > 0.5
    floor, wall = np.degrees(np.arctan2(directions[1], directions[0])) % 180
    return {"30": floor, "120": wall}


def gradient_descent():
    across = np.array([-0.5, np.sqrt(0.75)])
    floor = race("gradient-descent", start=[-3.46, -2.0])[0]
    assert abs(floor.params @ across).max() < 0.01
    assert abs(race("gradient-descent")[0].params @ across).max() > 0.9
    return {"0.0034": floor.final_loss, "0.0044": ends("gradient-descent")[0]}


def home():
    scene, runs = scene_of("home"), race("home")
    minima = scene.function.minima
    ends_at = [int(np.linalg.norm(minima - run.params[-1], axis=1).argmin()) for run in runs]
    plain, momentum, rmsprop, adam = ends_at
    for at, run in zip(ends_at, runs, strict=True):
        assert np.linalg.norm(minima[at] - run.params[-1]) < 0.3
    assert rmsprop == adam
    assert len({plain, momentum, adam}) == 3
    assert minima[adam][0] < scene.start[0] < min(minima[plain][0], minima[momentum][0])
    return {"0.75": scene.start[0], "4.5": scene.start[1]}


def index():
    run = race("index", {"learning_rate": 0.081})[0]
    assert (run.params[1:, 1] * run.params[:-1, 1] < 0).all()
    return {"784": run.final_loss, "48.5": run.losses[0], "-1.025": 1 - 0.081 * 25, "0.081": 0.081}


def lab():
    turned = {"shape": {"condition_number": 50.0, "angle": 60.0}}
    before, after = ends("lab"), ends("lab", **turned)
    assert after[0] < before[0]
    assert after[1] < 10 * before[1]
    for losses in (before, after, tuned("lab", **turned), tuned("lab")):
        assert min(losses) == losses[1]
    return {"0.66": after[2], "0.00005": before[2]}


def learning_rate():
    just = [{"learning_rate": rate} for rate in (0.0799, 0.08, 0.0801)]
    early = [ends("learning-rate", {}, {}, rate)[2] for rate in just]
    late = [ends("learning-rate", {}, {}, rate, steps=2000)[2] for rate in just]
    heights = race("learning-rate", {}, {}, just[1])[2].params[:, 1]
    np.testing.assert_allclose(abs(heights), 1.5)
    return {
        "0.0799": 0.0799,
        "0.0800": 2 / 25,
        "0.0801": 0.0801,
        "-1.5": heights[1],
        "1.5": heights[0],
        "28": late[1],
        "23": early[0],
        "34": early[2],
        "0.0013": late[0],
        "6e5": late[2],
    }


def mini_batch():
    slow, fast = race("mini-batch")
    one, most = (
        ends("mini-batch", noise={"batch_size": size, "replacement": False, "seed": 0})[1]
        for size in (1, 32)
    )
    lowest = scene_of("mini-batch").lowest
    return {
        "0.48": fast.losses[10],
        "1.49": slow.losses[10],
        "0.480": slow.final_loss,
        "0.595": fast.final_loss,
        "1.26": one,
        "0.475": most,
        "0.474": lowest,
    }


def stochastic():
    slow, fast = race("stochastic")
    between = race("stochastic", {}, {"learning_rate": 0.05})[1]
    return {
        "0.59": fast.losses[30],
        "2.84": slow.losses[30],
        "0.481": slow.final_loss,
        "0.639": fast.final_loss,
        "1.21": between.losses[30],
        "0.475": between.final_loss,
        "0.474": scene_of("stochastic").lowest,
    }
