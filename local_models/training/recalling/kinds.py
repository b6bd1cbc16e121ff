"""The kinds of things that people ask about themselves and others, as `GUIDE.md` has them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from local_models.training.forms import lines

_FORMS = Path(__file__).parent / "forms"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: how it is asked for, its values, how it is told, and talk that tells nothing."""

    name: str
    asks: tuple[str, ...]
    values: tuple[str, ...]
    says: tuple[str, ...]
    talk: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind. Raises ValueError for a line that the guide doesn't know."""
    blocks: list[tuple[str, dict[str, list[str]]]] = []
    for line in (line for path in sorted(_FORMS.glob("*.txt")) for line in lines(path)):
        if line.startswith("["):
            blocks.append((line.strip("[] "), {mark: [] for mark in "?:-!"}))
        else:
            blocks[-1][1][_mark(line)].append(line[2:])
    return tuple(_kind(name, parts) for name, parts in blocks)


def _mark(line: str) -> str:
    if line[:2] not in {"? ", ": ", "- ", "! "}:
        raise ValueError(f"This line begins with none of the marks of GUIDE.md: {line}")
    return line[0]


def _kind(name: str, parts: dict[str, list[str]]) -> Kind:
    asks = [ask for line in parts["?"] for ask in line.split(" | ")]
    values = [value for line in parts[":"] for value in line.split(", ")]
    return Kind(name, tuple(asks), tuple(values), tuple(parts["-"]), tuple(parts["!"]))


@cache
def alike() -> dict[str, frozenset[str]]:
    """For every kind those that share a question with it, itself too: they may answer each other's questions."""
    return {
        one.name: frozenset(other.name for other in kinds() if set(one.asks) & set(other.asks)) for one in kinds()
    }
