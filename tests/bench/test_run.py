"""The command that runs the benches and keeps the README's table."""

import pytest

from tests.bench import run
from tests.bench.figures import figure, row_in

PAGE = f"""before
{run.MARK}
| what | figure | floor | bench |
| --- | ---: | ---: | ---: |
| a thing | 1 | at most 2 | `x` |
| another | 5 |  | `y` |
{run.MARK}
after
"""


def test_a_figure_is_a_line_that_is_told_from_all_others(capsys: pytest.CaptureFixture[str]) -> None:
    figure("a thing", "1.5", "at most 2")
    assert row_in(capsys.readouterr().out) == ["a thing", "1.5", "at most 2"]
    assert row_in("| a thing | 1.5 |") is None


def test_what_was_measured_again_is_replaced_and_the_rest_stays() -> None:
    lines = run.merged(PAGE, [["a thing", "1.5", "at most 2", "`x`"], ["new", "7", "", "`z`"]]).splitlines()
    assert lines[2:] == ["| a thing | 1.5 | at most 2 | `x` |", "| another | 5 |  | `y` |", "| new | 7 |  | `z` |"]


def test_every_bench_is_run_by_the_one_command() -> None:
    assert {"start", "local_models", "tasks", "recall", "imports", "encoder"} <= set(run.names())


def test_what_stands_behind_two_dashes_goes_to_the_bench() -> None:
    given = ["tasks", "--readme", "R", "--", "--messages", "9"]
    assert run._split(given) == (given[:3], ["--messages", "9"])
    assert run._split(["tasks"]) == (["tasks"], [])
