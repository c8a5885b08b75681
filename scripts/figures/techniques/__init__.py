"""Figures of what is put around an optimizer."""
