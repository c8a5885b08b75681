"""Gradient descent and its descendants: small, tested NumPy code that reads like its formulas."""

__version__ = "0.1.0"
