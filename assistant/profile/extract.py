"""What a message of the user's own says of them that lasts.

In small steps: the words the user wrote, in clauses; does the clause state something lasting (the profiler; never
a question, nor what holds a key or a number); the statement, by rule or in a local model's words, every one of
which the clause has to carry. No evidence, no fact. (Small models that write a profile at once fail:
EdgeWisePersona, 2025.)
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.profile.acquaintances import called, speaks_of, told_of
from assistant.profile.clauses import clauses
from assistant.profile.fields import fields, introduced
from assistant.profile.own_words import own_words
from assistant.profile.situations import situation, situation_of
from assistant.profile.statements import better, content_words, reads_well, statement
from assistant.profile.terms import terms_in, with_terms
from assistant.store.sought import MARKS
from local_models.llm import ModelError
from local_models.profiler import Judgement, Profiler
from privacy.categories import Category
from privacy.spans import Detector

LASTING = 0.5
"""The least probability with which a clause counts as a lasting fact."""
ENDED = 0.5
OF_PEOPLE = 0.7
"""The confidence in what is said of somebody whom the user has told of, and in who somebody is."""
LONGEST = 60
"""Words. A longer clause is pasted prose, or no clause."""
READ = 50_000
"""Characters of a message that are read: nobody writes more of themselves at once, and it takes half a minute."""
NEVER = frozenset({Category.IDS, Category.CREDENTIALS})
"""The categories of what never becomes a fact."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that a message states: where its quote stands (string offsets), the statement, and what it is."""

    start: int
    end: int
    text: str
    category: str
    kind: str
    confidence: float
    ended: bool
    situation: str | None
    fields: dict[str, Any] = field(default_factory=dict)


_Judged = tuple[tuple[int, int], Judgement]
"""Where a clause stands, and what it is."""


class Extractor:
    """Finds candidates. `detector` finds keys and numbers, which never become facts, and the terms of facts.

    `stater` words a clause as a statement, where a local model is able to. It is asked only where the statement by
    rule does not read well, and its words are taken only if they say what the clause says, no more and no less.
    """

    def __init__(self, profiler: Profiler, detector: Detector, stater: Callable[[str], str] | None = None) -> None:
        self._profiler, self._detector, self._stater = profiler, detector, stater

    def candidates(self, texts: Sequence[str], people: Iterable[str] = ()) -> list[list[Candidate]]:
        """The candidates of each message, in order. Raises ModelError and DetectionError.

        Of a message of more than READ characters only those are read.
        `people` is what those are called who are known already: what is said of them tells of the user, too.
        """
        places = [_places(text) for text in texts]
        words = list({text[slice(*place)]: 0 for text, cut in zip(texts, places, strict=True) for place in cut})
        judged, known = dict(zip(words, self._profiler.judge(words), strict=True)), set(people)
        found = []
        for text, cut in zip(texts, places, strict=True):
            found.append(self._of_message(text, [(place, judged[text[slice(*place)]]) for place in cut], known))
            known |= {word for each in found[-1] for word in called(each.fields) | told_of(each.text)}
        return found

    def _of_message(self, text: str, judged: Sequence[_Judged], people: set[str]) -> list[Candidate]:
        """The candidates of one message, each once. After a request to play a part, nothing is the writer's."""
        found, said = [], set[str]()
        for place, judgement in judged:
            if judgement.point == "roleplay" or _hands_over(text, place):
                break
            quote = text[slice(*place)]
            if quote in said:
                continue
            said.add(quote)
            if candidate := self._candidate(text, place, judgement, people) or _introduction(text, place):
                found.append(candidate)
        return found

    def _candidate(
        self, text: str, place: tuple[int, int], judgement: Judgement, people: set[str]
    ) -> Candidate | None:
        start, end = place
        quote = text[start:end]
        about = judgement.point == "other" and speaks_of(quote, people)
        lasting = max(judgement.lasting, OF_PEOPLE if about else 0.0)
        if lasting < LASTING or quote.endswith("?") or _hangs(statement(quote), judgement.ended > ENDED):
            return None
        spans = self._detector.detect(quote)
        if any(span.category in NEVER for span in spans):
            return None
        kind = "person" if about else judgement.kind
        return Candidate(
            start, end, self._worded(quote), judgement.category, kind, lasting, _is_over(judgement, quote),
            situation_of(kind, quote), with_terms(fields(kind, quote), terms_in(quote, spans)),
        )  # fmt: skip

    def _worded(self, quote: str) -> str:
        said = statement(quote)
        if self._stater is None or reads_well(said):
            return said
        try:
            return better(self._stater(quote), quote)
        except ModelError:
            return said


def _is_over(judgement: Judgement, quote: str) -> bool:
    """Whether a clause says only that something is over, and not what has come instead of it."""
    return judgement.ended > ENDED and not _INSTEAD.search(quote)


_INSTEAD = re.compile(
    r"\bfrom\s+[^,.;]{2,40}?\s+to\s+\w|\b(?:switch|mov|chang|transferr?|swapp?|convert|upgrad)(?:ed|e|ing)?\s+[^.;]{0,40}?\b(?:to|for|into)\s+\w"
    r"|(?<!am )(?<!got )(?<!['’]m )\bused to\b[^.;]{0,80}?\b(?:but|now)\b[^.;]{0,20}?"
    r"\b(?:it['’]s|it is|(?:i|you) prefer)\b(?!\s+(?:over|gone|been|not|no|too|all)\b)"
    r"|\binstead\b|\breplaced\s+by\b|\bnow\b,?\s+(?:and\s+)?(?:no\s+longer|not)\b",
    re.IGNORECASE,
)
"""What tells of the new beside the old: "I switched from law to sociology"."""


def _hangs(said: str, over: bool) -> bool:
    """Whether a statement says too little by itself: no word of its own, or it hangs on what was said before.

    "After a race it's a burger" hangs on nothing, it says when; nor does "Tom and you called it off", it says who.
    """
    words, when = content_words(said), situation(said)
    if not words or len(words) > HANGING or not _PRONOUN.search(said):
        return not words
    return not (when and said.startswith(when)) and not (over and _NAME.search(said))


_NAME = re.compile(r"\b(?!You|Your|It|They|Them|Those|These|That|No|Never|Not)[A-Z][^\W\d_]+")
HANGING = 3
"""So few words beside an "it" or "those" leave open what is meant."""
_PRONOUN = re.compile(
    r"\b(?:it|it['’]s|them|they|they['’]re|those|these|that|that['’]s|ones|one of your favou?rites?|him)\b"
    r"|\bthere\b(?=\W*$)",
    re.IGNORECASE,
)


def _hands_over(text: str, place: tuple[int, int]) -> bool:
    """Whether the clause asks for something to be done to the text that follows it: that text may be anybody's."""
    return bool(_ORDER.search(text[place[0] : place[1]])) and text[place[1] :].lstrip(" ")[:1] in {":", "\n"}


_ORDER = re.compile(
    r"\b(?:write|draft|compose|continue|finish|translate|rewrite|rephrase|reword|paraphrase|proofread|correct|improve|edit"
    r"|polish|shorten|summari[sz]e|check|fix|reply|answer|respond|explain|review|read|analy[sz]e|format|convert)\b",
    re.IGNORECASE,
)


def _places(text: str) -> list[tuple[int, int]]:
    """The clauses to be asked about; of a long message not the one in which the reading ends."""
    read = list(_pieces(text[:READ]))
    return read[:-1] if len(text) > READ else read


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The clauses that are worth asking about: the user's own words, in clauses of a sensible length."""
    quoted = [match.span() for match in _QUOTED.finditer(text) if len(match[1].split()) >= CITED]
    for begin, stop in own_words(text):
        for start, end in clauses(text, begin, stop):
            cited = any(start < last and first < end - 1 for first, last in quoted)
            words = text[start:end]
            erased = any(mark in words for mark in MARKS)
            if not (cited or erased) and len(words.split()) <= LONGEST:
                yield start, end


def _introduction(text: str, place: tuple[int, int]) -> Candidate | None:
    """Somebody of the user's who is named in passing, also in a question or a request."""
    found = introduced(text[place[0] : place[1]])
    if found is None:
        return None
    start, end, said = place[0] + found[0], place[0] + found[1], found[2]
    known = fields("person", text[start:end])
    terms = {known["name"]: Category.NAME.value} if "name" in known else {}
    return Candidate(start, end, said, "relationship", "person", OF_PEOPLE, False, None, with_terms(known, terms))


_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]{1,2000})[\"”“»]")
"""Words in quotation marks."""
CITED = 3
"""So many words in quotation marks are somebody's: fewer are a title, or irony."""
