"""Builds the profile: reads what is new, once, and lets it change what is known."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.profile.consolidate import Consolidator, Said
from assistant.profile.extract import READ, Candidate, Extractor
from assistant.store.messages import Message
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.encoder import Rows
from local_models.profiler import Profiler
from privacy.spans import Detector

AT_ONCE = 64
"""Messages that are read together at most. Each is taken into the profile in a transaction of its own."""
Progress = Callable[[int, int], None]
"""Told how many messages have been read, and how many there are to read."""


@dataclass
class Built:
    """What a build did: messages read, of how many only the beginning, and how often each outcome came about."""

    read: int = 0
    shortened: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)


class ProfileBuilder:
    """Reads messages into the profile of one store, the oldest first. Whatever stops it, nothing is read twice."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        profiler: Profiler,
        detector: Detector,
        accept_above: float | None,
        stater: Callable[[str], str] | None = None,
    ) -> None:
        """`accept_above` is the confidence from which a fact is accepted at once; None for never.

        `stater` words statements where a local model is able to; by rule otherwise.
        """
        self._store, self._embedder = store, embedder
        self._extractor = Extractor(profiler, detector, stater)
        self._profiler, self._accept_above = profiler, accept_above

    def build(self, progress: Progress | None = None, stop: Callable[[], bool] = lambda: False) -> Built:
        """Read the user's messages that were not read yet; `stop` is asked before each is taken into the profile.

        Raises SottoError, ModelError, DetectionError.
        """
        built, waiting = Built(), self._store.read_messages.waiting()
        consolidator = Consolidator(self._store, self._profiler, self._accept_above)
        for messages, done in self._portions(waiting):
            if stop():
                break
            self._read(messages, consolidator, built, stop)
            if progress:
                progress(done, len(waiting))
        return built

    def _portions(self, waiting: Sequence[int]) -> Iterator[tuple[list[Message], int]]:
        """Messages that are read together, few where they are long, and how many of all are then done."""
        for start in range(0, len(waiting), AT_ONCE):
            end = min(start + AT_ONCE, len(waiting))
            portions = list(_portions(self._there(waiting[start:end]))) or [[]]
            for at, portion in enumerate(portions):
                yield portion, end - sum(map(len, portions[at + 1 :]))

    def _there(self, ids: Sequence[int]) -> list[Message]:
        """Those of the messages that have not been forgotten meanwhile."""
        return self._store.messages.among(ids)

    def _read(
        self, messages: Sequence[Message], consolidator: Consolidator, built: Built, stop: Callable[[], bool]
    ) -> None:
        found = self._extractor.candidates([message.text for message in messages], consolidator.people)
        vectors = iter(self._embedder.embed([candidate.text for each in found for candidate in each]))
        for message, candidates in zip(messages, found, strict=True):
            taken = [(candidate, next(vectors)) for candidate in candidates]
            if stop():
                return
            with self._store.transaction():
                built.outcomes.update(self._take(message, taken, consolidator))
            built.read += 1
            built.shortened += len(message.text) > READ

    def _take(
        self, message: Message, taken: Sequence[tuple[Candidate, Rows]], consolidator: Consolidator
    ) -> list[str]:
        """Take one message's statements, unless another program has read it, or forgot words of it, meanwhile.

        It may be read again, for a fact that was forgotten: what another fact rests on has been taken.
        """
        if not self._store.read_messages.done(message.id, message.text):
            return []
        said, known = Said(message.time, message.id), self._store.facts.quotes(message.id)
        new = [each for each in taken if (each[0].start, each[0].end) not in known]
        return [consolidator.take(candidate, vector, said) for candidate, vector in new]


def _portions(messages: Sequence[Message]) -> Iterator[list[Message]]:
    """The messages in order, together while they are no more than what is read of one."""
    portion: list[Message] = []
    for message in messages:
        if portion and sum(len(each.text) for each in portion) + len(message.text) > READ:
            yield portion
            portion = []
        portion.append(message)
    if portion:
        yield portion
