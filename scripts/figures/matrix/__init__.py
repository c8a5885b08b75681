"""Figures of the methods that see a layer as a matrix."""
