"""The explorer's state as a script to copy."""
