"""Both texts of a draft, the user's own and the outgoing one, with the changes marked."""

from textual.content import Content

from assistant.showing import plain
from privacy.draft import Change, Draft
from privacy.replaced import places
from privacy.rules import Action

_STYLES = {
    Action.KEEP: "underline $text-success",
    Action.TAG: "bold $text-warning",
    Action.DROP: "strike $text-error",
}


def style_of(action: Action) -> str:
    """How words with this action look. Underlined, bold and struck out tell them apart without colour too."""
    return _STYLES.get(action, "bold $text-warning")


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
