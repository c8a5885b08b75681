"""The look that all figures share: theme, type, labels, SVG."""
