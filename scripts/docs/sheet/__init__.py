"""The cheat sheet of all methods: what its cards and rows say, and how they are written."""
