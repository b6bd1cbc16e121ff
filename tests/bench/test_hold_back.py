"""The command that makes the held-back rows writes what the product reads."""

from local_models.skills.aptitude import SKILLS
from local_models.skills.held_back import FILE, row_of, rows
from tests.bench.hold_back import line_of


def test_a_row_is_read_as_it_was_written_and_every_line_of_the_file_is_one() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    assert [line_of(row_of(line)) for line in lines] == lines
    assert sum(len(rows(skill.name)) for skill in SKILLS) == len(lines)
