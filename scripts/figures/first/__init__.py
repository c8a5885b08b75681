"""Figures of the pages on slopes, rates and convergence."""
