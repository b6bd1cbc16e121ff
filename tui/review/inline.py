"""Both texts in one: the words that go beside those that take their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from assistant.showing import plain
from privacy.draft import Draft
from privacy.rules import Action
from tui.review.placing import style_of

OPENS, TURNS_INTO, ENDS = "⟨", "→", "⟩"
"""How a change looks where neither colour nor strokes are seen: ⟨Anna→[NAME_1]⟩."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the one text: the same in both, old ones, new ones, or a sign of ours. `of` is their change."""

    kind: Literal["same", "old", "new", "sign"]
    words: str
    of: int | None = None


def can_be_inline(draft: Draft) -> bool:
    """Whether it is known place by place what became of the user's words."""
    return draft.held is None and not draft.edited and not draft.spanwise


def pieces(draft: Draft) -> Iterator[Piece]:
    """The one text. Same and old pieces are the user's own text, same and new ones what would leave."""
    done = 0
    for index, change in enumerate(draft.changes):
        span = change.decision.span
        yield Piece("same", draft.source[done : span.start])
        if change.decision.action is Action.KEEP:
            yield Piece("same", draft.source[span.start : span.end], index)
        else:
            yield Piece("sign", OPENS, index)
            yield Piece("old", draft.source[span.start : span.end], index)
            yield Piece("sign", TURNS_INTO, index)
            yield Piece("new", change.replacement, index)
            yield Piece("sign", ENDS, index)
        done = span.end
    yield Piece("same", draft.source[done:])


def inline_marked(draft: Draft, selected: int | None) -> Content:
    """The one text with its changes marked."""
    return Content.assemble(*((plain(piece.words), _style(draft, piece, selected)) for piece in pieces(draft)))


def inline_place(draft: Draft, selected: int) -> int:
    """Where the change stands in the one text, in code points."""
    place = 0
    for piece in pieces(draft):
        if piece.of == selected:
            return place
        place += len(piece.words)
    return place


def _style(draft: Draft, piece: Piece, selected: int | None) -> str:
    if piece.of is None:
        return ""
    style = {"old": "strike dim", "sign": "dim"}.get(piece.kind, style_of(draft.changes[piece.of].decision.action))
    gone = piece.kind == "old" and not draft.changes[piece.of].replacement
    return f"{style} reverse" if piece.of == selected and (gone or piece.kind in {"new", "same"}) else style
