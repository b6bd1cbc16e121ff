"""A text to try, and beside it what would leave of it under the profile as it is written now."""

import threading
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Container

from assistant.effect import Effect
from privacy.draft import Draft
from privacy.rules import PrivacyProfile
from tui.privacy.leaving import Leaving
from tui.privacy.newest import Newest
from tui.privacy.shelf import Desk
from tui.privacy.tried_text import TriedText

CALM_S = 0.6
"""How long nothing is typed before the user's last questions are looked at, in seconds: there may be many."""
NO_TEXT = "There is no text to try. Write one, or go to your last questions with Ctrl+up."
NO_PROSE = "The profile says nothing yet. As soon as it does, this is what would leave."
Compared = tuple[PrivacyProfile, PrivacyProfile, threading.Event]
"""The profile that is saved, the one that is written, and what tells to stop comparing them."""


class TryPane(Container):
    """Follows the profile and the text, whichever changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._profile: PrivacyProfile | None = None
        self._compared: tuple[PrivacyProfile, PrivacyProfile] | None = None
        self._stop = threading.Event()
        self.draft: Draft | None = None
        """What would leave, as far as is known by now."""
        self._drafts = Newest(self, self._drafted, self._show, self._failed)
        self._effects = Newest(self, self._effect, self._show_effect, self._failed, CALM_S)

    def compose(self) -> ComposeResult:
        """The text, and what would leave of it."""
        yield TriedText()
        yield Leaving()

    def on_unmount(self) -> None:
        """Look no further."""
        self._stop.set()

    @property
    def text(self) -> str:
        """The text to try."""
        return self.query_one(TriedText).text

    @property
    def working(self) -> bool:
        """Whether something is being worked out."""
        return self._drafts.working or self._effects.working

    def under(self, profile: PrivacyProfile | None, saved: PrivacyProfile | None) -> None:
        """Try the text under `profile`, and compare that with what is `saved`, if anything."""
        if profile is not self._profile:
            self._profile = profile
            self._try()
        self._compare(profile, saved)

    def on_tried_text_given(self, event: TriedText.Given) -> None:
        """Try another text."""
        event.stop()
        self._try()

    def _try(self) -> None:
        self.draft = None
        if self._profile is not None and self.text.strip():
            self._drafts.want((self.text, self._profile))
        else:
            self._drafts.drop()
            self.query_one(Leaving).nothing(NO_PROSE if self._profile is None else NO_TEXT)

    def _drafted(self, given: tuple[str, PrivacyProfile]) -> tuple[Draft, bool]:
        """What the sentences that are understood do. Nothing leaves while there are others, which is said."""
        text, profile = given
        return self._desk.draft(text, replace(profile, unread=())), bool(profile.unread)

    def _show(self, drafted: tuple[Draft, bool]) -> None:
        self.draft, unread = drafted
        self.query_one(Leaving).show(self.draft, unread=unread)

    def _compare(self, profile: PrivacyProfile | None, saved: PrivacyProfile | None) -> None:
        compared = None
        if profile is not None and saved is not None and not profile.unread and profile.rules != saved.rules:
            compared = (saved, profile)
        if compared == self._compared:
            return
        self._compared = compared
        self._stop.set()
        self._show_effect(None)
        if compared is None:
            self._effects.drop()
        else:
            self._stop = threading.Event()
            self._effects.want((*compared, self._stop))

    def _effect(self, given: Compared) -> Effect | None:
        before, after, stop = given
        effect = self._desk.effect(before, after, stop.is_set)
        return effect if effect.looked else None

    def _show_effect(self, effect: Effect | None) -> None:
        self.query_one(Leaving).show_effect(effect)

    def _failed(self, line: str) -> None:
        self.app.notify(line, severity="error", markup=False)
