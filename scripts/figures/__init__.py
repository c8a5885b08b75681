"""Figure scripts, a room for each part of the site; `scripts.build.pictures.figures` draws them."""
