"""Pairs of a wish and a text about other things: nothing goes, and what may be meant all the same is unknown."""

from local_models.training.matching.questions import questions
from local_models.training.matching.unrelated import unrelated


def test_nothing_goes_and_the_wish_is_another_questions():
    texts = {wish: each.text for each in questions(testing=True) for wish, _ in each.wishes}
    pairs = list(unrelated(40, seed=2, testing=True))
    assert len(pairs) == 40
    assert all(pair.goes == () and texts[pair.wish] != pair.text for pair in pairs)


def test_what_the_tagger_sees_is_unknown_under_most_wishes_and_stays_under_some():
    pairs = list(unrelated(60, seed=2, testing=True))
    assert 0 < sum(not pair.unknown for pair in pairs) < 45
    assert all(0 <= a < b <= len(pair.text) for pair in pairs for a, b in pair.unknown)


def test_wishes_that_may_speak_of_anything_are_left_out():
    assert not any("everything" in pair.wish.lower() for pair in unrelated(60, seed=3, testing=True))
