"""What a page of HTML says, as plain text in which quotes and code are still to be seen as such."""

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "svg"})
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table"})
_AT_MOST = 4 << 20
_DEEPEST = 20
"""Quotes within quotes that are told apart: each puts a mark before every line."""
_COMMENT_END = re.compile(r"--\s*+>")


def html_text(html: str) -> str:
    """The text of `html` (at most 4 million characters): quotes begin with `> `, code is between ``` lines."""
    reader = _Reader()
    reader.feed(_closed(html[:_AT_MOST]))
    reader.close()
    return reader.text()


def _closed(html: str) -> str:
    """`html` with all that is opened and never closed as plain characters.

    HTMLParser looks for each such end through all that follows: 24 kB of `<a ` took it 13 seconds. The sections of
    SGML ("<![if !mso]>") are comments in HTML up to the next ">"; HTMLParser raises AssertionError for most.
    """
    html = _plain_after(html.replace("<![", "<!x["), "<", html.rfind(">"))
    last = max((found.start() for found in _COMMENT_END.finditer(html)), default=-1)
    return _plain_after(html, "<!--", last)


def _plain_after(html: str, opening: str, at: int) -> str:
    """`html` in which every `opening` behind the place `at` begins with a character of text."""
    return html[: at + 1] + html[at + 1 :].replace(opening, f"&lt;{opening[1:]}")


class _Reader(HTMLParser):
    """Collects lines; `_line` is the one being written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._unseen = 0
        self._quotes = 0
        self._code = False

    def text(self) -> str:
        self._end_line()
        return "\n".join(self._lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._unseen = 0  # a head that was never closed ends here
        elif tag in _UNSEEN:
            self._unseen += 1
        if tag == "br":
            self._end_line(also_empty=True)
        if tag in _BLOCKS:
            self._end_line()
        if tag in _APART:
            self._apart()
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "li":
            self._line.append("- ")
        elif tag == "pre":
            self._fence(True)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _BLOCKS:
            self._end_line()
        if tag == "pre":
            self._fence(False)
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        if tag in _APART:
            self._apart()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._code:
            first, *more = data.split("\n")
            self._line.append(first)
            for line in more:
                self._end_line(also_empty=True)
                self._line.append(line)
        else:
            self._line.append(data)

    def _fence(self, code: bool) -> None:
        if code != self._code:
            self._write("```")
            self._code = code

    def _end_line(self, *, also_empty: bool = False) -> None:
        line = "".join(self._line)
        self._line.clear()
        line = line.rstrip() if self._code else " ".join(line.split())
        if line or also_empty:
            self._write(line)

    def _apart(self) -> None:
        if self._lines and self._lines[-1].strip("> "):
            self._write("")

    def _write(self, line: str) -> None:
        self._lines.append(f"{'> ' * min(self._quotes, _DEEPEST)}{line}".rstrip() if self._quotes else line)
