"""Build steps: each script makes one kind of generated thing."""
