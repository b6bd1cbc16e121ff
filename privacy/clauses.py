# ruff: noqa: E501 - patterns read best on long lines
"""The clauses of a sentence: the parts of which each could be left out while the others still read."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from local_models.sentences import sentences
from privacy.requests import begins_request

AHEAD = 120
"""Characters. So far is looked ahead to tell how a clause begins."""

_PRONOUN = re.compile(
    r"(?:i|we|he|she|it|they|you|there|this|that|these|those|nobody|nothing|everybody|everyone|everything|somebody|someone)"
    r"(?:['’]?(?:m|ve|d|ll|re|s)\b|\s)",
    re.IGNORECASE,
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|do|does|did|isn['’]?t|aren['’]?t|wasn['’]?t|"
    r"don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|can['’]?t|cannot|keeps?|wants?|needs?|makes?|says?|said|thinks?|lives?|works?|goes|"
    r"went|comes?|came|gets?|got|takes?|took|likes?|loves?|hates?|asks?|asked|feels?|felt|looks?|seems?|starts?|started|helps?|"
    r"knows?|left|moves?|moved|tells?|told|gives?|gave|wrote|writes?|stays?|sounds?|barks?)"
)
_NAMED = re.compile(
    rf"(?:my|our|the|a|an|his|her|their|some|one|every|all|both|two|three)\s+(?:[\w'’-]+\s+){{1,4}}?{_FINITE}\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:(?:now|still|also|never|always|just|then|often|usually|really|currently)\s+)?"
    r"(?:need|want|have|had|am|was|can|can['’]?t|cannot|could|would|travel|live|work|run|take|make|go|keep|do|don['’]?t|did|didn['’]?t|"
    r"play|love|like|hate|sleep|feel|hope|plan|try|use|get|got|must|should|will|write|teach|study|sell|buy|own|cook|read|drive|ride|"
    r"bake|sing|dance|paint|share|spend|help|think|know|wonder|wish|prefer|speak|learn|organi[sz]e|has|is|works|lives|runs|wants|needs|"
    r"takes|makes|keeps|gets|goes|plays|breeds|looking|planning|trying|working|writing|moving|living|running|organi[sz]ing)\b"
)
_WANTS = re.compile(r"(?:now |also |just )?(?:need|want|would like|am|looking)\b")
"""Begins a wish of whom the clause before spoke of ("I have epilepsy and need a list")."""
_BREAK = re.compile(
    r"(?P<hard>\s*;\s+|\s+[-–—]+\s+)|(?P<colon>:\s+)|(?P<joined>,?\s+(?:and|but|so|or|yet)\s+)|(?P<comma>,\s+)",
    re.IGNORECASE,
)
_PAIR = 6
"""Words before an "and" that may only be the first of two subjects."""
_LONGEST_PAIR = 80
"""And characters."""
_PERSON = re.compile(r"(?i:\b(?:my|our|his|her|their|the)\s+(?:[\w-]+\s+)?[\w-]+)$|\b[A-ZÀ-Þ][\w-]+$")
_HAS_VERB = re.compile(rf"['’]|\b(?:{_FINITE}\b|{_VERB.pattern})", re.IGNORECASE)
_HOLDER = re.compile(
    r"\W*(?:(?:so|and|but|also|anyway|hi|hey|hello|well)\b\W*)*(?P<who>i|we|he|she|they|you)(?P<is>['’]?(?:m|re)\b|\b(?!['’]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause without what joins it to its neighbours: string offsets. `shares` says that it has no subject of its own."""

    start: int
    end: int
    shares: bool = False

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text with its clauses: string offsets, the white space around it aside."""

    start: int
    end: int
    clauses: tuple[Clause, ...]

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


def split(text: str) -> list[Sentence]:
    """The sentences of `text` that hold a word, in order."""
    return [
        _sentence(text, *place)
        for place in (_trimmed(text, *place) for place in sentences(text))
        if place[0] < place[1]
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _sentence(text: str, start: int, end: int) -> Sentence:
    clauses: list[Clause] = []
    begin, shares = start, False
    for stop, go_on, shared in _cuts(text, start, end):
        clauses.append(Clause(begin, stop, shares))
        begin, shares = go_on, shared
    return Sentence(start, end, (*clauses, Clause(begin, end, shares)))


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where a clause ends, where the next begins, and whether that goes without a subject. Never within quotes."""
    asks = text[start:end].rstrip("\"'”’)").endswith("?")
    last = start
    for found in _BREAK.finditer(text, start, end):
        rest = text[found.end() : min(end, found.end() + AHEAD)]
        if in_quotes(text, start, found.start()) or not rest or _is_of_a_pair(text[last : found.start()], found):
            continue
        last = found.end()
        if found["joined"] and _WANTS.match(rest):
            yield found.start(), found.end(), True
        elif found["hard"] or begins_request(rest, asked=bool(found["colon"]) or asks) or _begins(rest, found):
            yield found.start(), found.end(), False
        elif found["joined"] and "or" not in found.group() and _VERB.match(rest):
            yield found.start(), found.end(), True


def _is_of_a_pair(before: str, found: "re.Match[str]") -> bool:
    """Whether what stands before an "and" is no clause but the first of two subjects: "My partner and I are"."""
    words = before.strip()
    if len(words) > _LONGEST_PAIR:
        return False
    if found.group().strip().lower() != "and" or len(words.split()) > _PAIR or _HAS_VERB.search(words):
        return False
    return bool(_PERSON.search(words))


def _begins(rest: str, found: "re.Match[str]") -> bool:
    """Whether a clause with a subject of its own begins here; after a bare comma "that" and "this" may go on."""
    if found["colon"]:
        return False
    pronoun = _PRONOUN.match(rest)
    begins = pronoun and not (found["comma"] and pronoun.group().lower().startswith("th"))
    return bool(begins or _NAMED.match(rest))


def in_quotes(text: str, start: int, at: int) -> bool:
    """Whether a quotation that begins after `start` is still open at `at`."""
    straight, opened, closed = (_between(text, mark, start, at) for mark in '"“”')
    return straight % 2 == 1 or opened > closed


def _between(text: str, mark: str, start: int, end: int) -> int:
    places = _places(text, mark)
    return bisect_left(places, end) - bisect_left(places, start)


@lru_cache(maxsize=12)
def _places(text: str, mark: str) -> list[int]:
    """Where a mark stands, found once for a text: it is asked about for every clause."""
    return [match.start() for match in re.finditer(mark, text)]


def holder(words: str, following: str) -> int:
    """How many characters of a clause stay as the subject of the `following` one that has none; 0 for nothing fitting.

    "I have asthma | travel a lot" keeps "I"; "I'm ill | looking for a hut" keeps "I'm".
    """
    found = _HOLDER.match(words)
    if not found:
        return 0
    ongoing = following.split(maxsplit=1)[0].endswith("ing") if following.split() else False
    if ongoing:
        return found.end() if found["is"] else 0
    return found.end("who")
