"""What the overview of the optimizers states in tables; the marks there lead here."""

import re

import numpy as np
import pytest

import gd_core.optimizers
from gd_core.checked import looks_ahead, state_of
from scripts.docs.pages import DOCS
from scripts.docs.sheet.facts import size_of
from scripts.figures.adaptive import _geometry, optimizers

PAGE = (DOCS / "optimizers" / "index.md").read_text(encoding="utf-8")
COLUMN_OF = {name: place[0] for place, names in _geometry.PLACES.items() for name in names}
ROW_OF = {name: place[1] for place, names in _geometry.PLACES.items() for name in names}
NAMES = list(COLUMN_OF)  # a method that has just been laid may come to the overview later
EACH = pytest.mark.parametrize("name", NAMES)


def rows_below(head):
    """The rows of the table with this head, as lists of cells."""
    lines = PAGE[PAGE.index(head) :].splitlines()[2:]
    table = lines[: next(at for at, line in enumerate(lines) if not line.startswith("|"))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def key_of(label):
    return re.sub("[^a-z]", "", label.partition(",")[0].lower())


def in_powers_of_ten(loss):
    """A loss as the table writes it."""
    if loss < 1e-20:
        return "0"
    digits, power = f"{loss:.1e}".split("e")
    return f"{digits}·10" + str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def test_the_table_of_the_turned_valley_is_that_of_its_runs():
    along, turned = (optimizers.runs(angle) for angle in (0, 45))
    shown = {key_of(row[0]): row[1:] for row in rows_below("| Loss after 150 steps")}
    assert shown == {
        name.lower(): [in_powers_of_ten(runs[name].final_loss) for runs in (along, turned)]
        for name in optimizers.NAMES
    }


def test_every_method_has_one_place():
    placed = [name for names in _geometry.PLACES.values() for name in names]
    assert sorted(placed) == sorted(NAMES)
    assert set(NAMES) <= set(gd_core.optimizers.__all__)
    assert len(NAMES) >= 21


def test_the_table_of_places_is_that_which_is_tested():
    shown = {row[0]: row[1:] for row in rows_below("| Remembers")}
    assert shown == {
        row: [", ".join(_geometry.PLACES.get((column, row), [])) for column in _geometry.COLUMNS]
        for row in _geometry.ROWS
    }


@EACH
def test_each_method_takes_the_step_of_its_column(name):
    cosines = _geometry.cosines(name, is_of_rank_one=name == "Adafactor")
    assert cosines[COLUMN_OF[name]] == max(cosines.values())
    assert cosines[COLUMN_OF[name]] > 0.98


@EACH
def test_a_method_that_remembers_gradients_moves_on_without_one(name):
    gradient = _geometry.example()[1]
    last = _geometry.steps(name, [gradient] * 8 + [0 * gradient])[-1]
    remembers = ROW_OF[name] not in ("nothing", "their sizes")
    assert (np.linalg.norm(last) > 0) == remembers


def spiked(gradient, column):
    """A gradient whose memoryless step is the same, while its sizes are others."""
    if column == "spectral norm":
        return 10 * gradient
    return gradient * np.random.default_rng(1).choice([1.0, 10.0], size=gradient.shape)


@pytest.mark.parametrize("name", [n for n in NAMES if COLUMN_OF[n] != "length"])
def test_a_method_that_remembers_sizes_is_upset_by_a_spike(name):
    gradient, column = _geometry.example(name == "Adafactor")[1], COLUMN_OF[name]
    steps = _geometry.steps(name, [gradient] * 8 + [spiked(gradient, column)])
    turn = _geometry.cosine(steps[-1], steps[-2])
    growth = np.linalg.norm(steps[-1]) / np.linalg.norm(steps[-2])
    is_upset = turn < 0.995 if column == "largest entry" else abs(growth - 1) > 0.05
    assert is_upset == (ROW_OF[name] != "past gradients")


def numbers_kept(name, shape):
    optimizer, params = getattr(gd_core.optimizers, name)(), np.ones(shape)
    gradient = np.random.default_rng(0).normal(size=shape)
    for _ in range(2):
        slope = (lambda _: gradient) if looks_ahead(optimizer) else gradient
        params = optimizer.update(params, slope)
    return sum(size_of(value) for value in state_of(optimizer).values())


@EACH
def test_each_method_keeps_what_the_table_says(name):
    costs = {key_of(row[0]): row[1] for row in rows_below("| Method | Numbers kept")}
    assert len(costs) == len(NAMES)
    formula = costs[name.lower()].replace(" rc", " * r * c").replace("²", "**2")
    formula = re.sub(r"(\d) (r|c)\*\*2", r"\1 * \2**2", formula)
    for r, c in ((7, 3), (5, 2)):
        assert numbers_kept(name, (r, c)) == eval(formula, {"r": r, "c": c})


def test_seven_billion_parameters_need_the_memory_that_is_stated():
    parameters = 7e9
    assert "Adam's two moments take 56 GB beside the 28 GB of the model itself" in PAGE
    assert (2 * 4 * parameters / 1e9, 4 * parameters / 1e9) == (56, 28)
