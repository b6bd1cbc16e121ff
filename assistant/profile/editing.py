"""What the user does with the profile: accept, reject, correct, add, pin, mute, delete."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.errors import SottoError
from assistant.profile.consolidate import Consolidator, Said
from assistant.profile.digest import rebuild
from assistant.profile.extract import ENDED, NEVER, Candidate
from assistant.profile.fields import fields
from assistant.profile.rejections import Rejected
from assistant.profile.situations import situation_of
from assistant.profile.terms import terms_in, with_terms
from assistant.profile.vectors import packed
from assistant.store.clock import now
from assistant.store.facts import ACCEPTED, Fact
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.profiler import CATEGORIES, KINDS, Profiler, first_person
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
        """Accept a fact; what it replaces has ended. Raises MissingError, SottoError for one that was replaced."""
        with self._changing():
            fact = self._current(id)
            self._store.facts.change(
                id, state="accepted", confidence=max(fact.confidence, CERTAIN), confirmed=now()
            )
            self._store.facts.note(id, ACCEPTED)
            self._replace(fact)
        return self._store.facts.get(id)

    def reject(self, id: int) -> Fact:
        """Delete a fact and never propose it again; its words are not kept. Raises MissingError."""
        with self._changing():
            fact = self._store.facts.get(id)
            Rejected(self._store).add(fact.text)
            self._store.facts.delete(id)
        return fact

    def reject_kind(self, id: int) -> list[Fact]:
        """Reject this fact and every proposed one of its kind and category, now and later: those that are gone.

        Raises MissingError.
        """
        like = self._store.facts.get(id)
        with self._changing():
            self._store.rejections.add_kind(like.kind, like.category)
            facts = self._store.facts.list(("proposed",), over=True)
            alike = [fact for fact in facts if (fact.kind, fact.category) == (like.kind, like.category)]
            gone = [like, *(fact for fact in alike if fact.id != like.id)]
            for fact in gone:
                self._store.facts.delete(fact.id)
        return gone

    def edit(self, id: int, text: str) -> Fact:
        """Put a fact into the user's own words, which accepts it. Raises MissingError, SottoError."""
        words = _checked(text)
        vector, terms = packed(self._embedder.embed([words])[0]), self._terms(words)
        with self._changing():
            fact = self._current(id)
            self._store.facts.note(id, "edited", text=fact.text)
            self._store.facts.change(
                id, text=words, vector=vector, state="accepted", origin="user", confidence=CERTAIN,
                confirmed=now(), situation=situation_of(fact.kind, words),
                fields=with_terms({**fact.fields, **fields(fact.kind, words)}, terms),
            )  # fmt: skip
            self._replace(fact)
        return self._store.facts.get(id)

    def add(self, text: str, category: str | None = None, kind: str | None = None) -> Fact:
        """Add a fact that the user states. Its category and kind are judged where they are not given.

        Raises SottoError for an empty text or an unknown category or kind.
        """
        words = _checked(text, category, kind)
        vector, terms = self._embedder.embed([words])[0], self._terms(words)
        judged = self._profiler.judge([first_person(words)])[0]
        chosen = kind or judged.kind
        candidate = Candidate(
            0, len(words), words, category or judged.category, chosen, CERTAIN, judged.ended > ENDED,
            situation_of(chosen, words), with_terms(fields(chosen, words), terms),
        )  # fmt: skip
        with self._changing():
            return Consolidator(self._store, self._profiler, None).tell(candidate, vector, Said(now()))

    def pin(self, id: int, on: bool = True) -> None:
        """Pin a fact: it comes first and does not fade. Raises MissingError."""
        with self._changing():
            self._store.facts.change(id, pinned=int(on))

    def mute(self, id: int, on: bool = True) -> None:
        """Mute a fact: it is kept and not used. Raises MissingError."""
        with self._changing():
            self._store.facts.change(id, muted=int(on))

    def delete(self, id: int) -> None:
        """Delete a fact. If the user says it again, it is proposed again. Raises MissingError."""
        with self._changing():
            self._store.facts.delete(id)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """A change, and the digest that follows from it, all or nothing."""
        with self._store.transaction():
            yield
            rebuild(self._store)

    def _terms(self, words: str) -> dict[str, str]:
        spans = self._detector().detect(words)
        if any(span.category in NEVER for span in spans):
            raise SottoError("Keys, passwords and identification numbers are never kept as facts. Leave it out.")
        return terms_in(words, spans)

    def _current(self, id: int) -> Fact:
        """The fact, if nothing has taken its place. Raises MissingError, SottoError."""
        fact = self._store.facts.get(id)
        if fact.state == "superseded":
            raise SottoError(f"Fact {id} is history: another took its place. If it holds again: sotto profile add")
        return fact

    def _replace(self, fact: Fact) -> None:
        """End what this fact was to take the place of, where that still stands."""
        for old in self._store.facts.to_replace(fact.id):
            self._store.facts.change(old.id, state="superseded", valid_to=fact.valid_from or fact.confirmed)
            self._store.facts.note(old.id, "supersedes", other=fact.id)


def _checked(text: str, category: str | None = None, kind: str | None = None) -> str:
    if not text.strip():
        raise SottoError('A fact needs words, for example: sotto profile add "You live in Porto."')
    if category is not None and category not in CATEGORIES:
        raise SottoError(f"There is no category {category}. Choose one of: {', '.join(CATEGORIES)}.")
    if kind is not None and kind not in KINDS:
        raise SottoError(f"There is no kind {kind}. Choose one of: {', '.join(KINDS)}.")
    return text.strip()
