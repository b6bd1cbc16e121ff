"""Makes the rows that skills are scored by: `python -m tests.bench.hold_back [FILE]`; the same file each time.

- **Statements**: `cases/skills/statements.txt`, quotes from messages by another hand; `cases/skills/chatter.txt`,
  chats as people type them; and lessons from held-back forms and words.
- **Titles**: `cases/skills/written.jsonl`, and lessons from held-back forms and words.
- **Questions to be mended**: of `written.jsonl`, which stumble; and of `cases/skills/left.txt`, which are queries
  of `cases/rewriting.jsonl` as the rewriter left them: they read well, so not a word is to be changed.
- **Instructions**: of `written.jsonl`, and the single sentences of `cases/instructions.txt`.

What states nothing is no row: what is lasting the profiler decides.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from local_models.sentences import sentences
from local_models.skills import lessons as taught
from local_models.skills.checks import PARAPHRASE, READING, STATING, TITLING, is_right
from local_models.skills.held_back import FILE, Row, evenly, row_of
from local_models.training.forms import lines
from local_models.training.reading.instructions import Filler, Instruction
from local_models.training.teaching.lessons import Lesson, lessons

_CASES = Path(__file__).parent / "cases"
FORMS, SEED = 120, 5
"""So many lessons of each skill from held-back forms; the seed is that of nothing else."""
TRAINED = (24_000, 5)
"""How many lessons the adapter was trained on, and their seed."""
INSTRUCTIONS = 60
_SETS = {"statements": "quotes by another hand", "chatter": "chats"}
_FORMS, _LEFT, _BLIND = "held-back forms", "rewritten queries", "written for the reader"
_SAYS = {"hide": "hide", "allow": "allow", "coarse": "roughly"}
_WHOSE = {"me": "mine", "anyone": "anyone's", "other": "other's"}


def held_back(skill: str) -> list[Lesson]:
    """Lessons of a skill from forms and words that nothing was trained on."""
    return list(lessons(FORMS, SEED, testing=True, shares={skill: 1.0}))


def rows() -> Iterator[Row]:
    """Every row with an answer that is right; no text twice, and none of the lessons for training."""
    seen = {lesson.text for lesson in lessons(*TRAINED, testing=False)}
    for row in _rows():
        if row.text not in seen and (row.skill == READING or is_right(row, row.wanted[0])):
            yield row
        seen.add(row.text)


def _rows() -> Iterator[Row]:
    for name, made in _SETS.items():
        for line in lines(_CASES / "skills" / f"{name}.txt"):
            clause, said = line.split(" | ")
            if said != taught.NOTHING:
                yield Row(STATING, made, clause, tuple(said.split(" / ")))
    for lesson in held_back(taught.STATE):
        if lesson.answer != taught.NOTHING:
            yield Row(STATING, _FORMS, lesson.text, (lesson.answer,))
    for lesson in held_back(taught.TITLE):
        yield Row(TITLING, _FORMS, lesson.text, (lesson.answer,))
    for line in (_CASES / "skills" / "written.jsonl").read_text("utf-8").splitlines():
        yield row_of(line)
    for text in lines(_CASES / "skills" / "left.txt"):
        yield Row(PARAPHRASE, _LEFT, text, (text,))
    single = [each for each in map(Filler.fixed, lines(_CASES / "instructions.txt")) if _is_one(each)]
    yield from evenly([Row(READING, _BLIND, each.text, _wishes(each)) for each in single], INSTRUCTIONS)


def _is_one(instruction: Instruction) -> bool:
    return len(list(sentences(instruction.text))) == 1


def _wishes(instruction: Instruction) -> tuple[str, ...]:
    marks = (mark for mark in instruction.marks if mark.action != "who")
    found = (f"{_SAYS[mark.action]} {mark.category.partition(':')[0]} {_WHOSE[mark.subject]}" for mark in marks)
    return tuple(dict.fromkeys(found))


def line_of(row: Row) -> str:
    """The row as a line of the file."""
    return json.dumps(
        {key: value for key, value in asdict(row).items() if value or key == "wanted"}, ensure_ascii=False
    )


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Make the rows that skills are scored by.")
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.parse_args().file.write_text("".join(f"{line_of(row)}\n" for row in rows()), encoding="utf-8")


if __name__ == "__main__":
    main()
