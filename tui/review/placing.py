"""Where each change of a draft stands in the outgoing text, and both texts with the changes marked."""

import re
from collections.abc import Iterator
from itertools import accumulate

from textual.content import Content

from assistant.showing import plain
from privacy.draft import Change, Draft
from privacy.rules import Action

_STYLES = {
    Action.KEEP: "underline $text-success",
    Action.TAG: "bold $text-warning",
    Action.DROP: "strike $text-error",
}


def style_of(action: Action) -> str:
    """How words with this action look. Underlined, bold and struck out tell them apart without colour too."""
    return _STYLES.get(action, "bold $text-warning")


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


def leaves_title(draft: Draft) -> str:
    """What stands over the outgoing text."""
    whose = ", said again by the local model (u: as you said it)" if draft.spanwise else ""
    return f"What would leave, word for word{whose}"


def source_marked(draft: Draft, selected: int | None) -> Content:
    """The user's own words, every span marked."""
    spans = [(change.decision.span.start, change.decision.span.end) for change in draft.changes]
    return _marked(draft.source, spans, draft.changes, selected)


def outgoing_marked(draft: Draft, selected: int | None) -> Content:
    """The outgoing text, every replacement marked."""
    both = list(zip(places(draft), draft.changes, strict=True))
    # What is dropped stands nowhere, though the capital after it may have come up in its place.
    ends = [start if change.decision.action is Action.DROP else end for (start, end), change in both]
    shown = [(start, end) for ((start, _), _), end in zip(both, ends, strict=True)]
    return _marked(draft.text, shown, draft.changes, selected)


def _marked(text: str, spans: list[tuple[int, int]], changes: tuple[Change, ...], selected: int | None) -> Content:
    content = Content(plain(text))
    for index, ((start, end), change) in enumerate(zip(spans, changes, strict=True)):
        style = style_of(change.decision.action)
        content = content.stylize(f"{style} reverse" if index == selected else style, start, end)
    return content
