"""Deciding: which action each span gets, under which rule, and which of several overlapping spans wins."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from privacy.categories import FLOOR, Category
from privacy.finer import NOTHING, spares
from privacy.graphemes import whole_graphemes
from privacy.implied import is_implied
from privacy.kinds import covers, kind_of
from privacy.own import PROTECTED
from privacy.particular import let_through
from privacy.rules import ANYONE, ME, Action, Rule, same_person
from privacy.spans import Span
from privacy.values import akin, is_of_its_kind, means

FLOOR_REASON = "Passwords, keys and identification numbers are always protected."
NO_RULE = "No rule covers this."

_ALL, _IMPLIED, _CATEGORY, _KIND, _THEIRS, _THEIR_CATEGORY, _VALUE = 1, 2, 3, 5, 7, 8, 9
"""How closely a rule speaks about a span. What is surely the writer's own is one closer."""
_TAGGER, _CUES = "tagger", "cues"
"""The sources of spans by what words mean, and by where they stand."""
_STRENGTH = {Action.KEEP: 0, Action.GENERALISE: 1, Action.SUBSTITUTE: 2, Action.TAG: 3, Action.DROP: 4}


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to a span and why. `rule` is None where the floor, a known value or the user decided."""

    span: Span
    action: Action
    reason: str
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """The subjects of rules whose a span is.

    `to` are those to whom the text ties it, ME among them where it is surely the writer's own: an allowance of
    one's own name, number or address speaks of nobody else's. Of those, some are tied to it too `loosely` for
    anything to be let through for their sake. `perhaps` are those to whom it may belong: what is theirs is hidden,
    and nothing is let through.
    """

    to: Collection[str] = ()
    loosely: Collection[str] = ()
    perhaps: Collection[str] = ()


NOBODY = Ties()
BASE_REASON = "Names of people, contact details and addresses are protected unless you allow them."
BASE = (
    *(
        Rule(Action.TAG, each, sentence=BASE_REASON)
        for each in (Category.NAME, Category.CONTACT, Category.ADDRESS)
    ),
    Rule(Action.KEEP, Category.NAME, kind="public name", sentence="Well-known people may be named."),
)
"""What holds for a profile in the user's own words where none of its rules speaks."""


def decide(
    span: Span,
    words: str,
    rules: Iterable[Rule],
    ties: Ties = NOBODY,
    *,
    told: frozenset[Category] = frozenset(),
    finer: frozenset[str] = NOTHING,
    based: bool = False,
) -> Decision:
    """The action for `span`, whose text is `words`: the most specific rule wins, and hiding wins a tie.

    `ties` says whose the span is. `told` are the other categories of which the span gives something away (see
    `privacy.implied`), `finer` what it is in detail (`privacy.finer`).

    A rule about a value comes before one about somebody else to whom the text ties the span, that before
    one about a kind, a category, what the span tells besides, and everything; with `based` BASE comes last.
    The floor holds whatever the rules say. Of several that hide, the one wins that leaves least: to drop before to
    tag, a tag before a stand-in, which keeps the kind of thing, and that before saying less, which keeps a part.
    """
    kind, rules = kind_of(span, words), list(rules)
    whose = {True: {*ties.to, *ties.perhaps}, False: {*ties.to} - {*ties.loosely}}
    covering = [
        (rank, rule)
        for rule in rules
        if (rank := _specificity(rule, span, words, kind, whose[rule.action.hides], told, finer))
        if rule.action.hides or rule.value is None or not _is_anothers(rule, ties.to)
    ]
    of_its_kind = [rule for rule in rules if not rule.kind or covers(rule, kind)]
    meant = (rule for rule in of_its_kind if not _means_others(rule, finer))
    covering += _excepted([rule for _, rule in covering], meant, span, ties.perhaps)
    hiding = [rule for _, rule in covering if rule.action.hides]
    covering += ((_KIND, rule) for rule in let_through(rules, hiding, span.category, words, finer))
    if based and not covering:
        covering = [
            (rank, rule) for rule in BASE if (rank := _specificity(rule, span, words, kind, ties.to, told, finer))
        ]
    top = max((rank for rank, _ in covering), default=0)
    best = _strongest([rule for rank, rule in covering if rank == top])
    if span.category in FLOOR and not (best and best.action.hides):
        return Decision(span, Action.TAG, FLOOR_REASON)
    if best is None:
        return Decision(span, Action.KEEP, NO_RULE)
    return Decision(span, best.action, best.sentence, best)


def _excepted(
    covering: Sequence[Rule], rules: Iterable[Rule], span: Span, perhaps: Collection[str]
) -> Iterator[tuple[int, Rule]]:
    """What is allowed of somebody whose `span` perhaps is, with its rank, if it is hidden only for that.

    "Nothing about my kids except their ages": whoever is eight, the age stays. A name may be another's.
    """
    hiding = {rule.subject for rule in covering if rule.action.hides}
    if len(hiding) == 1 and hiding <= set(perhaps) and span.category not in PROTECTED:
        letting = (rule for rule in rules if not rule.action.hides and same_person(rule.subject, *hiding))
        for rule in letting:
            if rule.category is span.category and rule.value is None:
                yield _THEIR_CATEGORY, rule


def _strongest(rules: Sequence[Rule]) -> Rule | None:
    """The rule that leaves least. A sentence that hides and tells roughly ("only the country") does so."""
    rough = [rule for rule in rules if rule.action is Action.GENERALISE]
    exact = [rule for rule in rules if rule.action.hides and rule.action is not Action.GENERALISE]
    if rough and all(any(_is_one_wish(one, other) for other in rough) for one in exact):
        return rough[0]
    return max(rules, key=lambda rule: _STRENGTH[rule.action], default=None)


def _is_one_wish(exact: Rule, rough: Rule) -> bool:
    """Whether one sentence asks for both, of the same people's same thing."""
    same = (exact.sentence, exact.subject, exact.category) == (rough.sentence, rough.subject, rough.category)
    return same and bool(exact.sentence) and exact.action is Action.TAG and not exact.topic


def _specificity(
    rule: Rule,
    span: Span,
    words: str,
    kind: str,
    tied: Collection[str],
    told: frozenset[Category],
    finer: frozenset[str],
) -> int:
    """How closely a rule speaks about this span; 0 for a rule about other things."""
    other = rule.subject not in (ME, ANYONE)
    if rule.value is not None:
        return _of_value(rule, span, words) or (_IMPLIED if is_of_its_kind(rule, span) else 0)
    if (other and rule.subject not in tied) or _is_mine_alone(rule, span, tied):
        return 0
    if rule.category is None:
        return _THEIRS if other else _ALL
    if is_implied(rule, span, told):
        return _IMPLIED
    return _of_category(rule, span, kind, finer, mine=ME in tied)


def _of_category(rule: Rule, span: Span, kind: str, finer: frozenset[str], *, mine: bool) -> int:
    """How closely a rule about a category speaks about a span that is or is not `mine`, the writer's for sure."""
    if rule.category is not span.category or (rule.kind and not covers(rule, kind)):
        return 0
    if _means_others(rule, finer):
        return 0
    if rule.subject not in (ME, ANYONE):
        return _THEIR_CATEGORY
    return (_KIND if rule.kind or rule.finer & finer else _CATEGORY) + (rule.subject == ME and mine)


def _means_others(rule: Rule, finer: frozenset[str]) -> bool:
    """Whether a rule about some of a category is not about what is `finer`; one that hides has to be sure."""
    if rule.action.hides:
        return spares(rule.category, rule.finer, finer)
    return bool(rule.finer) and not rule.finer & finer


def _is_mine_alone(rule: Rule, span: Span, tied: Collection[str]) -> bool:
    """Whether a rule lets through only what is the writer's, and the span is not surely that."""
    return rule.subject == ME and not rule.action.hides and span.category in PROTECTED and ME not in tied


def _of_value(rule: Rule, span: Span, words: str) -> int:
    """How closely a rule about a value speaks about a span."""
    meant = means(rule, words) or (span.category is rule.category and akin(rule, words))
    return _VALUE if meant else 0


def _is_anothers(rule: Rule, tied: Collection[str]) -> bool:
    """Whether what is allowed to the writer is here somebody else's."""
    return rule.subject == ME and bool(set(tied) - {ME})


_OF_PEOPLES = frozenset({Category.NATIONALITY, Category.ETHNICITY, Category.LANGUAGE, Category.RELIGION})
"""Categories whose words name nobody: a firm or a town can be a name all the same."""


def outvoted(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions without those of the base on a name that is one by its place alone ("I'm Sámi").

    That is where the tagger, which knows names, takes the same words for what a rule of the user lets through.
    """
    allowed = {
        (each.span.start, each.span.end)
        for each in decisions
        if each.span.source == _TAGGER and each.span.sure and each.action is Action.KEEP
        if each.rule and each.rule.category is each.span.category and each.rule.sentence != BASE_REASON
        if each.span.category in _OF_PEOPLES
    }
    named = {
        (d.span.start, d.span.end)
        for d in decisions
        if d.span.category is Category.NAME and d.span.sure and d.span.source == _TAGGER
    }
    free = allowed - named
    return [
        each
        for each in decisions
        if not (
            each.span.source == _CUES and each.reason == BASE_REASON and (each.span.start, each.span.end) in free
        )
    ]


def resolve(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions whose spans do not overlap, in order of place. What any of them hides stays hidden.

    Hidden ones that hang together become one: that of the floor, else the longest, else the surest, grown over
    all of them; of those of the floor a pattern's comes before the tagger's, for it knows which key it is.
    Of those that are kept, the longest that overlap nothing else remain.
    """
    every = list(decisions)
    hidden = [_union(cluster) for cluster in _clusters(d for d in every if d.action.hides)]
    kept = sorted((d for d in every if not d.action.hides), key=_rank, reverse=True)
    chosen = sorted(hidden, key=_start)
    for decision in kept:
        at = bisect_left(chosen, decision.span.start, key=_start)
        if not any(near.span.overlaps(decision.span) for near in chosen[max(0, at - 1) : at + 1]):
            chosen.insert(at, decision)
    return chosen


def _start(decision: Decision) -> int:
    return decision.span.start


def _clusters(decisions: Iterable[Decision]) -> Iterator[list[Decision]]:
    """Runs of decisions whose spans hang together by overlapping."""
    cluster: list[Decision] = []
    reach = 0
    for decision in sorted(decisions, key=_start):
        if cluster and decision.span.start >= reach:
            yield cluster
            cluster = []
        cluster.append(decision)
        reach = max(reach, decision.span.end)
    if cluster:
        yield cluster


def _rank(decision: Decision) -> tuple[bool, int, int, bool, bool, float, int]:
    span = decision.span
    strength = _STRENGTH[decision.action]
    return (
        span.category in FLOOR,
        span.end - span.start,
        strength,
        span.category in FLOOR and span.source != _TAGGER,
        span.sure,
        span.score,
        -span.start,
    )


def _union(cluster: Sequence[Decision]) -> Decision:
    """The strongest of a cluster, grown over all of it."""
    winner = max(cluster, key=_rank)
    start, end = min(d.span.start for d in cluster), max(d.span.end for d in cluster)
    return replace(winner, span=replace(winner.span, start=start, end=end))


def apart(spans: Iterable[Span], text: str) -> list[Span]:
    """`spans` as a detector's user wants them: whole graphemes of `text`, none overlapping, in order."""
    whole = (whole_graphemes(span, text) for span in spans)
    return [decision.span for decision in resolve(Decision(span, Action.TAG, "") for span in whole)]
