"""Settings are read off the constructor, and kept in their ranges."""

import numpy as np
import pytest

import gd_core.optimizers
from gd_core.checked import Setting, checked, is_elementwise, settings_of
from gd_core.guard import settings as settings_module
from gd_core.surfaces import IllConditionedBowl
from tests.gd_core.checked.classes import ONES, InPlace, Lists, Plain

BOWL = IllConditionedBowl()


def test_arrays_are_shown_in_one_line():
    rates = np.linspace(0.0, 0.5, 6)[:, None]
    optimizer = gd_core.Adam(rates, np.array([0.5]), np.float64(0.25), 1)
    assert repr(optimizer) == (
        "Adam(learning_rate=array of shape (6, 1) from 0 to 0.5, beta1=array([0.5]), "
        "beta2=0.25, epsilon=1)"
    )
    optimizer.learning_rate = np.array(["a", "b"])
    assert "learning_rate=array(['a', 'b'])" in repr(optimizer)


def test_settings_tell_their_ranges():
    settings = settings_of(Lists(0.1))
    assert settings == settings_of(Lists)
    assert settings == {
        "learning_rate": Setting("learning_rate", None),
        "gamma": Setting("gamma", 0.5, high=1.0),
        "every": Setting("every", 2, low=1.0, is_whole=True),
        "width": Setting("width", 1.0, includes_low=False),
    }
    assert settings_of(Plain)["beta2"] == Setting("beta2", 0.9, high=1.0)
    assert list(settings_of(Plain)) == ["learning_rate", "beta2"]
    assert settings_of(gd_core.RAdam)["beta2"].is_single
    assert not settings_of(gd_core.RAdam)["beta1"].is_single
    assert all(setting.is_single for setting in settings_of(gd_core.LAMB).values())
    assert settings_of(gd_core.Prodigy)["d0"] == Setting(
        "d0", 1e-6, includes_low=False, is_single=True
    )
    del settings["gamma"]
    assert "gamma" in settings_of(Lists)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"gamma": 1.0}, r"gamma must be in \[0, 1\), got 1\.0"),
        ({"gamma": np.array([0.5, 2.0])}, r"gamma must be in \[0, 1\), got 2\.0"),
        ({"every": 0}, r"every must be a whole number, at least 1, got 0\.0"),
        ({"every": 1.5}, r"every must be a whole number, at least 1, got 1\.5"),
        ({"every": -1}, r"every must be in \[0, inf\), got -1"),
        ({"width": 0}, r"width must be > 0, got 0\.0"),
        ({"width": np.array([1.0, 0.0])}, r"width must be > 0, got \[1\. 0\.\]"),
    ],
)
def test_settings_keep_to_their_ranges(settings, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        Lists(0.1, **settings)
    optimizer = Lists(0.1)
    vars(optimizer).update(settings)
    with pytest.raises(ValueError, match=f"^{message}"):
        optimizer.update(ONES, ONES)


def test_an_array_setting_takes_the_dtype_of_params_for_a_step_only():
    rates = np.array([[0.1], [0.2]])
    optimizer = InPlace(rates)
    result = optimizer.update(np.ones((2, 3), "f4"), np.ones((2, 3), "f4"))
    assert result.dtype == "float32"
    assert optimizer.learning_rate is rates
    with pytest.raises(ValueError, match=r"^learning_rate of shape \(2, 1\) must broadcast to p"):
        InPlace(rates).update(np.ones((3, 2)), np.ones((3, 2)))
    with pytest.raises(ValueError, match=r"^learning_rate of shape \(2, 1\) must broadcast to p"):
        InPlace(rates).update(ONES, ONES)


def test_the_options_are_used_once_for_each_class():
    whole = checked(whole_array=True)
    for kind in (type("One", (Plain,), {}), type("Two", (Plain,), {})):
        made = whole(kind)
        assert made is kind
        assert not is_elementwise(made)
        with pytest.raises(ValueError, match=r"^beta2 must be one number, got an array of shape"):
            made(beta2=np.array([0.5, 0.5]))


def test_an_array_of_settings_is_looked_at_once_in_a_loop(monkeypatch):
    looked_at = []
    fit = settings_module._fit_setting

    def counted(setting, value, params):
        looked_at.append(setting.name)
        return fit(setting, value, params)

    optimizer = gd_core.Adam(np.array([0.1, 0.2]), np.array([0.9, 0.8]))
    monkeypatch.setattr(settings_module, "_fit_setting", counted)
    gd_core.minimize(BOWL, BOWL.start, optimizer, 20)
    assert looked_at == ["learning_rate", "beta1"]


@pytest.mark.parametrize("rate", [np.array([0.1, 0.2]), np.array([1, 2]), [0.1, 0.2], 1])
def test_a_loop_records_the_rates_that_were_given(rate):
    start = BOWL.start.astype(np.float32)
    run = gd_core.minimize(BOWL, start, gd_core.GradientDescent(rate), 3)
    np.testing.assert_array_equal(run.learning_rates, np.stack([np.float64(rate)] * 4))
