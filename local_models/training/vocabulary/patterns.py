r"""The patterns that values are put together from: one text file each in `patterns/`, one pattern a line.

`{first}` stands for a value of that vocabulary, `{first:plain}` for one in another form, `<999>` for a code of
that shape (see `composing`), `\n` for a line break. `## 40` begins a group that is drawn with that weight.
"""

from pathlib import Path

from local_models.training.vocabulary.composing import Maker, maker

_FOLDER = Path(__file__).parent / "patterns"


def read(path: Path) -> list[tuple[int, list[str]]]:
    """The groups of one file with their weights. Raises IndexError for a pattern before the first group."""
    groups = list[tuple[int, list[str]]]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            groups.append((int(line[3:]), []))
        elif line.strip() and not line.startswith("# "):
            groups[-1][1].append(line.replace("\\n", "\n"))
    return groups


PATTERNED: dict[str, Maker] = {path.stem: maker(*read(path)) for path in sorted(_FOLDER.glob("*.txt"))}
"""Makers by the name of their file."""
