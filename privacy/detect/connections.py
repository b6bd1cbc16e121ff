"""Connection strings that carry a password. The whole string is the span: host and user locate the system too."""

from collections.abc import Iterator

from privacy.categories import Category
from privacy.detect.matching import Match, Pattern, compiled, find, matches
from privacy.detect.placeholders import is_placeholder
from privacy.spans import Span

_URL = compiled(
    r"(?<![\w+.\-])(?:jdbc:)?[A-Za-z][A-Za-z0-9+.\-]{1,30}://(?P<user>[^\s/:@\"'<>`?#]{0,128}+):(?P<word>[^\s/\"'`]{1,256})"
    r"@(?P<rest>[^\s\"'<>`,;)\]]{1,500})"
)
_JDBC = Pattern(
    "connection string",
    Category.CREDENTIALS,
    compiled(r"(?<!\w)jdbc:[^\s\"'<>`]{1,400}?(?:password|pwd)=[^\s\"'<>`]{1,300}", ignore_case=True),
    0.95,
    needs=("jdbc:",),
    accept=lambda value: not is_placeholder(compiled(r"(?i)(?:password|pwd)=([^&;]*)").search(value).group(1)),
)
_PAIR = compiled(
    r"(?<![\w])(?:password|pwd|accountkey|sharedaccesskey|sharedaccesssignature)\s?=\s?(?P<word>[^;\"'\n]{1,300})",
    ignore_case=True,
)
_LONGEST = 500


def connections(text: str, source: str) -> Iterator[Span]:
    """Every URL with a password before its host, JDBC URL with one inside, and ODBC or ADO string with one."""
    yield from find((_JDBC,), text, source)
    for match in matches(_URL, text):
        if not _is_template(match.group("user"), match.group("word")):
            start, end = match.start(), match.start() + len(match.group().rstrip(".,;:!?"))
            yield Span(start, end, Category.CREDENTIALS, 0.97, source, "connection string")
    done = 0
    for match in matches(_PAIR, text):
        span = _pairs_around(text, match, source) if match.start() >= done else None
        if span is not None:
            done = span.end
            yield span


def _is_template(user: str, password: str) -> bool:
    """In an address even "password" opens a door, so only what can't be a password is let go."""
    if user.isupper() and password in {"PASSWORD", "PASS", "PASSWD", "PWD"}:
        return True
    return password.startswith(("$", "{", "<", "%s", "%(")) or set(password) <= set("*xX.•")


def _pairs_around(text: str, match: Match, source: str) -> Span | None:
    """The string of `name=value;` pairs around a password, or None when it stands alone."""
    if is_placeholder(match.group("word")):
        return None
    left, right = _line_around(text, match.start(), match.end())
    start = _first_pair(text, left, match.start())
    if start == match.start():
        return None
    run = _PAIRS_AFTER.match(text, match.end(), right)
    end = start + len(text[start : run.end() if run else match.end()].rstrip())
    return Span(start, end, Category.CREDENTIALS, 0.95, source, "connection string")


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The nearest quotes or line ends on both sides, or the longest string that is looked at."""
    left = max(0, start - _LONGEST, *(text.rfind(mark, max(0, start - _LONGEST), start) + 1 for mark in _ENDS))
    rights = (text.find(mark, end, end + _LONGEST) for mark in _ENDS)
    return left, min((at for at in rights if at >= 0), default=min(len(text), end + _LONGEST))


def _first_pair(text: str, left: int, right: int) -> int:
    """Where the run of pairs that ends at `right` begins; `right` itself when there is none."""
    start = right
    pieces = text[left:right].split(";")
    # What follows the last semicolon belongs to the password's own pair, and must be nothing but space.
    if pieces.pop().strip():
        return start
    end = text.rfind(";", left, right)
    for piece in reversed(pieces):
        pair = _PAIR_AT_END.search(piece)
        if pair is None:
            break
        start = end - len(piece) + int(pair.start())
        end -= len(piece) + 1
    return start


_ENDS = "\"'`\n"
_PAIR_AT_END = compiled(r"(?<![\w.\-])[A-Za-z][\w .\-]{0,40}=[^=]{0,300}={0,2}\Z")
_PAIRS_AFTER = compiled(r"(?:;\s{0,2}[A-Za-z][\w .\-]{0,40}=[^;\"'\n]{0,300}){0,20}+;?")
