"""`@path` in what somebody writes: finding it, and writing a path so that it is found again."""

import re
from dataclasses import dataclass

_BEFORE = r"(?<![^\s(\[{\"'“‘„«])"
"""It begins a word: in `anna@example.com` there is none."""
_IN = r"[^\s@\"'“”‘’„«»()\[\]{}<>,;:!?`|\\\x00-\x1f\x7f]"
"""What may stand in a path without quotation marks. Not what ends a clause: `@notes.txt, and` names notes.txt."""
_BARE = re.compile(rf"{_IN}*+(?<!\.)")
_QUOTED = r'"(?P<quoted>(?:[^"\\\n]|\\["\\])++)"'
_MENTION = re.compile(rf"{_BEFORE}@(?:{_QUOTED}|(?P<bare>{_IN}++))")
_BEING_TYPED = re.compile(rf'{_BEFORE}@(?:"(?P<quoted>(?:[^"\\\n]|\\["\\])*+)|(?P<bare>{_IN}*+))\Z')


@dataclass(frozen=True, slots=True)
class Mention:
    """A path with its `@`: where it stands (start, end) in the text, and the path."""

    start: int
    end: int
    path: str


def mentions(text: str) -> list[Mention]:
    """Every `@path` and `@"path with spaces"` in `text`, in order."""
    return [_of_match(found) for found in _MENTION.finditer(text)]


def being_typed(before: str) -> Mention | None:
    """The path at the very end of `before`, the line up to the cursor, however little of it is there yet."""
    found = _BEING_TYPED.search(before)
    if found is None:
        return None
    quoted = found["quoted"]
    return Mention(found.start(), found.end(), found["bare"] if quoted is None else _unescaped(quoted))


def written(path: str) -> str:
    """`path` as `mentions` finds it again. The path is one line."""
    if path and _BARE.fullmatch(path):
        return f"@{path}"
    return '@"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _of_match(found: re.Match[str]) -> Mention:
    if found["quoted"] is not None:
        return Mention(found.start(), found.end(), _unescaped(found["quoted"]))
    path = found["bare"].rstrip(".") or found["bare"]
    return Mention(found.start(), found.start() + 1 + len(path), path)


def _unescaped(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted)
