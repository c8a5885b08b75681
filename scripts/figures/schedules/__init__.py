"""Figures of the learning-rate schedules."""
