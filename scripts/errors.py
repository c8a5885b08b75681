"""The one error that ends a build."""


class BuildError(Exception):
    """Says in one line what is wrong and what to do."""
