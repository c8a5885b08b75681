"""Make what the site serves: a table of steps, each skipped while what it is made from is the same."""
