"""How far a long command is, on one line of the terminal that is written over and over."""

import sys
import time

import click

from assistant.imports.importing import Counts
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


def line(progress: Progress, counts: Counts, elapsed_s: float) -> str:
    """The line: how much of the file was read, how many messages came in, how long it will still take."""
    messages = f"{counts.added + counts.known:,} messages"
    if not progress.total or not progress.done:
        return f"  {messages}"
    share = min(progress.done / progress.total, 1)
    left = elapsed_s * (1 - share) / share
    return f"  {share:.0%} of {_size(progress.total)}, {messages}, {_duration(left)} left"


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def _duration(seconds: float) -> str:
    return f"about {seconds / 60:.0f} min" if seconds >= 90 else f"about {max(1, round(seconds))} s"
