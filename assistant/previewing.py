"""What would be protected in a text that is still being written, by the same way that its draft goes later."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.attached import Attached
from assistant.attaching import AttachError, Writing, looked_at
from assistant.counting import counted
from assistant.profiles import privacy_profile
from assistant.turn import Assistant
from privacy.categories import Category
from privacy.draft import Draft
from privacy.places import LITERAL
from privacy.rules import PrivacyProfile
from privacy.vault import Vault, VaultEntry

PIECE = 4000
"""A longer text is looked at in pieces of at most so many characters. Each is soon done, so that typing never
waits long for its turn, and of a long paste only the piece that changes is looked at again. A name that only
another piece shows to be one is not marked then; the draft, which sees the whole, hides it all the same."""
_REMEMBERED = 512
"""How many pieces are remembered: a few long texts."""
_NAMED = 3
"""How many categories are named; more do not fit a line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that would not leave as they are: start, end (string offsets), and their category."""

    start: int
    end: int
    category: Category


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file that goes along: its path as written, size in bytes, and how many of its spans are protected.

    `problem` says why it can't go along ("" if it can); `protected` is None while that is not known yet.
    """

    path: str
    name: str
    size: int = 0
    protected: int | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be protected if the text were sent now.

    `held` says why it would not leave at all, "" if it would.
    """

    marks: tuple[Mark, ...] = ()
    files: tuple[FileLook, ...] = ()
    held: str = ""

    @property
    def count(self) -> int:
        """How many spans are protected, those in files included."""
        return len(self.marks) + self.in_files

    @property
    def in_files(self) -> int:
        """How many of them are in files."""
        return sum(file.protected or 0 for file in self.files)


def parts_in_words(preview: Preview) -> str:
    """What is protected, by category: "2 names, 1 address, 12 in files"; "" for nothing."""
    counts = Counter(mark.category for mark in preview.marks).most_common()
    parts = [counted(category, count) for category, count in counts[:_NAMED]]
    if rest := sum(count for _, count in counts[_NAMED:]):
        parts.append(f"{rest} more")
    if preview.in_files:
        parts.append(f"{preview.in_files} in files")
    return ", ".join(parts)


Places = tuple[tuple[Mark, ...], str]
"""The marks in a piece of text, and why it would not leave ("" if it would)."""


_SAMPLE = "hello, i am anna kowalska from lisbon."
"""For this detection needs all that it has: the tagger, the list of words, and what tells languages apart."""


class Previewer:
    """Looks at what is being written, as the assistant that answers by now would. For one thread at a time."""

    def __init__(self, assistant: Callable[[], Assistant]) -> None:
        self._assistant = assistant
        self._known: OrderedDict[tuple[object, ...], Places] = OrderedDict()

    def prepare(self, profile: str) -> None:
        """Have detection load its models before somebody types. Raises SottoError."""
        for _ in self.look(Writing(_SAMPLE), None, profile):
            pass

    def look(
        self, writing: Writing, conversation: int | None, profile: str, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Preview]:
        """First what the words and the names of the files say, then more as each file has been read.

        Ends early once `stop` says so. Raises SottoError: the privacy profile is gone, the store can't be read.
        """
        store = self._assistant().store
        rules = privacy_profile(store, profile)
        vault = tuple(store.vaults.load(conversation)) if conversation is not None else ()
        files = looked_at(writing)
        preview = Preview(files=tuple(_file(path, found) for path, found in files))
        marks, held = self._in_text(writing.text, rules, vault, stop)
        preview = replace(preview, marks=marks, held=held)
        if not stop():
            yield preview
        for index, (_, found) in enumerate(files):
            if isinstance(found, Attached):
                marks, _ = self._in_text(found.text, rules, vault, stop)
                looks = list(preview.files)
                looks[index] = replace(looks[index], protected=len(marks))
                preview = replace(preview, files=tuple(looks))
                if stop():
                    return
                yield preview

    def _in_text(
        self, text: str, rules: PrivacyProfile, vault: tuple[VaultEntry, ...], stop: Callable[[], bool]
    ) -> Places:
        marks: list[Mark] = []
        held = ""
        for start, end in pieces(text):
            if stop():
                break
            found, why = self._in_piece(text[start:end], rules, vault)
            marks += [replace(mark, start=mark.start + start, end=mark.end + start) for mark in found]
            held = held or why
        return tuple(marks), held

    def _in_piece(self, text: str, rules: PrivacyProfile, vault: tuple[VaultEntry, ...]) -> Places:
        if not text.strip():
            return (), ""
        key = (text, rules, vault, rewriter := self._assistant().rewriter)
        if key not in self._known:
            draft = rewriter.draft(text, rules, Vault(vault))
            self._known[key] = tuple(_marks(draft)), draft.held or ""
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return self._known[key]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of the pieces, in order: cut at line ends, or at spaces where a line is long."""
    start = 0
    while len(text) - start > PIECE:
        end = max(text.rfind("\n", start, start + PIECE), start)
        if end == start:
            end = max(text.rfind(" ", start, start + PIECE), start)
        end = end + 1 if end > start else start + PIECE
        yield start, end
        start = end
    yield start, len(text)


def _file(path: str, found: Attached | AttachError) -> FileLook:
    if isinstance(found, AttachError):
        return FileLook(path, path, problem=found.message)
    return FileLook(path, found.name, found.size)


def _marks(draft: Draft) -> Iterable[Mark]:
    for change in draft.changes:
        span = change.decision.span
        if change.decision.action.hides and span.source != LITERAL:
            yield Mark(span.start, span.end, span.category)
