"""A home for each test."""

from pathlib import Path

import pytest

from tests.support.cli import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A fresh home whose commands may use no network at all."""
    return Home(tmp_path / "home")


@pytest.fixture
def online_home(tmp_path: Path) -> Home:
    """A fresh home whose commands may reach this machine, and nothing else."""
    return Home(tmp_path / "home", network="loopback")
