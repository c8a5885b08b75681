"""The code of a page's cells, run."""
