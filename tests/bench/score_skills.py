"""How well the embedded model was taught its jobs: `python -m tests.bench.score_skills [--readme README.md]`.

Three ways of each skill on the same held-back texts: by rule, as Sotto words things without a model; the embedded
model untaught, asked with instructions and examples; and taught, with its adapter.

- **Statements**: `cases/skills/statements.txt` (quotes from messages by another hand), `cases/skills/chatter.txt`
  (chats as people type them) and lessons from held-back forms and words. `equivalent` says what counts as right,
  and what as invented. "As used" asks the model only where the rule's statement does not read well, and takes
  what it says where every word of it has its evidence. Of clauses that state nothing the profiler is the rule.
- **Titles, digest lines**: lessons from held-back forms. A title is right if it is one (`titling.fits`) and has
  the words that mean something of the form's own; a line is right if it says all of the facts, adds nothing, and
  is shorter.
- **Mended questions**: lessons from held-back forms, and the queries of `cases/rewriting.jsonl` as the rewriter
  leaves them under their privacy profile. The rule's wording is the text span by span.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from assistant.profile.statements import faithful, reads_well, statement
from assistant.titling import rule_title
from local_models.catalog import embedded
from local_models.embedder import Embedder
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import LocalModel, ModelError
from local_models.profiler import Profiler
from local_models.skills import lessons as taught
from local_models.skills.paraphrasing import paraphrase
from local_models.skills.stating import stated
from local_models.skills.titling import fits, titled
from local_models.training.forms import lines
from local_models.training.teaching.lessons import Lesson, lessons
from tests.bench.equivalent import invented, meaning, right, words
from tests.bench.mending import drafts
from tests.bench.scores import put, table

_CASES = Path(__file__).parent / "cases" / "skills"
_MARK = "<!-- skill scores -->"
FORMS, SEED = 120, 5
"""So many lessons of each skill from held-back forms; the seed is that of nothing else."""
UNTAUGHT = 40
"""Of so many texts of a set the untaught model is asked: it takes twenty times as long."""
ROOM = 60
FLOORS = {"right": "75 %", "invented": "at most 2 %", "leaks": "at least 99 % without", "kept": "0.9"}

Way = Callable[[str], str]
"""What a text becomes."""


@dataclass(frozen=True, slots=True)
class Case:
    """A clause, and the statements that are right: none where it states nothing."""

    clause: str
    wanted: tuple[str, ...]


def cases(name: str) -> list[Case]:
    """The cases of a file."""
    split = [line.split(" | ") for line in lines(_CASES / f"{name}.txt")]
    return [Case(clause, () if said == taught.NOTHING else tuple(said.split(" / "))) for clause, said in split]


@cache
def held_back(skill: str) -> list[Lesson]:
    """Lessons from forms and words that nothing was trained on."""
    return list(lessons(FORMS, SEED, testing=True, shares={skill: 1.0}))


class Ways:
    """The ways of a skill, by their names in the table."""

    def __init__(self, untaught: LocalModel, adapted: LlamaCppModel) -> None:
        self._untaught, self._adapted = untaught, adapted

    def recite(self, skill: str) -> Way:
        """The taught way. Every text is asked about once."""
        return cache(lambda text: self._adapted.recite(skill, text, max_tokens=3 * ROOM))

    def prompted(self, ask: Callable[[LocalModel, str], str]) -> Way:
        """The untaught way: an answer that has not the form that was asked for is none."""

        @cache
        def way(text: str) -> str:
            try:
                return ask(self._untaught, text)
            except ModelError:
                return ""

        return way


def share(count: int, of: int) -> str:
    """A share in the table."""
    return f"{count / of:.0%}" if of else ""


def statements(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The rows on statements."""
    recite = ways.recite(taught.STATE)
    untaught = ways.prompted(stated)
    forms = [
        Case(each.text, () if each.answer == taught.NOTHING else (each.answer,))
        for each in held_back(taught.STATE)
    ]
    sets = {"quotes by another hand": cases("statements"), "chats": cases("chatter"), "held-back forms": forms}
    every: list[Case] = []
    for name, listed in sets.items():
        said = [case for case in listed if case.wanted]
        every += said
        few = Random(SEED).sample(said, min(UNTAUGHT, len(said)))
        yield (
            f"statements right: {name} ({len(said)})",
            _right(statement, said), _right(untaught, few), _right(recite, said),
            _right(lambda clause: used(recite(clause), clause), said), FLOORS["right"],
        )  # fmt: skip
    few = Random(SEED).sample(every, UNTAUGHT)
    yield (
        f"statements that invent ({len(every)})",
        _invents(statement, every), _invents(untaught, few), _invents(recite, every),
        _invents(lambda clause: used(recite(clause), clause), every), FLOORS["invented"],
    )  # fmt: skip
    nothing = [case.clause for listed in sets.values() for case in listed if not case.wanted]
    lasting = [judged.lasting for judged in Profiler().judge(nothing)]
    yield (
        f"clauses that state nothing, seen as such ({len(nothing)})",
        share(sum(chance < 0.5 for chance in lasting), len(lasting)), "",
        share(sum(recite(clause) == taught.NOTHING for clause in nothing), len(nothing)), "", "",
    )  # fmt: skip
    said_lasting = Profiler().judge([case.clause for case in every])
    yield (
        f"clauses that state something, taken for nothing ({len(every)})",
        share(sum(judged.lasting < 0.5 for judged in said_lasting), len(every)), "",
        share(sum(recite(case.clause) == taught.NOTHING for case in every), len(every)), "", "",
    )  # fmt: skip


def used(said: str, clause: str) -> str:
    """The statement that Sotto keeps: the rule's where it reads well, or the taught one is not faithful."""
    plain = statement(clause)
    return plain if reads_well(plain) or said == taught.NOTHING or not faithful(said, clause) else said


def _right(way: Way, listed: Sequence[Case]) -> str:
    return share(sum(right(way(case.clause), case.wanted) for case in listed), len(listed))


def _invents(way: Way, listed: Sequence[Case]) -> str:
    answers = [(way(case.clause), case) for case in listed]
    count = sum(
        said != taught.NOTHING and bool(invented(said, case.clause, case.wanted)) for said, case in answers
    )
    return share(count, len(listed))


def titles(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The row on titles."""
    listed = held_back(taught.TITLE)

    def good(way: Way, few: Sequence[Lesson]) -> str:
        return share(sum(title_right(way(each.text), each) for each in few), len(few))

    recite = ways.recite(taught.TITLE)
    yield (
        f"titles right: held-back forms ({len(listed)})", good(rule_title, listed),
        good(ways.prompted(titled), listed[:UNTAUGHT]), good(recite, listed),
        good(lambda text: said if fits(said := recite(text), text) else rule_title(text), listed), "",
    )  # fmt: skip


def title_right(title: str, lesson: Lesson) -> bool:
    """Whether a title is one, and has the words that mean something of the right one."""
    return fits(title, lesson.text) and not meaning(words(lesson.answer)) - meaning(words(title))


def digests(ways: Ways) -> Iterator[tuple[str, ...]]:
    """The rows on digest lines."""
    listed = held_back(taught.DIGEST)
    lines_ = [ways.recite(taught.DIGEST)(each.text) for each in listed]
    good = [line_right(line, each) for line, each in zip(lines_, listed, strict=True)]
    length = sum(len(each.text) for each in listed)
    taken = sum(len(line if fine else each.text) for line, fine, each in zip(lines_, good, listed, strict=True))
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
    """The row on mended questions."""
    listed = held_back(taught.MEND)
    recite = ways.recite(taught.MEND)

    def good(way: Way, few: Sequence[Lesson]) -> str:
        return share(sum(way(each.text) == each.answer for each in few), len(few))

    yield (
        f"questions mended: held-back forms ({len(listed)})", good(lambda text: text, listed),
        good(ways.prompted(paraphrase), listed[:UNTAUGHT]), good(recite, listed), "", "",
    )  # fmt: skip


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
        ways = Ways(untaught, adapted)
        rows = []
        for name in args.only or _PARTS:
            for row in _PARTS[name](ways):
                print(" | ".join(row), file=sys.stderr, flush=True)
                rows.append(row)
    text = "\n".join(table(("what", "by rule", "untaught", "taught", "as used", "floor"), rows))
    print(text)
    if args.readme:
        put(text, args.readme, _MARK)


if __name__ == "__main__":
    main()
