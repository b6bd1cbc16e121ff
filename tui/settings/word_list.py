"""A few words of which one is taken; letters find it."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets.option_list import Option

from tui.taking import TakenChoice


class WordList(TakenChoice):
    """What is typed marks the first word that begins so; while none does, none is marked and Enter takes none."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._words: Sequence[str] = ()
        self._typed = ""
        self._now = 0

    def offer(self, words: Sequence[str], now: str) -> None:
        """Let these be the words; `now` is marked at first."""
        self._words, self._typed = words, ""
        self.set_options([Option(Content(word), id=str(at)) for at, word in enumerate(words)])
        self._now = words.index(now) if now in words else 0
        self.highlighted = self._now

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "backspace":
            self._take_back()
        elif event.is_printable and event.character:
            self._find(self._typed + event.character)
        else:
            self._typed = ""  # up and down mark another one: letters begin anew
            return
        event.stop()
        event.prevent_default()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters are meant for this list, also those that do something elsewhere."""
        return character is not None and character.isprintable()

    def _take_back(self) -> None:
        """Once no letter is left, what was marked at first is again."""
        if len(self._typed) == 1:
            self._typed, self.highlighted = "", self._now
        elif self._typed:
            self._find(self._typed[:-1])

    def _find(self, typed: str) -> None:
        self._typed = typed
        fitting = (at for at, word in enumerate(self._words) if word.lower().startswith(typed.lower()))
        self.highlighted = next(fitting, None)
