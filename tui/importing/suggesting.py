"""Completing the path of a file as it is typed."""

import asyncio
from pathlib import Path

from textual.suggester import Suggester

_MOST = 5000
"""How many entries of a folder are looked at."""


class PathSuggester(Suggester):
    """Suggests the first file or folder whose name begins as what was typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The rest of the path, a folder with a slash at its end."""
        return await asyncio.to_thread(completed, value) if "/" in value else None


def completed(typed: str) -> str | None:
    """What `typed` may be the beginning of, in the order of names; None if it is of nothing."""
    folder, _, start = typed.rpartition("/")
    try:
        entries = sorted(_entries(Path(folder or "/").expanduser()))
    except OSError:
        return None
    for name, is_folder in entries:
        if name.startswith(start) and (start or not name.startswith(".")) and (name != start or is_folder):
            return f"{folder}/{name}{'/' if is_folder else ''}"
    return None


def _entries(folder: Path) -> list[tuple[str, bool]]:
    found = []
    for entry in folder.iterdir():
        found.append((entry.name, entry.is_dir()))
        if len(found) >= _MOST:
            break
    return found
