"""A surface that the reader types."""
