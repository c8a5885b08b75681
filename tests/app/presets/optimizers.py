"""What the answers on the optimizers' pages say, computed: the numbers of each, as they stand."""

import numpy as np

from tests.app.presets.changed import ends, lengths, race, steps_of, tuned


def adabelief():
    adam, belief = race("adabelief")
    leads = belief.losses < adam.losses
    assert leads[52:].all()
    assert not leads[51]
    tuned_adam, tuned_belief = tuned("adabelief")
    assert 3 < tuned_adam / tuned_belief < 6
    past = [run.params[5, 1] - run.params[5, 0] ** 2 for run in (adam, belief)]
    assert 0 < past[0] < past[1]
    return {
        "7.9": adam.losses[5],
        "9.4": belief.losses[5],
        "1.0": belief.final_loss,
        "1.2": adam.final_loss,
    }


def adadelta():
    small, large = (race("adadelta", {}, {"epsilon": epsilon})[1] for epsilon in (1e-6, 1e-3))
    firsts = [abs(steps_of(run)[0, 0]) for run in (small, large)]
    return {
        "5.7": small.final_loss,
        "0.62": large.final_loss,
        "0.1": firsts[1],
        "0.003": firsts[0],
    }


def adagrad():
    turned = {a: {"shape": {"condition_number": 25, "angle": a}} for a in (0, 30, 45)}
    plain, adaptive = ends("adagrad", **turned[30])
    along = ends("adagrad", **turned[0])
    assert along[1] < 1e-6 * along[0]
    assert 0.4 < plain / along[0] < 1
    return {"0.082": adaptive, "2e-6": plain, "0.19": ends("adagrad", **turned[45])[1]}


def adam():
    momentum, rmsprop, standard = ends("adam", start=[1.8, -0.8])
    assert np.isnan(momentum)
    lower = ends("adam", {"learning_rate": 0.0005}, start=[1.8, -0.8])[0]
    return {"0.0005": 0.0005, "0.077": lower, "0.11": rmsprop, "0.32": standard}


def adamax():
    standard, forgetful = ends("adamax", {}, {"beta2": 0.9})
    halves = {text: np.log(0.5) / np.log(beta) for text, beta in (("693", 0.999), ("7", 0.9))}
    return {
        "0.028": forgetful,
        "3.2": ends("adamax")[1],
        "0.19": standard,
        "0.999": 0.999,
        **halves,
    }


def adamw():
    x, y = race("adamw", {}, {"weight_decay": 0.5})[1].final_params
    quick = {"weight_decay": 0.5, "beta2": 0.95}
    rest_x, rest_y = race("adamw", {}, quick, steps=600)[1].final_params
    boxed = 9 / 5  # the minimum of (x + 2y - 7)^2 + (2x + y - 5)^2 where y = 2
    assert boxed == 1.8
    return {"1.33": x, "1.82": y, "1.8": rest_x, "2.0": rest_y, "0.5": 0.5, "0.95": 0.95}


def amsgrad():
    assert race("amsgrad")[0].final_params[0] > 0.9
    ways = [run.final_params[0] for run in race("amsgrad", {"beta2": 0.999})]
    np.testing.assert_allclose(ways, -1, atol=0.03)
    return {"-1": -1}


def lamb():
    adamw, here = (lengths(run)[0] for run in race("lamb"))
    adamw_near, near = (lengths(run)[0] for run in race("lamb", start=[-2.0, 0.75]))
    np.testing.assert_allclose([adamw, adamw_near], 0.07, atol=0.005)
    return {"0.214": here, "0.107": near, "0.07": 0.07}


def lion():
    slow = race("lion", {}, {"learning_rate": 0.01})[1]
    way = abs(slow.final_params - slow.params[0])[0]
    return {"5.0": slow.final_loss, "0.125": ends("lion")[1], "0.01": 0.01, "1.2": way, "4": 4.0}


def momentum():
    plain, slow = ends("momentum", {}, {"learning_rate": 0.004})
    return {"0.148": slow, "0.179": plain, "5e-9": ends("momentum")[1], "0.02": 0.004 / (1 - 0.8)}


def nadam():
    across = np.array([-0.5, np.sqrt(0.75)])  # of the floor, which is turned by 30 degrees
    past = [-(run.params @ across) for run in race("nadam")]
    assert [int(way.argmax()) for way in past] == [8, 11]
    return {"0.48": past[0].max(), "0.10": past[1].max()}


def nesterov():
    limits = {0.0271: (2 + 2 * 0.9) / (50 * (1 + 2 * 0.9)), 0.076: (2 + 2 * 0.9) / 50}
    for at, limit in enumerate(reversed(limits.values())):
        below, above = ({"learning_rate": limit * factor} for factor in (0.99, 1.01))
        final = ends("nesterov", below, below, steps=2000)[at]
        assert final < 1e-20
        assert np.isnan(ends("nesterov", above, above, steps=2000)[at])
    return {f"{rate:g}": limit for rate, limit in limits.items()}


def prodigy():
    few, many = (race("prodigy", {}, {"d0": d0})[1].losses for d0 in (1e-4, 1e-6))
    halves = [int((losses < losses[0] / 2).argmax()) for losses in (few, many)]
    return {"10": halves[0], "15": halves[1]}


def radam():
    first, half = (
        [lengths(run)[0] for run in race("radam", start=start)]
        for start in ([-4.0, 1.5], [-2.0, 0.75])
    )
    return {"3.8": first[1], "1.9": half[1], "0.14": np.mean([first[0], half[0]])}


def rmsprop():
    fast, other = ends("rmsprop", {"learning_rate": 1.3})
    assert ends("rmsprop", {"learning_rate": 1.0})[0] > other
    assert 60 <= 1.3 / 0.02 <= 70
    return {"1.3": 1.3, "0.06": fast, "0.17": other}


def schedule_free_adamw():
    adamw, free = ends("schedule-free-adamw", {"learning_rate": 0.1}, {"learning_rate": 0.1})
    before = ends("schedule-free-adamw")
    return {"0.048": free, "0.052": adamw, "1.51": before[1], "0.40": before[0]}
