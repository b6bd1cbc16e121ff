"""The embedded model's weights, loaded once in a process: every app of a test would load them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from local_models import resident
from local_models.catalog import embedded

_load, _free = resident._load, resident.Resident.free
_kept: list[object] = []


def keep_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all loading of the embedded model get the same weights, which stay; other models come and go as ever."""
    monkeypatch.setattr(resident, "_load", _loaded)
    monkeypatch.setattr(resident.Resident, "free", _freed)


def _loaded(path: Path, keep_loading: Callable[[], bool], on_card: int) -> object:
    if path != embedded().path or on_card or not keep_loading():
        return _load(path, keep_loading, on_card)
    if not _kept:
        _kept.append(_load(path, lambda: True, 0))
    return _kept[0]


def _freed(model: resident.Resident) -> None:
    if model.model not in _kept:
        _free(model)
