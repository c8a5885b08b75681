"""What theory predicts for a quadratic: stability limits, best settings, rates, noise."""

from gd_core.theory.momentum_plane import (
    REGIMES,
    momentum_noise_floor,
    momentum_regime,
    momentum_roots,
    momentum_spectral_radius,
)
from gd_core.theory.quadratics import (
    METHODS,
    Settings,
    iteration_matrix,
    optimal_gradient_descent,
    optimal_momentum,
    optimal_nesterov,
    spectral_radius,
    stability_limit,
)

__all__ = [
    "METHODS",
    "REGIMES",
    "Settings",
    "iteration_matrix",
    "momentum_noise_floor",
    "momentum_regime",
    "momentum_roots",
    "momentum_spectral_radius",
    "optimal_gradient_descent",
    "optimal_momentum",
    "optimal_nesterov",
    "spectral_radius",
    "stability_limit",
]
