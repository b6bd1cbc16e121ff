"""The files and folders that a path being typed may mean."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

OFFERED = 50
"""How many are offered."""
_LOOKED_AT = 10_000
"""Of a folder with more entries only so many are looked at, so that an answer comes at once."""


def path_offers(typed: str) -> list[str]:
    """Paths that begin with `typed`, written as it is written; folders end in a slash.

    Hidden ones are offered only when asked for by their dot. A folder that can't be read offers nothing.
    """
    begun = typed.rpartition("/")[2]
    lead = typed[: len(typed) - len(begun)]
    if typed == "~":
        return ["~/"]
    try:
        with os.scandir(Path(lead or ".").expanduser()) as entries:
            found = sorted(_fitting(islice(entries, _LOOKED_AT), begun), key=lambda entry: entry.name.casefold())
            return [lead + entry.name + ("/" if entry.is_dir() else "") for entry in found[:OFFERED]]
    except (OSError, ValueError, RuntimeError):
        return []


def _fitting(entries: Iterator[os.DirEntry[str]], begun: str) -> Iterator[os.DirEntry[str]]:
    wanted = begun.casefold()
    for entry in entries:
        hidden = entry.name.startswith(".") and not begun.startswith(".")
        if not hidden and entry.name.isprintable() and entry.name.casefold().startswith(wanted):
            yield entry
