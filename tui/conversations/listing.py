"""What the list of conversations shows, and where its bar is."""

from datetime import datetime

from textual.widgets import OptionList

from assistant.store.conversations import Conversation
from assistant.store.store import Store
from tui.conversations.rows import Row, rows
from tui.reading import in_background

LISTED = 500
"""How many conversations are listed at first, and how many more each time the end is reached."""


class Listing(OptionList):
    """The conversations of a store, or those in its archive: pinned ones, then the latest, first."""

    DEFAULT_CSS = "Listing > .option-list--option-disabled { color: $text-muted; }"

    def __init__(self, store: Store) -> None:
        super().__init__(markup=False)
        self.store = store
        self.in_archive = False
        self.held: int | None = None
        """The conversation in which an answer is being made."""
        self._rows: dict[str, Row] = {}
        self._current: int | None = None
        self._limit, self._asked = LISTED, 0
        self._offered = (False, False)

    @property
    def conversations(self) -> list[Conversation]:
        """The conversations in the order in which they are listed."""
        return [row.conversation for row in self._rows.values() if row.conversation]

    @property
    def marked(self) -> Conversation | None:
        """The conversation that the bar is on."""
        option = self.highlighted_option
        row = self._rows.get(option.id or "") if option is not None else None
        return row.conversation if row is not None else None

    async def reload(self, current: int | None, held: int | None = None) -> None:
        """List what is stored by now, `current` as the open one. An answer is being made in `held`."""
        moved, self._current, self.held = current != self._current, current, held
        await self.show(current if moved else None)

    async def show(self, mark: int | None = None) -> None:
        """List what is stored by now. The bar goes to the conversation `mark`, else it stays where it is."""
        self._asked = asked = self._asked + 1
        found = await in_background(self, self._listed)
        if found is None or asked != self._asked or not self.is_attached:
            return
        kept, at, new = self.marked, self.highlighted, {row.id: row for row in found}
        if new != self._rows:
            self._rows = new
            self.set_options(row.option for row in found)
        self.highlighted = self._place(mark, kept, at)
        self.border_title = "Archive" if self.in_archive else "Conversations"
        self._offer()

    def turn_over(self) -> None:
        """Show the archive in place of the others, or the others."""
        self.in_archive, self._limit = not self.in_archive, LISTED

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """List more where the end of a long list comes near."""
        event.stop()
        self._offer()
        if event.option_index >= len(self._rows) - 2 and len(self.conversations) == self._limit:
            self._limit += LISTED
            self.run_worker(self.show(), exit_on_error=False)

    def _offer(self) -> None:
        """Let the footer show what can be done, where that is something else than before: it is drawn anew."""
        offered = (self.marked is not None, self.undoable)
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    @property
    def undoable(self) -> bool:
        """Whether something was done that can be taken back."""
        return False

    def _listed(self) -> list[Row]:
        kept = self.store.conversations
        found = kept.list(self._limit, archived=self.in_archive)
        today = datetime.now().astimezone().date()
        return rows(found, kept.count_archived(), today, self._current, in_archive=self.in_archive)

    def _place(self, mark: int | None, kept: Conversation | None, at: int | None) -> int | None:
        """Where the bar goes: to `mark`, else where it was, by conversation or else by row."""
        for id in (mark, kept.id if kept else None, self._current if at is None else None):
            if id is not None and str(id) in self._rows:
                return self.get_option_index(str(id))
        free = [index for index, row in enumerate(self._rows.values()) if row.enabled]
        return min(free, key=lambda index: (abs(index - (at or 0)), index)) if free else None
