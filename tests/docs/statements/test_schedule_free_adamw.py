"""What the page of schedule-free AdamW states about rates."""

from scripts.figures.adaptive.schedule_free_adamw import RACERS, RATES, distances

ENDS = {name: distances(*arguments) for name, arguments in RACERS.items()}


def test_the_average_hardly_depends_on_the_rate():
    wide = RATES > 0.05
    assert RATES[wide][0] < 0.06
    assert RATES[wide][-1] / RATES[wide][0] > 50
    average, constant = ENDS["schedule-free"][wide], ENDS["constant rate"][wide]
    assert average.min() > 0.18
    assert average.max() < 0.22
    assert constant[-1] > 5 * constant[0]


def test_the_best_falling_rate_comes_closer():
    falling = ENDS["falling to zero"]
    assert 0 < falling.argmin() < len(RATES) - 1
    assert abs(falling.min() - 0.10) < 0.005
    assert falling.min() < ENDS["schedule-free"][RATES > 0.05].min()


def test_the_curves_end_where_the_picture_is_said_to_show_them():
    assert abs(ENDS["constant rate"].min() - 0.15) < 0.005
    assert abs(ENDS["constant rate"].max() - 1.6) < 0.05
    assert abs(ENDS["falling to zero"][-1] - 0.36) < 0.01
