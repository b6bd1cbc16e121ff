"""Deciding: which action each span gets, under which rule, and which of several overlapping spans wins."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from privacy.categories import FLOOR
from privacy.fold import folded
from privacy.graphemes import whole_graphemes
from privacy.rules import SUPPORTED, Action, Rule
from privacy.spans import Span

FLOOR_REASON = "Passwords, keys and identification numbers are always protected."
NO_RULE = "No rule covers this."

_STRENGTH = {Action.KEEP: 0, Action.GENERALISE: 1, Action.SUBSTITUTE: 2, Action.TAG: 3, Action.DROP: 4}


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to a span and why. `rule` is None where the floor, a known value or the user decided."""

    span: Span
    action: Action
    reason: str
    rule: Rule | None = None


def decide(span: Span, words: str, rules: Iterable[Rule]) -> Decision:
    """The action for `span`, whose text is `words`: the most specific rule wins, and hiding wins a tie.

    The floor holds whatever the rules say. An action that cannot be carried out yet becomes a tag, which
    hides at least as much.
    """
    covering = [(rank, rule) for rule in rules if (rank := _specificity(rule, span, words))]
    top = max((rank for rank, _ in covering), default=0)
    best = max((rule for rank, rule in covering if rank == top), key=lambda r: _STRENGTH[r.action], default=None)
    if span.category in FLOOR and not (best and best.action.hides):
        return Decision(span, Action.TAG, FLOOR_REASON)
    if best is None:
        return Decision(span, Action.KEEP, NO_RULE)
    action = best.action if best.action in SUPPORTED else Action.TAG
    return Decision(span, action, best.sentence, best)


def _specificity(rule: Rule, span: Span, words: str) -> int:
    """3 for a rule about these words, 2 for this kind, 1 for this category, 0 for a rule about other things."""
    if rule.value is not None:
        return 3 if folded(rule.value) == folded(words) else 0
    if rule.category is not span.category:
        return 0
    if rule.kind is None:
        return 1
    return 2 if rule.kind == span.kind else 0


def resolve(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions whose spans do not overlap, in order of place. What any of them hides stays hidden.

    Hidden ones that hang together become one: that of the floor, else the longest, else the surest, grown over
    all of them. Of those that are kept, the longest that overlap nothing else remain.
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


def _rank(decision: Decision) -> tuple[bool, int, int, float, int]:
    span = decision.span
    strength = _STRENGTH[decision.action]
    return (
        span.category in FLOOR,
        span.end - span.start,
        strength,
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
