"""What is drawn at build time: figures, posters, thumbnails, traces, the picture for shares."""
