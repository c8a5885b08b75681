"""The cheat sheet of all methods: what a card and a row of the table say, and how they are written."""
