"""Break `gd_core` on purpose, one mistake at a time, and see that the tests notice."""
