"""The pages that are made, and the site of all pages."""
