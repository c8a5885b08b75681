"""One step of an optimizer, worked out in numbers."""
