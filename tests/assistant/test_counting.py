"""How many of a category, in words."""

import pytest

from assistant.counting import counted


@pytest.mark.parametrize(
    ("category", "count", "said"),
    [
        ("address", 185, "185 addresses"),
        ("name", 371, "371 names"),
        ("name", 1, "1 name"),
        ("location", 2, "2 places"),
        ("health", 3, "3 on health"),
    ],
)
def test_one_and_several(category: str, count: int, said: str) -> None:
    assert counted(category, count) == said
