"""What the user does with the profile: accept, reject, correct, add, pin, mute, delete."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.errors import SottoError
from assistant.profile.consolidate import Consolidator, Said
from assistant.profile.digest import rebuild
from assistant.profile.extract import Candidate
from assistant.profile.fields import fields
from assistant.profile.rejections import Rejected
from assistant.profile.situations import situation
from assistant.profile.terms import note_terms
from assistant.profile.vectors import packed
from assistant.store.clock import now
from assistant.store.facts import Fact
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.profiler import CATEGORIES, KINDS, Profiler
from privacy.spans import Detector

CERTAIN = 0.99
"""The confidence in what the user has confirmed."""


class Editor:
    """Changes to the profile of one store, each all or nothing. `detector` is built when it is first needed."""

    def __init__(
        self, store: Store, embedder: Embedder, profiler: Profiler, detector: Callable[[], Detector]
    ) -> None:
        self._store, self._embedder, self._profiler, self._detector = store, embedder, profiler, detector

    def accept(self, id: int) -> Fact:
        """Accept a proposed fact; what it replaces has ended. Raises MissingError."""
        detector = self._detector()
        with self._changing():
            fact = self._store.facts.get(id)
            self._store.facts.change(
                id,
                state="accepted",
                confidence=max(fact.confidence, CERTAIN),
                confirmed=now(),
            )
            self._store.facts.note(id, "accepted")
            self._replace(fact)
            note_terms(self._store, detector, self._store.facts.get(id))
        return self._store.facts.get(id)

    def reject(self, id: int) -> Fact:
        """Delete a fact and never propose it again; its words are not kept. Raises MissingError."""
        with self._changing():
            fact = self._store.facts.get(id)
            Rejected(self._store).add(fact.text)
            self._store.facts.delete(id)
        return fact

    def reject_kind(self, id: int) -> list[Fact]:
        """Reject this fact and every proposed one of its kind and category, now and later. Raises MissingError."""
        like = self._store.facts.get(id)
        with self._changing():
            self._store.rejections.add_kind(like.kind, like.category)
            facts = self._store.facts.list(("proposed",), over=True)
            found = [fact for fact in facts if (fact.kind, fact.category) == (like.kind, like.category)]
            for fact in {fact.id: fact for fact in (*found, like)}.values():
                self._store.facts.delete(fact.id)
        return found

    def edit(self, id: int, text: str) -> Fact:
        """Put a fact into the user's own words, which makes it accepted. Raises MissingError, SottoError."""
        vector, detector = self._vector(text), self._detector()
        with self._changing():
            fact = self._store.facts.get(id)
            self._store.facts.note(id, "edited", text=fact.text)
            self._store.facts.change(
                id, text=text.strip(), vector=vector, state="accepted", origin="user", confidence=CERTAIN,
                confirmed=now(), situation=situation(text) if fact.situation else None,
            )  # fmt: skip
            self._replace(fact)
            note_terms(self._store, detector, self._store.facts.get(id))
        return self._store.facts.get(id)

    def add(self, text: str, category: str | None = None, kind: str | None = None) -> Fact:
        """Add a fact that the user states. Its category and kind are judged where they are not given.

        Raises SottoError for an empty text or an unknown category or kind.
        """
        words = _checked(text, category, kind)
        vector, detector = self._embedder.embed([words])[0], self._detector()
        judged = self._profiler.judge([words])[0]
        chosen = kind or judged.kind
        candidate = Candidate(
            0, len(words), words, category or judged.category, chosen, CERTAIN, judged.ended > 0.5,
            situation(words) if chosen in {"preference", "routine"} else None, fields(chosen, words),
        )  # fmt: skip
        with self._changing():
            taken = Consolidator(self._store, self._profiler, None).take(candidate, vector, Said(now()))
            id = taken.fact or 0
            note_terms(self._store, detector, self._store.facts.get(id))
        return self._store.facts.get(id)

    def pin(self, id: int, on: bool = True) -> None:
        """Pin a fact: it comes first and does not fade. Raises MissingError."""
        with self._changing():
            self._store.facts.change(id, pinned=int(on))

    def mute(self, id: int, on: bool = True) -> None:
        """Mute a fact: it is kept and not used. Raises MissingError."""
        with self._changing():
            self._store.facts.change(id, muted=int(on))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """A change, and the digest that follows from it, all or nothing."""
        with self._store.transaction():
            yield
            rebuild(self._store)

    def _vector(self, text: str) -> bytes:
        return packed(self._embedder.embed([_checked(text, None, None)])[0])

    def _replace(self, fact: Fact) -> None:
        """End what this fact was proposed to replace, if that still stands."""
        old = fact.fields.get("replaces")
        if old is not None and any(known.id == old for known in self._store.facts.list()):
            self._store.facts.change(old, state="superseded", valid_to=fact.valid_from or fact.confirmed)
            self._store.facts.note(old, "supersedes", other=fact.id)


def _checked(text: str, category: str | None, kind: str | None) -> str:
    if not text.strip():
        raise SottoError('A fact needs words, for example: sotto profile add "You live in Porto."')
    if category is not None and category not in CATEGORIES:
        raise SottoError(f"There is no category {category}. Choose one of: {', '.join(CATEGORIES)}.")
    if kind is not None and kind not in KINDS:
        raise SottoError(f"There is no kind {kind}. Choose one of: {', '.join(KINDS)}.")
    return text.strip()
