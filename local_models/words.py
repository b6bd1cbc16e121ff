"""Whole words out of the pieces of words that a model reads."""

from collections.abc import Sequence


def words_of(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The (first, last + 1) of the tokens of every word: letters and digits that touch belong together."""
    words: list[tuple[int, int]] = []
    for index, (start, _) in enumerate(places):
        joins = words and places[index - 1][1] == start and text[start].isalnum() and text[start - 1].isalnum()
        words[-1:] = [(words[-1][0], index + 1)] if joins else [*words[-1:], (index, index + 1)]
    return words
