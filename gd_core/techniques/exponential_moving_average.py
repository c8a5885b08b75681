"""Exponential moving average of the parameters: a smooth copy beside a noisy run."""

from typing import Any

import numpy as np

from gd_core import checks


class ExponentialMovingAverage:
    """Follow the parameters of a run with a running mean; the run itself does not notice.

    average <- decay * average + (1 - decay) * params, starting at the first params.

    The mean reaches back about 1 / (1 - decay) updates. Use it to evaluate, not to train.

    Args:
        decay: Part of the average kept at each update, in [0, 1).

    Attributes:
        average: None before the first update, then an array like params.

    Raises:
        ValueError: The decay is out of range.
        TypeError: The decay is not a number.

    Source:
        Polyak and Juditsky 1992 for averaging; this form as in PyTorch's AveragedModel with
        get_ema_multi_avg_fn.
    """

    def __init__(self, decay: float = 0.999) -> None:
        checks.at_least("decay", decay, 0)
        checks.number("decay", decay, below=1)
        self.decay = float(decay)
        self.average: Any = None

    def update(self, params: np.ndarray) -> np.ndarray:
        """Take new params into the average, and return it.

        Args:
            params: The parameters, any shape, float32 or float64; the same at every update.

        Raises:
            ValueError: The params are empty or not finite, or their shape has changed.
            TypeError: The params hold no floats, or their dtype has changed.
        """
        params = checks.float_array("params", params)
        if self.average is None:
            self.average = params.copy()
        else:
            checks.same_shape("params", params, self.average.shape)
            checks.same_dtype("params", params, self.average.dtype)
            self.average = self.decay * self.average + (1 - self.decay) * params
        return self.average.copy()
