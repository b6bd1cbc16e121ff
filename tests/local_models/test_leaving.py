"""Whoever waits for work that can't be stopped may leave; what comes too late is put away."""

import threading

import pytest

from local_models.leaving import Aside, Wanted
from local_models.llm import Cancel, ModelError


def test_what_the_work_gives_or_raises_reaches_whoever_waits() -> None:
    dropped: list[int] = []
    assert Aside(lambda _: 7, dropped.append).result(Cancel()) == 7

    def fails(_: Wanted) -> int:
        raise ModelError("No.")

    with pytest.raises(ModelError, match=r"No\."):
        Aside(fails, dropped.append).result(Cancel())
    assert dropped == []


def test_who_left_gets_nothing_and_what_comes_later_is_dropped_once() -> None:
    cancel, go_on, dropped = Cancel(), threading.Event(), threading.Event()
    wanted: list[bool] = []

    def slow(still: Wanted) -> int:
        wanted.append(still())
        cancel.set()
        go_on.wait(30)
        wanted.append(still())
        return 7

    assert Aside(slow, lambda _: dropped.set()).result(cancel) is None
    assert not dropped.is_set()
    go_on.set()
    assert dropped.wait(30)
    assert wanted == [True, False]
