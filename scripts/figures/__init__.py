"""Figure scripts, one a page; `scripts.build_figures` draws them in light and dark."""
