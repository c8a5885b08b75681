"""Time the page's Python in Chromium, side by side with stock Pyodide; the parts of it."""
