"""Which of some learning rates is best: the one whose neighborhood is."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gd_core.experiments.runs_by_rate import RunsByRate

A_DECADE = 20  # rates a factor of ten, in the grid that is tried where none is given
FIRST, WIDEST, WIDER = (-4, 1), (-10, 7), 2  # its ends as powers of ten, and what is added
CANDIDATES = 20  # of the best rates, how many are tried in runs of their own
WILD = 10.0  # the ratio of the losses at three neighboring rates above which they are no guide
HAIR = 1e-10  # the part of a rate by which another's differs, which no sound run notices
NOTHING = 1e-20  # of the loss at the start: what lies below is a zero, rounded


@dataclass(frozen=True, eq=False)
class LearningRateSearch:
    """The learning rates that were tried, what came of each, and which is best.

    Attributes:
        rates: The rates in increasing order, each once, shape (rates,).
        losses: The loss after the last step for each, shape (rates,); infinity where it diverged.
        medians: The median of the losses of each rate and its two neighbors, shape (rates,); a
            neighbor beyond the edge counts as one that diverged.
        index: Which rate is best.
        is_at_edge: Whether that is the first or the last rate, or next to it while that one ends
            as low: then the range was too narrow.
        is_tie: Whether a neighboring rate ends at the same loss, in nine digits. A loss below
            1e-20 of the first one counts as 0.
        is_chaotic: Whether its run alone ends elsewhere than among many, or after a change of the
            rate in its tenth digit: then roundings decide where it ends.
        spread: The largest ratio of the losses of the best rate and its two neighbors, at least 1;
            infinity where one of them diverged, is 0 or has another sign, and at an edge.
    """

    rates: np.ndarray
    losses: np.ndarray
    medians: np.ndarray
    index: int
    is_at_edge: bool
    is_tie: bool
    is_chaotic: bool
    spread: float

    @property
    def rate(self) -> float:
        """The best rate."""
        return float(self.rates[self.index])


def search(runs: RunsByRate, rates: np.ndarray) -> LearningRateSearch:
    """Find the best of some rates.

    Args:
        runs: What makes the runs.
        rates: The rates in increasing order, shape (rates,).

    Raises:
        ValueError: Every run diverged.
    """
    return _weigh(runs, rates, _losses(runs, rates))


def _weigh(runs: RunsByRate, rates: np.ndarray, losses: np.ndarray) -> LearningRateSearch:
    if not np.isfinite(losses).any():
        raise ValueError(f"learning_rates must hold one that converges, got {rates!r}")
    rounded = _round(losses, NOTHING * abs(float(runs.first_loss)))
    padded = np.concatenate(([np.inf], rounded, [np.inf]))
    neighborhoods = np.stack((padded[:-2], rounded, padded[2:]))
    medians, spreads = np.sort(neighborhoods, axis=0)[1], _spreads(neighborhoods)
    index, is_chaotic = _pick(runs, rates, rounded, medians, spreads)
    return LearningRateSearch(
        rates,
        losses,
        medians,
        index,
        is_at_edge=_is_at_edge(rounded, index),
        is_tie=bool((neighborhoods[::2, index] == rounded[index]).any()),
        is_chaotic=is_chaotic,
        spread=float(spreads[index]),
    )


def widening_search(runs: RunsByRate) -> LearningRateSearch:
    """Find the best of a wide range of rates, made wider for as long as the best is at its edge.

    Args:
        runs: What makes the runs.

    Raises:
        ValueError: Every run diverged, even at the smallest rate.
    """
    low, high = FIRST
    tried: dict[int, float] = {}
    while True:
        rates, losses = _try_between(runs, tried, low, high)
        if not np.isfinite(losses).any() and low > WIDEST[0]:
            low -= WIDER
            continue
        found = _weigh(runs, rates, losses)
        is_low = found.index < len(rates) / 2
        if found.is_at_edge and is_low and low > WIDEST[0]:
            low -= WIDER
        elif found.is_at_edge and not is_low and high < WIDEST[1]:
            high += WIDER
        else:
            return found


def _is_at_edge(losses: np.ndarray, index: int) -> bool:
    last = len(losses) - 1
    is_beside = [(1, 0), (last - 1, last)]
    return index in (0, last) or any(
        index == at and bool(losses[edge] <= losses[at]) for at, edge in is_beside
    )


def _losses(runs: RunsByRate, rates: np.ndarray) -> np.ndarray:
    losses = runs.final_losses(rates)
    return np.where(np.isnan(losses), np.inf, losses)


def _try_between(
    runs: RunsByRate, tried: dict[int, float], low: int, high: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rates between two powers of ten and their losses, and keep these in `tried`."""
    exponents = range(low * A_DECADE, high * A_DECADE + 1)
    new = [exponent for exponent in exponents if exponent not in tried]
    tried.update(zip(new, _losses(runs, _rates(new)).tolist(), strict=True))
    return _rates(exponents), np.array([tried[exponent] for exponent in exponents])


def _rates(exponents: Iterable[int]) -> np.ndarray:
    return 10.0 ** (np.array(list(exponents)) / A_DECADE)


def _round(losses: np.ndarray, nothing: float) -> np.ndarray:
    """Return losses in nine digits, 0 where they are next to nothing, so that equals are equal."""
    return np.array([0.0 if abs(x) <= nothing else float(f"{x:.9g}") for x in losses.tolist()])


def _spreads(neighborhoods: np.ndarray) -> np.ndarray:
    """Return the largest ratio within each column, shape (rates,)."""
    least, most = abs(neighborhoods).min(axis=0), abs(neighborhoods).max(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(least == most, 1.0, most / least)
    has_two_signs = (neighborhoods.min(axis=0) < 0) & (neighborhoods.max(axis=0) > 0)
    return np.where(has_two_signs, np.inf, ratios)


def _pick(
    runs: RunsByRate,
    rates: np.ndarray,
    losses: np.ndarray,
    medians: np.ndarray,
    spreads: np.ndarray,
) -> tuple[int, bool]:
    """Return which rate is best, and whether its run is chaotic because those of all are."""
    worse = np.maximum(losses, medians)  # since a rate may be the one bad one among good ones
    order = np.lexsort((losses, worse))  # which keeps equals in the order of the rates
    order = order[np.isfinite(losses[order])]
    lowest = worse[order[0]]
    is_near = worse[order] <= lowest + (WILD - 1) * abs(lowest)
    is_calm = is_near & (spreads[order] <= WILD)
    candidates = np.concatenate((order[is_calm], order[~is_calm]))
    for at in candidates[:CANDIDATES]:
        alone = runs.final_loss(float(rates[at]) * (1 + _hair(runs.start)))
        if np.isclose(alone, losses[at], rtol=1e-3, atol=NOTHING * abs(runs.first_loss)):
            return int(at), False
    return int(order[0]), True


def _hair(start: np.ndarray) -> float:
    return max(HAIR, 4 * float(np.finfo(start.dtype).eps))
