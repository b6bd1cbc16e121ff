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
from assistant.store.digest import DigestLine
from tui.profile.knowledge import Facts
from tui.profile.parts import PART_KEYS

COST = (
    "These are the surest facts in short, accepted or not. They go along with questions about you that are "
    "answered on this machine, and take about {tokens} tokens of the prompt."
)
LOCKED = "`sotto profile digest --lock N` keeps a line as it is."


class ShortProfile(VerticalScroll):
    """The digest in prose."""

    BINDINGS: ClassVar[list[BindingType]] = [*PART_KEYS]

    def compose(self) -> ComposeResult:
        """What it is, then the areas."""
        yield Static(id="cost")
        yield Static(id="areas")

    def show(self, digest: Digest, waiting: Facts) -> None:
        """Show this digest; lines that rest on facts that are `waiting` say so."""
        ids = {fact.id for fact in waiting}
        self.query_one("#cost", Static).update(Content(f"{COST.format(tokens=digest.tokens)} {LOCKED}"))
        parts = []
        for name, lines in groupby(digest.lines, key=lambda line: line.area):
            said = [plain(line.text) + _marks(line, waits=not ids.isdisjoint(line.facts)) for line in lines]
            parts.append(Content.assemble((name, "bold"), "\n", "\n".join(said), "\n"))
        self.query_one("#areas", Static).update(Content("\n").join(parts))


def _marks(line: DigestLine, *, waits: bool) -> str:
    """How a line stands, beside what it says."""
    return f"{' (locked)' if line.locked else ''}{' (waits for your word)' if waits else ''}"
