"""Whether something is the writer's own."""

import pytest

from privacy.whose import is_mine


@pytest.mark.parametrize(
    ("text", "mine"),
    [
        ("My gout is back.", True), ("The gout is back.", True), ("My husband has gout.", False),
        ("He says that I have gout.", True), ('The advert says: "no gout"', False), ("They say it's gout.", True),
        ("As someone with gout I dance.", True), ("A friend has gout.", False),
    ],
)  # fmt: skip
def test_it_is_of_whom_the_sentence_spoke_last(text, mine):
    assert is_mine(text, text.index("gout"), 0, len(text)) is mine
