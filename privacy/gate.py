"""The gate: says before sending when a question has lost its point, because what its answer depends on is hidden.

"Which tram goes to the cathedral in [LOCATION_1]?" can be protected, and then not be answered. Judged by the
decisions and the request alone: a hidden span stands in a request, and the request turns on it. Letters, CVs and
other texts to be written do not: there a tag does as well as the word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from privacy import topics
from privacy.categories import Category
from privacy.clauses import Sentence, in_quotes, split
from privacy.decide import Decision
from privacy.draft import Change, Draft
from privacy.gate_cues import COMPOSING, CUES, TOLD_BEFORE
from privacy.places import LITERAL, YOURS
from privacy.requests import begins_request, is_question, is_request
from privacy.rules import Action
from privacy.topic_signs import SOURCE

_STILL_TELLS = {Category.HEALTH, Category.JOB, Category.EMPLOYER, Category.LEGAL, Category.EDUCATION}
"""Said more roughly these still tell what kind of answer is wanted: "a blood thinner", "a nurse"."""
_TOLD_BY_ALL = {Category.DATE, Category.LANGUAGE}
"""Asked of by whoever asks about the world: a year, a language."""
PUBLIC_KIND = "public "
"""How the kinds of well-known people, places and organisations begin."""
_POLITE_ORDER = re.compile(r"\W*(?:please\W+)?(?:can|could|would|will) (?:you|u)\b", re.IGNORECASE)
_WRITER = re.compile(r"\b(?:i|my|mine|we|our|ours|us)\b", re.IGNORECASE)


def judged(draft: Draft, drops: Sequence[Decision] = ()) -> Draft:
    """`draft` with the reason why it has lost its point, and the words that this is about, if it has.

    `drops` are the parts that were dropped for their topic.
    """
    if topics.nothing_left(draft.source, drops):
        return replace(draft, gate=topics.NOTHING_LEFT, at_stake=_asked(draft, drops))
    if draft.is_empty:
        return replace(draft, gate=topics.NOTHING_LEFT, at_stake=draft.changes[0].original)
    lost = lost_point(draft)
    return replace(draft, gate=_reason(lost), at_stake=lost.original) if lost else draft


def lost_point(draft: Draft) -> Change | None:
    """The first hidden span without which a request of the draft cannot be answered; None if there is none."""
    hidden = [change for change in draft.changes if _takes_the_point(change)]
    if not hidden:
        return None
    first = _first_told(draft.source, hidden)
    for part in split(draft.source):
        if lost := _lost_in(draft, part, hidden, first):
            return lost
    return None


def _first_told(text: str, hidden: Iterable[Change]) -> dict[Category, Change]:
    """Of every category the first hidden span of the question itself that a later question may turn on."""
    first: dict[Category, Change] = {}
    for change in hidden:
        span = change.decision.span
        if span.category in TOLD_BEFORE and span.category not in first and not _in_text(text, span.start):
            first[span.category] = change
    return first


def _reason(lost: Change) -> str:
    what = CUES[lost.decision.span.category][1]
    return f"The answer depends on {what}, which is hidden: better answered on this machine, or show it this once."


def _asked(draft: Draft, drops: Sequence[Decision]) -> str:
    """The dropped part that asks for something, else the first."""
    words = [drop.span.of(draft.source) for drop in drops]
    return next(filter(is_request, words), words[0])


def _takes_the_point(change: Change) -> bool:
    """Whether what takes the place of the words no longer says what they do, and we decided that, not the user."""
    decision = change.decision
    category = decision.span.category
    ours = decision.reason != YOURS and decision.span.source not in (LITERAL, SOURCE)
    vague = decision.action.hides and not (decision.action is Action.GENERALISE and category in _STILL_TELLS)
    return ours and vague and category in CUES


def _lost_in(
    draft: Draft, part: Sentence, hidden: Sequence[Change], first: Mapping[Category, Change]
) -> Change | None:
    """The hidden span that a request of this sentence turns on; of several the one that is surest."""
    words = part.of(draft.source)
    if not is_request(words) and not any(begins_request(clause.of(draft.source)) for clause in part.clauses):
        return None
    asked = _overwritten(draft.source, part, draft.changes)
    turned_on = [change for change in _standing_in(draft.source, part, hidden) if _turns_on(change, asked)]
    surest = max(
        turned_on, key=lambda change: (change.decision.span.sure, change.decision.span.score), default=None
    )
    return surest or _told_before(draft, part, first, asked)


def _start(change: Change) -> int:
    return change.decision.span.start


def _of_part(changes: Sequence[Change], part: Sentence) -> Sequence[Change]:
    """Those of the changes, which are in order, that begin within the sentence."""
    return changes[bisect_left(changes, part.start, key=_start) : bisect_left(changes, part.end, key=_start)]


def _standing_in(text: str, part: Sentence, hidden: Sequence[Change]) -> Iterator[Change]:
    return (change for change in _of_part(hidden, part) if not _in_text(text, change.decision.span.start))


def _in_text(text: str, at: int) -> bool:
    """Whether the place belongs to a text within the question, and not to the question."""
    return in_quotes(text, 0, at)


def _turns_on(change: Change, asked: str) -> bool:
    category = change.decision.span.category
    if category is not Category.LANGUAGE and COMPOSING.search(asked):
        return False
    return bool(CUES[category][0].search(asked)) or _is_of_the_world(change, asked)


def _is_of_the_world(change: Change, asked: str) -> bool:
    """Whether the question is about the world and not about its writer, and what is hidden is known to the world.

    "How many moons does [LOCATION_1] have?" has no answer, whoever asks.
    """
    span = change.decision.span
    asks = is_question(asked) and not _POLITE_ORDER.match(asked)
    known = span.kind.startswith(PUBLIC_KIND) or (span.category in _TOLD_BY_ALL and asks)
    return known and not _WRITER.search(asked)


def _told_before(draft: Draft, part: Sentence, first: Mapping[Category, Change], asked: str) -> Change | None:
    """What was told before a question that turns on it: the place in "I live in X. Which museums are free?"."""
    if not is_question(part.of(draft.source)) or COMPOSING.search(asked):
        return None
    earlier = (change for category, change in first.items() if TOLD_BEFORE[category].search(asked))
    return min((change for change in earlier if _start(change) < part.start), key=_start, default=None)


def _overwritten(text: str, part: Sentence, changes: Sequence[Change]) -> str:
    """The sentence with every hidden span as its category."""
    pieces, at = [], part.start
    for change in _of_part(changes, part):
        span = change.decision.span
        if change.decision.action.hides:
            pieces += [text[at : max(at, span.start)], f"‹{span.category.value}›"]
            at = span.end
    return "".join([*pieces, text[at : part.end]])
