"""Hooks of MkDocs, which mkdocs.yml names: notebooks, and the pages of the reference."""
