"""What browsers fetch: scripts, styles, fonts, colors, and the licenses of it all."""
