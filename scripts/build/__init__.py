"""Make what the site serves: steps, each skipped while what it is made from is the same."""
