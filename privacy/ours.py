"""What a text changed by hand has from us: the tags, stand-ins and rougher words that stay hide what they hid."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat

from privacy import tags
from privacy.decide import Decision
from privacy.draft import Change, Draft, revealed
from privacy.fold import same_words
from privacy.places import KNOWN, LITERAL, LOOKS_LIKE_A_TAG
from privacy.replaced import places
from privacy.restore import restore
from privacy.rules import Action
from privacy.spans import Span
from privacy.stand_ins import StandIns
from privacy.untouched import Place, Untouched
from privacy.vault import Vault, VaultEntry


def ours(draft: Draft, text: str) -> tuple[Change, ...]:
    """What `text`, the outgoing text of `draft` changed by hand, has from us, each where it stands, in order.

    Tags and stand-ins lead to what the vault holds for them, whatever the draft says.
    """
    apart: list[Change] = []
    for change in sorted([*_restored(draft, text), *_rougher(draft, text)], key=_place):
        if not apart or change.decision.span.start >= apart[-1].decision.span.end:
            apart.append(change)
    return tuple(apart)


def hidden_before(draft: Draft) -> dict[str, Decision]:
    """The words that `draft` hides and those hidden before it, and why: written again by hand they stay so."""
    hiding = [c for c in draft.changes if c.decision.action.hides and c.decision.span.source != LITERAL]
    within = {words: c.decision for c in hiding for words in draft.hidden if words in c.original}
    return {**draft.hidden_before, **within, **{change.original: change.decision for change in hiding}}


def with_ours(changes: Iterable[Change], ours: Sequence[Change]) -> list[Change]:
    """`changes` and what the text has from us, in order. Of those that overlap, what hides the most remains."""
    every = list(changes)
    hiding = [change for change in every if change.decision.action.hides]
    stay = [change for change in ours if not _meets(change, hiding)]
    rest = [change for change in every if change.decision.action.hides or not _meets(change, stay)]
    return sorted([*stay, *rest], key=_place)


def put_back(draft: Draft, words: str, action: Action) -> Draft:
    """`draft` with `words` themselves in the source again, wherever it has something from us in their place.

    Then `action` can be done with them as with any other words of the text.
    """
    wanted = {same_words(words), *revealed({words: action})}
    pieces, stay, done, grown = [], [], 0, 0
    for change in draft.ours:
        span = change.decision.span
        if same_words(change.original) in wanted:
            own = back(change, draft.vault)
            pieces += [draft.source[done : span.start], own]
            done, grown = span.end, grown + len(own) - (span.end - span.start)
        else:
            stay.append(_at(change, span.start + grown, span.end + grown))
    source = "".join([*pieces, draft.source[done:]])
    return replace(draft, source=source, ours=tuple(stay))


def _restored(draft: Draft, text: str) -> Iterator[Change]:
    """The tags and stand-ins that the vault holds."""
    because, stand_ins = _because(draft), draft.vault.stand_ins
    for found in tags.find(text):
        value = draft.vault.value_of(found.tag)
        if found.bracketed and value is not None:
            change = Change(replace(because[value], action=Action.TAG), value, text[found.start : found.end])
            yield _at(change, found.start, found.end)
    for match in stand_ins.find(text):
        words = match.group()
        decision = replace(because[_whole(stand_ins, words)], action=Action.SUBSTITUTE)
        yield _at(Change(decision, stand_ins.meaning(words), words), match.start(), match.end())


def _because(draft: Draft) -> dict[str, Decision]:
    """Why each value of the vault is hidden: as the draft says, else because it was before."""
    held = {entry.value: _of_the_vault(entry) for entry in draft.vault.entries if entry.value is not None}
    hiding = (change for change in draft.changes if change.decision.action.hides)
    return held | {change.original: change.decision for change in hiding}


def _of_the_vault(entry: VaultEntry) -> Decision:
    literal = entry.tag.startswith(tags.LITERAL)
    source, reason = (LITERAL, LOOKS_LIKE_A_TAG) if literal else ("vault", KNOWN)
    return Decision(Span(0, 1, entry.says, 1.0, source), Action.TAG, reason)


def _whole(stand_ins: StandIns, found: str) -> str:
    """The value of the stand-in that was found, or of which a part was."""
    longer = (value for words, value in stand_ins.values.items() if same_words(found) in same_words(words))
    exact = (value for words, value in stand_ins.values.items() if same_words(found) == same_words(words))
    return next(chain(exact, longer))


def _rougher(draft: Draft, text: str) -> Iterator[Change]:
    """The words that say something more roughly, but not where the user's own words said the same and still do."""
    told: dict[str, dict[Place, Change]] = {}
    for place, change in zip(places(draft), draft.changes, strict=True):
        if change.decision.action is Action.GENERALISE:
            told.setdefault(change.replacement, {})[place] = change
    untouched = Untouched(draft.text, text) if told else None
    for words, changes in told.items():
        found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        stood = {place: untouched.before(*place) if untouched else None for place in found}
        yield from _told_alike(changes, stood)


def _told_alike(changes: Mapping[Place, Change], stood: Mapping[Place, Place | None]) -> Iterator[Change]:
    """The `changes` that are told alike where their words stand now; the last of them stands for any more.

    `stood` says for every place of these words where they were before, None if they are new there.
    """
    stayed = set(stood.values())
    moved = (change for place, change in changes.items() if place not in stayed)
    any_more = chain(moved, repeat([*changes.values()][-1]))
    for place, before in stood.items():
        if before is None:
            yield _at(next(any_more), *place)
        elif before in changes:
            yield _at(changes[before], *place)


def back(change: Change, vault: Vault) -> str:
    """The words that something of ours stands for, as a reply would have them back."""
    restores = change.decision.action.restores
    return restore(change.replacement, vault) if restores else change.original


def _at(change: Change, start: int, end: int) -> Change:
    decision = change.decision
    return replace(change, decision=replace(decision, span=replace(decision.span, start=start, end=end)))


def _place(change: Change) -> tuple[int, int]:
    return change.decision.span.start, change.decision.span.end


def _meets(change: Change, others: Iterable[Change]) -> bool:
    return any(change.decision.span.overlaps(other.decision.span) for other in others)
