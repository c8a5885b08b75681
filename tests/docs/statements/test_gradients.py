"""What the page "Where gradients come from" states in numbers; the marks there lead here."""

import re

import numpy as np
import pytest

from scripts.docs.pages import DOCS, fences_of
from scripts.docs.session import Session
from scripts.figures.first import gradients

PAGE = DOCS / "gradients.md"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def cells():
    """The names that the page's cells define, once all have run."""
    session = Session()
    for fence in fences_of(PAGE):
        if fence.cell:
            session.run(fence)
    return session.namespace


def alternative(figure):
    return re.search(rf"!\[([^\]]*)\]\([^)]*/{figure}\.svg", TEXT)[1]


def best(name):
    """The step at which a difference is best, and the error there."""
    errors = gradients.relative_errors()[name]
    return gradients.STEPS[errors.argmin()], errors.min()


def error_at(name, step):
    place = np.abs(np.log(gradients.STEPS / step)).argmin()
    return gradients.relative_errors()[name][place]


def test_a_central_difference_has_a_best_step():
    step, error = best("central difference")
    assert 1e-6 < step < 1e-5
    assert 1e-12 < error < 3e-11
    assert 1e-3 < error_at("central difference", 1e-14) < 1e-1


def test_a_forward_difference_is_best_where_the_alternative_says():
    step, error = best("forward difference")
    assert 3e-9 < step < 1e-7
    assert 3e-10 < error < 1e-8


def test_the_errors_grow_as_h_and_as_its_square():
    for name, ratio in (
        ("forward difference", 10),
        ("central difference", 100),
        ("complex step", 100),
    ):
        found = error_at(name, 1e-2) / error_at(name, 1e-3)
        assert found == pytest.approx(ratio, rel=0.1)


def test_the_complex_step_has_no_smallest_step():
    slope = gradients.unit_loss(complex(gradients.W, 1e-30)).imag / 1e-30
    z = gradients.W * gradients.X
    right = 2 * (z * z - gradients.T) * z * gradients.X
    assert slope == pytest.approx(right, rel=1e-15)


def test_in_single_precision_a_difference_has_few_digits():
    weight, x, target = (np.float32(v) for v in (gradients.W, gradients.X, gradients.T))

    def loss(w):
        return ((w * x) ** 2 - target) ** 2 / np.float32(2)

    right = 2 * ((gradients.W * gradients.X) ** 2 - gradients.T) * gradients.W * gradients.X**2
    steps = np.logspace(-5, -1, 41).astype(np.float32)
    errors = np.abs((loss(weight + steps) - loss(weight - steps)) / (2 * steps) / right - 1)
    typical = np.median(np.lib.stride_tricks.sliding_window_view(errors, 5), axis=-1)
    assert 3e-6 < typical.min() < 1e-4


def test_the_figure_holds_the_numbers_of_the_cell(cells):
    nodes, weights = gradients.passes()
    for name, derivative in weights.items():
        assert cells[f"d{name}"] == derivative
        assert f"{name}: {derivative:g}" in alternative("small-network")
    for name in ("z1", "z2", "h1", "h2", "y", "J"):
        assert cells[name] == nodes[name].value
        assert f"{name} = {nodes[name].value:g}" in alternative("small-network")
    assert (nodes["y"].derivative, nodes["h1"].derivative, nodes["h2"].derivative) == (-2, -4, 2)
    assert nodes["x"].derivative == 1


def test_both_ways_to_differentiate_agree_with_the_way_back(cells):
    network, few, labels = cells["network"], cells["few"], cells["few_labels"]
    random = np.random.default_rng(3)
    params = {name: v + random.standard_normal(v.shape) for name, v in network.params.items()}
    back = network.gradients(params, few, labels)
    for way, limit in (("central_differences", 1e-7), ("complex_steps", 1e-12)):
        for name, slopes in cells[way](cells["loss"], params).items():
            assert slopes == pytest.approx(back[name], rel=limit, abs=limit)


def test_the_page_keeps_its_promise_of_thirty_lines():
    (network,) = (fence for fence in fences_of(PAGE) if fence.cell == "network")
    body = network.source.partition("class Network")[2]
    assert len([line for line in body.splitlines() if line.strip()]) <= 32
