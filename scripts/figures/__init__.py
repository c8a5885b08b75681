"""Figure scripts, one a page; `scripts.build.figures` draws them in light and dark."""
