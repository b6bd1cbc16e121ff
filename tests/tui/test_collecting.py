"""Python's collector works when nobody waits for the interface, and leaves out what was loaded."""

import gc
import time
import weakref
from collections.abc import Iterator

import pytest

from tui.collecting import Collecting

DUE = gc.get_threshold()[2] + 5
"""After so many collections of what is younger a full one is due."""


class Ring:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collecting() -> Iterator[Collecting]:
    collecting = Collecting()
    collecting.begin()
    yield collecting
    collecting.end()


def old_garbage() -> "weakref.ref[Ring]":
    """Garbage that only a full collection finds, which is due. All else there is would only be slow to look at."""
    gc.collect()
    gc.freeze()
    ring = Ring()
    for _ in range(DUE):
        gc.collect(1)
    return weakref.ref(ring)


def busy(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_everything_is_collected_once_the_interface_has_had_nothing_to_do(collecting: Collecting) -> None:
    garbage = old_garbage()
    collecting.look()
    busy(0.05)
    collecting.look()
    assert garbage() is not None
    for _ in range(100):
        if garbage() is None:
            break
        time.sleep(0.1)  # nothing to do is what is tested
        collecting.look()
    assert garbage() is None


def test_what_is_there_once_everything_is_loaded_is_left_out(collecting: Collecting) -> None:
    frozen = gc.get_freeze_count()
    with collecting.loading():
        with collecting.loading():
            ring = Ring()
        assert gc.get_freeze_count() == frozen
    assert gc.get_freeze_count() > frozen
    assert not any(each is ring for each in gc.get_objects())


def test_after_the_app_python_collects_as_before() -> None:
    before = gc.get_threshold()
    collecting = Collecting()
    collecting.begin()
    with collecting.loading():
        pass
    assert gc.get_threshold() != before
    collecting.end()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
