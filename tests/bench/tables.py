"""Tables of Markdown, and their place in a page."""

from collections.abc import Iterator, Sequence
from pathlib import Path

_MARK = "<!-- scores -->"

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row]) -> Iterator[str]:
    """A Markdown table; every column but the first to the right."""
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    yield from ("| " + " | ".join(row) + " |" for row in rows)


def put(tables: str, readme: Path, mark: str = _MARK) -> None:
    """Replace what stands between the two marks in `readme`. Raises ValueError if it has not got them."""
    pieces = readme.read_text(encoding="utf-8").split(mark)
    if len(pieces) != 3:
        raise ValueError(f"{readme} must hold {mark} twice")
    readme.write_text(mark.join([pieces[0], f"\n{tables}\n", pieces[2]]), encoding="utf-8")
