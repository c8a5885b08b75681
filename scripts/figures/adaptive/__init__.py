"""Figures of the methods that scale each coordinate."""
