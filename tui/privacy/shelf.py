"""What the screen works on: every privacy profile with its tests, read in one go, and the ways to change them."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.effect import Effect, Recent
from assistant.errors import SottoError
from assistant.profiles import ChangedError, active_name, all_profiles, new_name, save_profile
from assistant.prose import read_prose
from assistant.samples import Trial
from assistant.store.profile_samples import Sample
from assistant.unsaved import Unsaved, keep_unsaved, unsaved
from local_models.skills.instructions import Wish
from privacy.builtin import BUILTIN
from privacy.draft import Draft
from privacy.rules import PrivacyProfile
from privacy.second_reader import Ask
from tui.session import Session

CLOSED = "The screen was left before all of it was read, so nothing was saved."
FORGOTTEN = "Something was forgotten meanwhile, and what you wrote for {name} may hold it."
LATEST = 50
"""How many of the user's last questions can be tried."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The privacy profiles. `active` holds everywhere but where a conversation has its own; `here` is its own."""

    profiles: tuple[PrivacyProfile, ...] = ()
    active: str = ""
    here: str | None = None
    own: frozenset[str] = frozenset()
    """The names of those that the user wrote; one may stand for a built-in of its name."""
    samples: Mapping[str, tuple[Sample, ...]] = field(default_factory=dict)
    since: int = 0
    """How often words had been forgotten when this was read."""

    @property
    def holds(self) -> str:
        """The name of the profile that holds where the screen was opened; of one that is gone, of another."""
        wanted = (self.here, self.active, *(profile.name for profile in self.profiles))
        return next((name for name in wanted if name and self.get(name)), "")

    def get(self, name: str) -> PrivacyProfile | None:
        """The profile of this name, if there is one."""
        return next((profile for profile in self.profiles if profile.name == name), None)


@dataclass(frozen=True, slots=True)
class Written:
    """The name of a privacy profile and the prose that is written for it."""

    name: str
    prose: str


class Desk:
    """Reads and tries privacy profiles, and keeps them. Slow: for any thread but the screen's."""

    def __init__(self, session: Session, conversation: int | None) -> None:
        self.session, self.conversation = session, conversation
        self.since = 0
        """How often words had been forgotten when the prose was read that is written."""
        self._trial = Trial(session.assistant.rewriter)
        self._recent = lru_cache(maxsize=1)(lambda: Recent(session.store, session.assistant.rewriter))
        self._closed = threading.Event()
        self._keeping = threading.Lock()
        self._second = lru_cache(maxsize=1)(self._second_reader)

    def shelf(self) -> Shelf:
        """What is stored by now. Raises StoreError."""
        store = self.session.store
        since = store.forgetting.asked
        profiles = tuple(all_profiles(store))
        here = None
        if self.conversation is not None:
            here = store.conversations.get(self.conversation).privacy_profile
        samples = {profile.name: tuple(store.profile_samples.list(profile.name)) for profile in profiles}
        own = frozenset(p.name for p in profiles if p.name not in BUILTIN or store.privacy_profiles.get(p.name))
        return Shelf(profiles, active_name(store), here, own, samples, since)

    def in_use(self, name: str) -> bool:
        """Whether the profile holds everywhere, or where the user comes from. Raises StoreError."""
        shelf = self.shelf()
        return name in {shelf.active, shelf.here}

    def new_name(self, name: str) -> str:
        """`name`, if a privacy profile can be called so and none is. Raises SottoError."""
        return new_name(self.session.store, name)

    def questions(self) -> list[str]:
        """The user's last questions, the newest first, each once. Raises StoreError."""
        found = (message.text for message in self.session.store.messages.latest("user", LATEST))
        return [text for text in dict.fromkeys(found) if text.strip()]

    def unsaved(self) -> Unsaved | None:
        """What was written last and neither saved nor thrown away. Raises StoreError."""
        return unsaved(self.session.store.settings)

    def keep_unsaved(self, written: Unsaved | None) -> None:
        """Keep what is written and not saved; None if nothing is, any more. Raises StoreError.

        What was begun before words were forgotten is not kept: it may hold them, and nobody asked for it.
        """
        store = self.session.store
        with self._keeping, store.transaction():  # one that is on its way comes before what is said later
            if written is None or store.forgetting.asked == self.since:
                keep_unsaved(store.settings, written)

    def read(self, written: Written) -> PrivacyProfile:
        """What the prose is read as by the small reader, which takes no time. Raises SottoError."""
        return read_prose(written.prose, written.name)

    def read_twice(self, written: Written) -> PrivacyProfile | None:
        """What it is read as once the local model has read it too; None if that may not. Raises SottoError."""
        second = self._second()
        if second is None:
            return None
        profile = read_prose(written.prose, written.name, second)
        if self._closed.is_set():
            raise SottoError(CLOSED)
        return profile

    def close(self) -> None:
        """Have the local model read no more. Never waits."""
        self._closed.set()

    def save(self, written: Written, before: PrivacyProfile | None) -> PrivacyProfile:
        """Keep the prose as the profile of its name, which is `before` so far; the profile. Raises SottoError.

        ChangedError if it may hold words that were forgotten since it was begun.
        """
        profile, store = self.read_twice(written) or self.read(written), self.session.store
        with store.transaction():
            if store.forgetting.asked != self.since:
                raise ChangedError(FORGOTTEN.format(name=written.name))
            save_profile(store, profile, before)
        return profile

    def insist(self, name: str) -> PrivacyProfile | None:
        """The user wants what is written all the same: in place of this. Raises StoreError."""
        self.since = self.session.store.forgetting.asked
        return self.stored(name)

    def stored(self, name: str) -> PrivacyProfile | None:
        """The profile as it is by now; None if there is none. Raises StoreError."""
        return self.session.store.privacy_profiles.get(name) or BUILTIN.get(name)

    def draft(self, text: str, profile: PrivacyProfile) -> Draft:
        """What would leave of `text`."""
        return self._trial.draft(text, profile)

    def failures(self, sample: Sample, profile: PrivacyProfile) -> list[str]:
        """What the profile does not do with a sample."""
        return self._trial.failures(sample, profile)

    def effect(self, before: PrivacyProfile, after: PrivacyProfile, stop: Callable[[], bool]) -> Effect:
        """What `after` in place of `before` would change in the user's last questions."""
        return self._recent().effect(before, after, stop=stop)

    def _second_reader(self) -> Ask | None:
        """The local model as a reader of single sentences, each read once; None where it is not trusted to."""
        from assistant.assembly import helper

        session = self.session
        ask = helper(session.store, session.config).second_reader(lambda: session.assistant.helping_model)
        if ask is None:
            return None
        remembered = lru_cache(maxsize=1000)(ask)

        def read(sentence: str) -> Sequence[Wish]:
            if self._closed.is_set():
                raise SottoError(CLOSED)
            return remembered(sentence)

        return read
