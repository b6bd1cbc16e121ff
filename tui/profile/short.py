"""The short profile: the digest, area by area, and what it costs."""

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.profile.digest import Digest
from assistant.showing import plain
from tui.profile.parts import PART_KEYS

COST = (
    "These are the surest facts in short. They go along with questions about you that are answered on this "
    "machine, and take about {tokens} tokens of the prompt."
)
LOCKED = "`sotto profile digest --lock N` keeps a line as it is."


class ShortProfile(VerticalScroll):
    """The digest in prose."""

    BINDINGS: ClassVar[list[BindingType]] = [*PART_KEYS]

    def compose(self) -> ComposeResult:
        """What it is, then the areas."""
        yield Static(id="cost")
        yield Static(id="areas")

    def show(self, digest: Digest) -> None:
        """Show this digest."""
        self.query_one("#cost", Static).update(Content(f"{COST.format(tokens=digest.tokens)} {LOCKED}"))
        parts = []
        for name, lines in groupby(digest.lines, key=lambda line: line.area):
            said = [f"{plain(line.text)}{' (locked)' if line.locked else ''}" for line in lines]
            parts.append(Content.assemble((name, "bold"), "\n", "\n".join(said), "\n"))
        self.query_one("#areas", Static).update(Content("\n").join(parts))
