"""Stand-in until the branch `share` is merged."""
# ruff: noqa: D

import numpy as np


class Expression:
    minima = np.zeros((0, 2))
    window = ((-5.0, 5.0), (-5.0, 5.0))
    start = np.array([-3.5, 2.5])

    def __init__(self, text):
        self.text = text

    def __call__(self, points):
        return (points**2).sum(-1)

    def gradient(self, points):
        return 2 * points
