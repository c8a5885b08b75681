"""One measure a file: each opens pages of the built site and gives a table."""
