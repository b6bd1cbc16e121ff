"""How far a long command is, on one line of the terminal that is written over and over."""

import sys
import time

import click

from assistant.imports.importing import Counts
from assistant.imports.in_words import how_far as line
from assistant.imports.record import Progress

_EVERY_S = 0.2


class Meter:
    """Shows how far an import is. Writes nothing where stderr is no terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._began = self._shown = time.monotonic()
        self._on_screen = False
        self._counts = Counts()
        if sys.stderr.isatty():
            progress.moved = self._show

    def count(self, counts: Counts) -> None:
        """What has come in so far."""
        self._counts = counts

    def clear(self) -> None:
        """Take the line away."""
        if self._on_screen:
            click.echo("\r\033[K", nl=False, err=True)
            self._on_screen = False

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._shown >= _EVERY_S:
            self._shown, self._on_screen = now, True
            click.echo(f"\r\033[K{line(self._progress, self._counts, now - self._began)}", nl=False, err=True)
