"""The privacy profiles to choose from, each with what it says."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.content import Content
from textual.widgets.option_list import Option

from assistant.showing import plain
from privacy.rules import PrivacyProfile
from tui.taking import TakenChoice


class ProfileOptions(TakenChoice):
    """Every privacy profile with its prose; the id of an option is the name of its profile."""

    def __init__(
        self,
        profiles: Sequence[PrivacyProfile],
        current: str,
        marks: Mapping[str, str],
        typed: Callable[[events.Key], None] | None = None,
    ) -> None:
        """Begins at the profile `current`. `marks` are words after the names of some.

        `typed` takes the keys that follow the answer.
        """
        super().__init__(*(_option(profile, marks.get(profile.name, "")) for profile in profiles), markup=False)
        self._names = [profile.name for profile in profiles]
        self._current = current
        self._typed = typed
        self._answered = False

    def on_mount(self) -> None:
        """Begin at the profile that holds."""
        self.highlighted = self._names.index(self._current) if self._current in self._names else 0
        self.focus()

    @property
    def marked(self) -> str:
        """The name of the profile that is marked."""
        return self._names[self.highlighted or 0]

    def on_key(self, event: events.Key) -> None:
        """Hand on what follows the answer: Enter does its work only after the keys that wait here already."""
        if self._answered and self._typed is not None:
            event.stop()
            self._typed(events.Key(event.key, event.character))
        self._answered = self._answered or event.key == "enter"


def _option(profile: PrivacyProfile, mark: str) -> Option:
    words = plain(profile.prose or "Nothing is written in it.")
    said = f" ({mark})" if mark else ""
    return Option(
        Content.assemble((plain(profile.name), "bold"), said, "\n", (words, "dim"), "\n"), id=profile.name
    )
