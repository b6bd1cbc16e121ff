"""How commands speak: data on stdout, narration on stderr."""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from assistant.showing import plain


def emit(value: dict[str, Any]) -> None:
    """Write one JSON object to stdout as one line, at once."""
    click.echo(json.dumps(value, ensure_ascii=False), nl=True)
    sys.stdout.flush()


def emit_pretty(value: Any) -> None:
    """Write one JSON value to stdout, indented for a person."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(text: str, *, end: str = "\n") -> None:
    """Write data to stdout: as it is into a pipe or file, with control characters made visible on a terminal."""
    click.echo(plain(text) if sys.stdout.isatty() else text, nl=False)
    click.echo(end, nl=False)
    sys.stdout.flush()


def narrate(line: str = "", **style: Any) -> None:
    """Write a line about what is going on to stderr; control characters in it are made visible.

    `style` is what click.style takes. Whoever sets NO_COLOR gets the bare words.
    """
    click.echo(styled(plain(line), **style), err=True)


def styled(text: str, **style: Any) -> str:
    """`text` in a style that click.style takes, or bare if NO_COLOR is set to anything."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)


def is_interactive() -> bool:
    """Whether a person sits at both ends: questions may be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as aligned columns, two spaces apart."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows
    )
