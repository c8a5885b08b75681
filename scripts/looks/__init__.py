"""Measure how the built site looks and handles: `make looks`."""
