"""Reads the vocabularies that are listed: one text file each in `lists/`, one value a line."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "lists"


def read(path: Path) -> tuple[str, ...]:
    """The values of one file in order, without repeats, comments (`# `) and blank lines."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("# ")))


LISTED: dict[str, tuple[str, ...]] = {path.stem: read(path) for path in sorted(_FOLDER.glob("*.txt"))}
"""The listed vocabularies by the name of their file."""
