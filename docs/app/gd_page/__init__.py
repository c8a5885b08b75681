"""Python that runs only in the page: the cells' side, and the explorer's."""
