"""What a reader's browser fetches for a page that is only read, from its top to its end."""

from scripts.looks.report import Found, Row
from scripts.looks.visits import SCREEN, Visitor, ask, settle

PAGES = ["home", "adam", "momentum", "choosing", "schedules", "optimizers/", "lab"]
MOST = 600_000  # bytes in gzip


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Load a page in a new profile, scroll through it, and add up what was sent."""
    rows = [_row(visitor, path) for path in pages]
    goal = f"below {MOST / 1000:.0f} KB in gzip"
    return Found("Bytes of a page that is only read, KB", goal, rows)


def _row(visitor: Visitor, path: str) -> Row:
    sent = visitor.server.sent
    sent.clear()
    with visitor.page(path, SCREEN) as page:
        ask(page, "scrollThrough")
        settle(page)
    files = [address for address, _ in sent]
    gzipped = sum(size for _, size in sent)
    brotli = sum(visitor.server.files[address].size("brotli") for address in files)
    by_kind = by_ending(sent)
    return {
        "page": path or "home",
        "requests": len(files),
        "gzip": round(gzipped / 1000),
        "brotli": round(brotli / 1000),
        "the largest kinds, gzip": ", ".join(f"{kind} {size}" for kind, size in by_kind[:4]),
        "holds": gzipped < MOST,
    }


def by_ending(sent: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Kilobytes by the ending of a file's name, most first."""
    sums: dict[str, int] = {}
    for address, size in sent:
        ending = address.rpartition(".")[2]
        sums[ending] = sums.get(ending, 0) + size
    rounded = ((ending, round(size / 1000)) for ending, size in sums.items())
    return sorted(rounded, key=lambda one: -one[1])
