"""Where each change of a draft stands in the outgoing text."""

import re
from collections.abc import Iterator
from itertools import accumulate

from privacy.draft import Change, Draft


def places(draft: Draft) -> list[tuple[int, int]]:
    """For every change, where its replacement stands in the outgoing text: start and end, in code points."""
    if draft.spanwise:
        return list(_found_again(draft))
    grown = accumulate(map(_growth, draft.changes), initial=0)
    starts = [change.decision.span.start + by for change, by in zip(draft.changes, grown, strict=False)]
    return [(start, start + len(change.replacement)) for start, change in zip(starts, draft.changes, strict=True)]


def _growth(change: Change) -> int:
    return len(change.replacement) - (change.decision.span.end - change.decision.span.start)


def _found_again(draft: Draft) -> Iterator[tuple[int, int]]:
    """In a paraphrase: where each replacement stands now, one after the other; nowhere is (0, 0)."""
    done: dict[str, int] = {}
    for change in draft.changes:
        words = change.replacement
        found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(draft.text, done.get(words, 0))
        done[words] = found.end() if found else len(draft.text)
        yield found.span() if found and words else (0, 0)
