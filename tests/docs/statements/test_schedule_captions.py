"""The numbers in captions and alternative texts of the schedules' pages are those of the run."""

import pytest

from gd_core.schedules import (
    CosineAnnealing,
    Cyclic,
    ExponentialDecay,
    InverseSquareRoot,
    OneCycle,
    PolynomialDecay,
    StepDecay,
    WarmupStableDecay,
)
from scripts.docs.pages import DOCS
from scripts.figures.schedules._schedules import (
    best_first_rate,
    constant,
    expected_loss,
    expected_losses,
)

COSINE, LINE = CosineAnnealing(0.3, 400), PolynomialDecay(0.3, 400)


def tuned(make):
    return expected_loss(make(best_first_rate(make)))


SAID = {
    "index": {
        "the constant rate levels off at {:.2f}": expected_loss(constant(0.3)),
        "the constant rate ends at {:.3f}": tuned(constant),
        "the cosine at {:.3f}": tuned(lambda rate: CosineAnnealing(rate, 400)),
        "the straight line at {:.3f}": tuned(lambda rate: PolynomialDecay(rate, 400)),
        "constant at {:.2f}": best_first_rate(constant),
        "a straight line from {:.2f}": best_first_rate(lambda rate: PolynomialDecay(rate, 400)),
    },
    "step-decay": {
        "constant rate 0.03 ends at {:.4f}": expected_loss(constant(0.03)),
        "the staircase with {:.4f}": expected_loss(StepDecay(0.3, 150, 0.1)),
    },
    "cosine-annealing": {
        "ends lowest, at {:.3f}": expected_loss(COSINE),
        "stopped at step 200, at {:.3f}": expected_loss(CosineAnnealing(0.3, 200)),
        "still noisy, at {:.3f}": expected_loss(CosineAnnealing(0.3, 800)),
    },
    "cyclic": {
        "its first cycle ended, at {:.3f}": expected_loss(Cyclic(0.3, 0.01, 50)),
        "halving triangles it falls to {:.3f}": expected_loss(Cyclic(0.3, 0.01, 50, 0.5)),
        "highest rate ends at {:.3f}": expected_loss(COSINE),
    },
    "exponential-decay": {
        "ends lowest, at {:.3f}": expected_loss(ExponentialDecay(0.3, 0.99)),
        "freezes at {:.2f}": expected_loss(ExponentialDecay(0.3, 0.95)),
    },
    "inverse-square-root": {
        "the other goes on falling, to {:.3f}": expected_loss(InverseSquareRoot(0.3, 20), 1200),
        "0.026 against {:.3f}": expected_loss(InverseSquareRoot(0.3, 20)),
    },
    "one-cycle": {
        "middle of the run to {:.2f}": expected_losses(OneCycle(1.0, 400))[50:250].max(),
        "before it falls to {:.3f}": expected_loss(OneCycle(1.0, 400)),
        "peak 0.3 ends at {:.3f}": expected_loss(OneCycle(0.3, 400)),
        "own best peak the cycle ends at {:.3f}": tuned(lambda rate: OneCycle(rate, 400)),
    },
    "polynomial-decay": {
        "power 2 ends lowest at {:.3f}": expected_loss(PolynomialDecay(0.3, 400, 2.0)),
        "the line at {:.3f}": expected_loss(LINE),
        "the root at {:.3f}": expected_loss(PolynomialDecay(0.3, 400, 0.5)),
    },
    "warmup-stable-decay": {
        "rate comes down, to {:.3f}": expected_loss(WarmupStableDecay(0.3, 20, 130, 50)),
        "and {:.3f}; the cosine": expected_loss(WarmupStableDecay(0.3, 20, 280, 100)),
        "the cosine ends at {:.3f}": expected_loss(COSINE),
    },
}
ROWS = [(page, words, value) for page, said in SAID.items() for words, value in said.items()]


@pytest.mark.parametrize(("page", "words", "value"), ROWS)
def test_a_caption_says_what_the_run_does(page, words, value):
    text = (DOCS / "schedules" / f"{page}.md").read_text(encoding="utf-8")
    assert words.format(value) in text, words.format(value)
