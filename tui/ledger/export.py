"""Writing the ledger, or what it is filtered to, into a file."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, RadioSet, Static

from assistant.ledger_export import Kind, default_path, write_ledger
from assistant.ledger_summary import Wanted
from assistant.showing import plain
from assistant.store.store import Store
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.ledger.kind_button import KindButton
from tui.pages import Dialog
from tui.taking import TakenLine

KINDS: tuple[Kind, ...] = ("jsonl", "markdown")
NO_PATH = "Type where the file shall go."
WRITING = "Writing…"


class ExportScreen(Dialog[str | None]):
    """Asks where the entries shall go and writes them there; the answer is a line that says what was done."""

    HELP = """
# Writing the ledger into a file

The entries that the filters let through are written, the newest first, word for word. The file is new, for your
eyes only, and not encrypted: keep it as safe as the store.

- **Enter** writes the file, **Esc** leaves without writing
- **Tab** goes to the kind of file: JSON lines for programs, Markdown for reading
"""
    CSS_PATH = "ledger.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Do not write"), HELP_KEY]

    def __init__(self, store: Store, wanted: Wanted, count: int) -> None:
        """`count` says how many entries are wanted."""
        super().__init__()
        self._store = store
        self._wanted = wanted
        self._count = count
        self.working = False

    def compose(self) -> ComposeResult:
        """Where to, which kind, and why it could not be written."""
        with Vertical(id="export"):
            yield Static(Content(self._what))
            yield TakenLine(str(default_path(KINDS[0])), placeholder="A new file")
            with RadioSet(compact=True):
                yield KindButton("JSON lines, for programs", value=True)
                yield KindButton("Markdown, for reading")
            yield Static(id="problem")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin with the path."""
        self.query_one("#export").border_title = "Export"
        self.query_one(Input).focus()

    @property
    def _what(self) -> str:
        to = f" to {plain(self._wanted.provider)}" if self._wanted.provider else ""
        about = f" with the category {plain(self._wanted.category)}" if self._wanted.category else ""
        entries = f"{self._count:,} entr{'y' if self._count == 1 else 'ies'}"
        return f"{entries}{to}{about} will be written, not encrypted. The file must be new."

    @property
    def kind(self) -> Kind:
        """The kind of file that is chosen."""
        return KINDS[max(0, self.query_one(RadioSet).pressed_index)]

    def on_radio_set_changed(self, event: RadioSet.Changed) -> None:
        """Let the name end as the kind of file does."""
        event.stop()
        path = self.query_one(Input)
        endings = {default_path(kind).suffix for kind in KINDS}
        if Path(path.value).suffix in endings:
            path.value = str(Path(path.value).with_suffix(default_path(self.kind).suffix))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file."""
        event.stop()
        if not event.value.strip():
            self._tell(NO_PATH)
        elif not self.working:
            self.working = True
            self._tell(WRITING)
            path = Path(event.value.strip()).expanduser()
            self.app.run_worker(self._write(path, self.kind), group="export", exit_on_error=False)

    async def _write(self, path: Path, kind: Kind) -> None:
        try:
            count = await asyncio.to_thread(write_ledger, self._store, path, kind, self._wanted)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._tell(line_about(error))
        else:
            self.dismiss(f"{count:,} entr{'y' if count == 1 else 'ies'} written to {path}")
        finally:
            self.working = False

    def _tell(self, line: str) -> None:
        self.query_one("#problem", Static).update(Content(plain(line)))

    def action_leave(self) -> None:
        """Write nothing. What is being written already is waited for."""
        if not self.working:
            self.dismiss(None)
