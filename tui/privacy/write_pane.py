"""The prose of a profile and what it is read as, side by side; the reading follows what is typed."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from assistant.showing import plain
from assistant.unsaved import Unsaved
from privacy.rules import PrivacyProfile, Rule
from tui.privacy.newest import Newest
from tui.privacy.prose import Prose
from tui.privacy.readings import Readings
from tui.privacy.shelf import Desk, Written

EMPTY = "Nothing is written yet. Write what may be revealed and what may not."


class WritePane(Container):
    """Where one profile is written. It knows what is saved of it and what is not."""

    @dataclass
    class Understood(Message):
        """The prose is read as this; None where there is none."""

        profile: PrivacyProfile | None

    @dataclass
    class Touched(Message):
        """Something is to be saved now, or no longer."""

        unsaved: bool

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.name_open = ""
        """The name of the profile that is written."""
        self.saved: PrivacyProfile | None = None
        """The profile as it is kept; None for a new one."""
        self.profile: PrivacyProfile | None = None
        """What the prose is read as, as far as is known by now."""
        self._kept = ""
        """What is kept, as the field shows it: that knows one kind of line end and a stored prose any."""
        self._told = False
        self._reads = Newest(self, desk.read, self._read, self._failed)
        self._seconds = Newest(self, desk.read_twice, self._read_twice, self._failed)
        self._aside = Newest(self, desk.keep_unsaved, lambda _: None, self._failed)

    def compose(self) -> ComposeResult:
        """The prose, and what it is read as."""
        yield Prose()
        yield Readings()

    @property
    def text(self) -> str:
        """The prose as it is written; what is kept before the field is there, and the footer may ask before."""
        prose = self.query_one_optional(Prose)
        return prose.text if prose is not None else self._kept

    @property
    def unsaved(self) -> bool:
        """Whether something is written that is not kept."""
        return self.text != self._kept

    @property
    def working(self) -> bool:
        """Whether the prose is still being read."""
        return self._reads.working or self._seconds.working or self._aside.working

    def open(self, name: str, saved: PrivacyProfile | None) -> None:
        """Write the profile `name`, which is kept as `saved`; None for a new one."""
        self.name_open, self.saved = name, saved
        self._load(saved.prose if saved else "")
        self._follow()

    def take_up(self, prose: str) -> None:
        """Go on with what was written and not saved."""
        self.query_one(Prose).load_text(prose)
        self._follow()

    def keep(self, written: Written, saved: PrivacyProfile) -> None:
        """What was `written` is kept as `saved`, which may be more than its name; the user may have gone on."""
        if written.name != self.name_open:
            return
        self.saved, self._kept = saved, written.prose
        if self.text == written.prose != saved.prose:  # "open" alone stands for all that it says
            self._load(saved.prose)
        self._follow()

    def _load(self, prose: str) -> None:
        field = self.query_one(Prose)
        field.load_text(prose)
        self._kept = field.text

    def on_prose_written(self, event: Prose.Written) -> None:
        """Read what is written."""
        event.stop()
        self._follow()

    def on_readings_wanted(self, event: Readings.Wanted) -> None:
        """Show the sentence in the prose, unless the prose has changed since it was read."""
        event.stop()
        if self.profile is not None and self.profile.prose == self.text:
            self.query_one(Prose).mark(event.start, event.end)

    def _follow(self) -> None:
        """Have the prose read, unless it is the one that is saved: the rules that are kept are those that hold."""
        if self.unsaved or self._told:
            self._aside.want(Unsaved(self.name_open, self.text) if self.unsaved else None)
        self._say_unsaved()
        self._seconds.drop()
        if self.unsaved and self.text.strip():
            self._reads.want(Written(self.name_open, self.text))
        else:
            self._reads.drop()
            self._take(self.saved if not self.unsaved else None)

    def _read(self, profile: PrivacyProfile) -> None:
        self._take(profile)
        self._seconds.want(Written(self.name_open, self.text))

    def _read_twice(self, profile: PrivacyProfile | None) -> None:
        """What the local model adds, where it may."""
        if profile is not None and self.profile is not None and profile != self.profile:
            self._take(profile, frozenset(profile.rules) - frozenset(self.profile.rules))

    def _take(self, profile: PrivacyProfile | None, added: frozenset[Rule] = frozenset()) -> None:
        self.profile = profile
        readings = self.query_one(Readings)
        if profile is None:
            readings.tell(EMPTY)
        else:
            readings.show(profile, added)
        self.post_message(self.Understood(profile))

    def _failed(self, line: str) -> None:
        self.profile = None
        self.query_one(Readings).tell(line)
        self.post_message(self.Understood(None))

    def _say_unsaved(self) -> None:
        state = "not saved: Ctrl+S saves" if self.unsaved else ""
        self.query_one(Prose).border_title = " · ".join(filter(None, (plain(self.name_open), state)))
        if self.unsaved != self._told:
            self._told = self.unsaved
            self.post_message(self.Touched(self._told))
