"""Build the Python that runs in the page: fetch, verify, compile, pack, and list it."""
