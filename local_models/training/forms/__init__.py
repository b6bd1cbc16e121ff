r"""The sentence forms, one a line in the text files beside this page.

`{slot}` stands for a word of a vocabulary, `[[kind|text]]` for private text that stands fixed, `{{` and `}}` for
single braces, `\n` for a line break. Lines that begin with `#` are comments.
"""

from collections.abc import Iterator
from pathlib import Path

PLAIN = "plain_"
"""What the name of a file begins with whose forms hold nothing private but well-known names."""


def lines(path: Path) -> Iterator[str]:
    """The forms, or labelled texts, of one file: its lines without comments, with their line breaks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.replace("\\n", "\n")


def _files(plain: bool) -> tuple[str, ...]:
    paths = sorted(Path(__file__).parent.glob("*.txt"))
    chosen = (path for path in paths if path.name.startswith(PLAIN) == plain)
    return tuple(dict.fromkeys(form for path in chosen for form in lines(path)))


NEUTRAL: tuple[str, ...] = _files(plain=True)
"""The forms without anything private but well-known names."""
FORMS: tuple[str, ...] = tuple(dict.fromkeys((*_files(plain=False), *NEUTRAL)))
"""Every form, once."""
