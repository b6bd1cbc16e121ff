"""A world in which every picture comes out the same: one moment, one machine, a scripted model."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from local_models.machine import Machine
from tests.support.scripted import ScriptedModel
from tests.tui.snapshots.album import Album

MOMENT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[3]


class Fixed(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return MOMENT.astimezone(tz) if tz else MOMENT.replace(tzinfo=None)


class FixedDate(date):
    """The day of that moment."""

    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        return MOMENT.date()


@cache
def clocks() -> list[tuple[Any, str, Any]]:
    """Every module that asks for the time, with the name it has for what it asks."""
    return list(_clocks())


def _clocks() -> Iterator[tuple[Any, str, Any]]:
    for part in ("assistant", "tui"):
        for path in sorted((ROOT / part).rglob("*.py")):
            text = path.read_text("utf-8")
            for asked, name, fixed in (("datetime.now(", "datetime", Fixed), ("date.today(", "date", FixedDate)):
                if asked in text:
                    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                    yield import_module(module), name, fixed


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    for name in ("NO_COLOR", *(name for name in os.environ if name.endswith("_API_KEY"))):
        monkeypatch.delenv(name, raising=False)
    time.tzset()
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget.cursor_blink, "_default", False)
    for module, name, fixed in clocks():
        monkeypatch.setattr(module, name, fixed)
    monkeypatch.setattr("assistant.assembly.open_model", lambda info: ScriptedModel(lambda _: "Fine."))
    machine = Machine(total=16 * 10**9, available=8 * 10**9, cores=4)
    for user in ("assistant.model_list", "assistant.fetching", "local_models.plan"):
        monkeypatch.setattr(f"{user}.this_machine", lambda: machine)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(params=[(80, 24), (120, 40)], ids=lambda size: "{}x{}".format(*size))
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def album() -> Iterator[Album]:
    """Where pictures are taken; at the end of the test all of them have to be as they were."""
    album = Album()
    yield album
    if report := album.report():
        pytest.fail(report, pytrace=False)


@pytest.fixture(autouse=True)
def quick_pauses() -> None:
    """None: a picture is taken once nothing moves, for which Textual's own patience is right."""
