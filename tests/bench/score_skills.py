"""How well the embedded model was taught its jobs: `python -m tests.bench.score_skills [--readme README.md]`.

Three ways of each skill on the same held-back texts: by rule, as Sotto words things without a model; the embedded
model untaught, asked with instructions and examples; and taught, with its adapter. "As used" is the taught answer
where Sotto takes it, else the rule's. Rows and checks are those of `sotto models bench` (`local_models/skills`).

- **Statements, titles, questions to be mended**: every row of `held_back.jsonl`. A statement invents if a word of
  meaning in it stands neither in the clause nor in a right one. Of clauses that state nothing, which are no rows,
  the profiler is the rule.
- **Digest lines**: lessons from held-back forms. A line is right if it says all of the facts, adds nothing, and is
  shorter.
- **Rewritten queries**: those of `cases/rewriting.jsonl` as the rewriter leaves them under their privacy profile.
  The rule's wording is the text span by span. Held-back forms of the lessons stumble more than these do.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from assistant.contests import CONTESTS
from local_models.catalog import embedded
from local_models.embedder import Embedder
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import LocalModel, ModelError
from local_models.profiler import Profiler
from local_models.skills import lessons as taught
from local_models.skills.checks import PARAPHRASE, STATING, TITLING, is_right
from local_models.skills.equivalent import invented, meaning, words
from local_models.skills.held_back import Row, rows
from local_models.training.forms import lines
from local_models.training.teaching.lessons import Lesson
from tests.bench.hold_back import held_back
from tests.bench.mending import drafts
from tests.bench.scores import put, table

_CASES = Path(__file__).parent / "cases" / "skills"
_MARK = "<!-- skill scores -->"
SEED = 5
UNTAUGHT = 40
"""Of so many texts of a set the untaught model is asked: it takes many times as long."""
ROOM = 180
FLOORS = {"right": "75 %", "invented": "at most 2 %", "leaks": "at least 99 % without", "kept": "0.9"}

Way = Callable[[str], str]
"""What a text becomes."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The untaught and the taught model. Every text is asked about once."""

    untaught: LocalModel
    adapted: LlamaCppModel

    def recite(self, skill: str) -> Way:
        """The taught way, for a skill without rows."""
        return cache(lambda text: self.adapted.recite(skill, text, max_tokens=ROOM))

    def of(self, skill: str) -> tuple[Way, Way, Way, Way]:
        """By rule, untaught, taught, as used. An answer that has not the form that was asked for is none."""
        contest = CONTESTS[skill]

        def untaught(text: str) -> str:
            try:
                return contest.by_model(self.untaught, text, None)[0]
            except ModelError:
                return ""

        both = cache(lambda text: contest.by_model(self.adapted, text, None))
        return contest.by_rule, cache(untaught), lambda text: both(text)[0], lambda text: both(text)[1]


def share(count: int, of: int) -> str:
    """A share in the table."""
    return f"{count / of:.0%}" if of else ""


def right(ways: Ways, skill: str, what: str, floor: str = "") -> Iterator[tuple[str, ...]]:
    """A row of the table for each set of a skill: how much is right."""
    by_rule, untaught, alone, used = ways.of(skill)
    for made in dict.fromkeys(row.made for row in rows(skill)):
        listed = [row for row in rows(skill) if row.made == made]
        few = _few(listed)
        pairs = ((by_rule, listed), (untaught, few), (alone, listed), (used, listed))
        shares = [share(sum(is_right(row, way(row.text)) for row in some), len(some)) for way, some in pairs]
        yield f"{what}: {made} ({len(listed)})", *shares, floor


def _few(listed: Sequence[Row]) -> list[Row]:
    return Random(SEED).sample(list(listed), min(UNTAUGHT, len(listed)))


def statements(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The rows on statements."""
    yield from right(ways, STATING, "statements right", FLOORS["right"])
    every = rows(STATING)
    by_rule, untaught, alone, used = ways.of(STATING)
    pairs = ((by_rule, every), (untaught, _few(every)), (alone, every), (used, every))
    shares = [_invents(way, some) for way, some in pairs]
    yield f"statements that invent ({len(every)})", *shares, FLOORS["invented"]
    nothing = [clause for clause, said in _clauses() if said == taught.NOTHING]
    nothing += [lesson.text for lesson in held_back(taught.STATE) if lesson.answer == taught.NOTHING]
    yield f"clauses that state nothing, seen as such ({len(nothing)})", *_nothing(ways, nothing)
    said = [row.text for row in every]
    yield f"clauses that state something, taken for nothing ({len(said)})", *_nothing(ways, said)


def _clauses() -> Iterator[tuple[str, str]]:
    for name in ("statements", "chatter"):
        for line in lines(_CASES / f"{name}.txt"):
            clause, said = line.split(" | ")
            yield clause, said


def _invents(way: Way, listed: Sequence[Row]) -> str:
    return share(sum(bool(invented(way(row.text), row.text, row.wanted)) for row in listed), len(listed))


def _nothing(ways: Ways, listed: Sequence[str]) -> tuple[str, ...]:
    """How many of the clauses the profiler and the taught model take for nothing."""
    recite = ways.recite(taught.STATE)
    by_rule = sum(judged.lasting < 0.5 for judged in Profiler().judge(list(listed)))
    by_model = sum(recite(clause) == taught.NOTHING for clause in listed)
    return share(by_rule, len(listed)), "", share(by_model, len(listed)), "", ""


def titles(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The rows on titles."""
    yield from right(ways, TITLING, "titles right")


def digests(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The rows on digest lines."""
    listed = held_back(taught.DIGEST)
    said = [ways.recite(taught.DIGEST)(each.text) for each in listed]
    good = [line_right(line, each) for line, each in zip(said, listed, strict=True)]
    length = sum(len(each.text) for each in listed)
    taken = sum(len(line if fine else each.text) for line, fine, each in zip(said, good, listed, strict=True))
    yield (
        f"digest lines that say all, and no more ({len(listed)})",
        "100%",
        "",
        share(sum(good), len(good)),
        "",
        "",
    )
    yield "letters of the digest, of the facts'", "100%", "", "", share(taken, length), ""


def line_right(line: str, lesson: Lesson) -> bool:
    """Whether a line holds what every fact says, with nothing added, in fewer letters."""
    facts, said = set(meaning(words(lesson.text))), set(meaning(words(line)))
    return said == facts and len(line) < len(lesson.text)


def mended(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The rows on mended questions."""
    yield from right(ways, PARAPHRASE, "questions right")
    listed, recite = held_back(taught.MEND), ways.recite(taught.MEND)
    shares = [share(sum(way(each.text) == each.answer for each in listed), len(listed)) for way in (str, recite)]
    yield f"questions mended: forms of the lessons ({len(listed)})", shares[0], "", shares[1], "", ""


def rewritten(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The rows on queries as the rewriter leaves them."""
    recite, alike = ways.recite(taught.MEND), Embedder().likeness
    found = [(case, recite(case.text)) for case in drafts()]
    clean = sum(not case.leaks(said) for case, said in found)
    kept = sum(alike(case.text, said) for case, said in found) / max(len(found), 1)
    taken = sum(case.accepts(said, alike) for case, said in found)
    yield (
        f"rewritten queries without a decided span, before verify ({len(found)})", "100%", "",
        share(clean, len(found)), "", FLOORS["leaks"],
    )  # fmt: skip
    yield "likeness of their meaning to the text span by span", "1", "", f"{kept:.2f}", "", FLOORS["kept"]
    yield "of them the checks let pass, changed", "", "", share(taken, len(found)), "", ""


_PARTS = {"statements": statements, "titles": titles, "digests": digests, "mended": mended, "rewritten": rewritten}


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Score what the embedded model was taught.")
    parser.add_argument("--adapter", type=Path, default=taught.ADAPTER)
    parser.add_argument("--only", action="append", choices=_PARTS)
    parser.add_argument("--readme", type=Path)
    args = parser.parse_args()
    info = embedded()
    assert info.path
    with (
        closing(LlamaCppModel(info.name, info.path, 1024)) as untaught,
        closing(LlamaCppModel(info.name, info.path, 1024, adapter=args.adapter)) as adapted,
    ):
        ways, found = Ways(untaught, adapted), []
        for name in args.only or _PARTS:
            for row in _PARTS[name](ways):
                print(" | ".join(row), file=sys.stderr, flush=True)
                found.append(row)
    text = "\n".join(table(("what", "by rule", "untaught", "taught", "as used", "floor"), found))
    print(text)
    if args.readme:
        put(text, args.readme, _MARK)


if __name__ == "__main__":
    main()
