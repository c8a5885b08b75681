"""Figures of momentum and Nesterov's method."""
