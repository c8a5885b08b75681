"""Contrast between two colors, also as who lacks a kind of cone sees them."""

import numpy as np

# How light looks to who lacks a kind of cone (Machado, Oliveira and Fernandes, 2009, severity 1).
VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def linear(color: str) -> np.ndarray:
    """Give the light of a color: red, green and blue from 0 to 1."""
    values = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str, vision: str = "full") -> float:
    """The contrast of WCAG 2.2 between two colors, as one kind of eye sees them."""
    seen = [np.clip(VISIONS[vision] @ linear(color), 0, 1) @ LUMINANCE for color in (one, other)]
    return float((max(seen) + 0.05) / (min(seen) + 0.05))
