"""The values of a Kubernetes Secret: base64 is no protection, and any name in it may be a secret's."""

from collections.abc import Iterator

from privacy.categories import Category
from privacy.detect.matching import compiled, matches
from privacy.detect.placeholders import is_placeholder
from privacy.spans import Span

_IS_SECRET = compiled(r"^[ \t]*[\"']?kind[\"']?:[ \t]*[\"']?(?:Sealed)?Secret[\"']?[ \t]*,?[ \t]*$")
_DOCUMENT_END = compiled(r"^---[ \t]*$")
_DATA = compiled(
    r"^(?P<indent>[ \t]*)(?:data|stringData):[ \t]*\n(?P<lines>(?:(?P=indent)[ \t]+\S[^\n]*(?:\n|\Z)|[ \t]*\n)+)"
)
_LINE = compiled(r"^[ \t]+[\"']?[\w.\-]{1,100}[\"']?:[ \t]+[\"']?(?P<v>[^\s\"'|>#][^\n\"']{0,8000})")


def kubernetes_secrets(text: str, source: str) -> Iterator[Span]:
    """The value of every line under `data` and `stringData` in each document of kind Secret."""
    for start, end in _documents(text):
        for block in _DATA.finditer(text, start, end):
            for line in _LINE.finditer(text, *block.span("lines")):
                value = line.group("v").rstrip()
                if not is_placeholder(value):
                    begin = line.start("v")
                    yield Span(begin, begin + len(value), Category.CREDENTIALS, 0.95, source, "kubernetes secret")


def _documents(text: str) -> Iterator[tuple[int, int]]:
    """Where each YAML document of kind Secret begins and ends."""
    if "Secret" not in text:
        return
    ends = [match.start() for match in matches(_DOCUMENT_END, text)]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        if _IS_SECRET.search(text, start, end):
            yield start, end
