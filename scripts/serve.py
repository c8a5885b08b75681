"""Serve the site on http://127.0.0.1:8000 and build it anew whenever a page changes."""

import socket
import subprocess
import sys

from scripts.build.notebooks import forget_stale_notebooks

HOST, PORT = "127.0.0.1", 8000


def is_taken(host: str, port: int) -> bool:
    """Tell whether something already listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def main() -> int:
    """Start MkDocs' own server with live reload; Ctrl+C ends it."""
    if is_taken(HOST, PORT):
        print(f"serve: port {PORT} is in use; end what uses it and try again.", file=sys.stderr)
        return 1
    forget_stale_notebooks()
    command = [sys.executable, "-m", "mkdocs", "serve", "--strict", "--livereload"]
    command += ["--dev-addr", f"{HOST}:{PORT}", "--watch", "gd_core"]
    try:
        return subprocess.run(command).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
