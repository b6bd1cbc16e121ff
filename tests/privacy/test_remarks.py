"""Sentences that only go with wishes: a reason, thanks, who the writer is."""

from dataclasses import replace

import pytest

from local_models.reader import Mention, Told
from privacy.background import background
from privacy.compile import compiled

WISH = "Never mention my salary."


class Reads:
    """A small reader that knows one wish, and takes some sentences for remarks."""

    def __init__(self, **remarks):
        self._remarks = remarks

    def read(self, texts):
        return [self._told(text) for text in texts]

    def _told(self, text):
        at = text.find("salary")
        found = [Mention(at, at + 6, "hide", "finance", "me", False, 0.9, 0.9, "salary")] if at >= 0 else []
        places = [(at, at + 1) for at in range(len(text))]
        points = [(0.0, 0.0, 1.0)] * len(text)
        for words, chance in self._remarks.items():
            start = text.find(words.replace("_", " "))
            if start >= 0:
                end = text.find(".", start) + 1
                points[start:end] = [(0.0, chance, 1 - chance)] * (end - start)
        return Told(tuple(found), places, points)


def read(prose, **remarks):
    profile = compiled(prose, "mine", Reads(**remarks))
    return profile.unread, background(profile)


def test_a_remark_beside_a_wish_is_background_and_holds_nothing():
    assert read(f"{WISH} I teach here.", I_teach=0.95) == ((), ("I teach here.",))


def test_what_is_not_surely_a_remark_stays_unread():
    assert read(f"{WISH} I teach here.", I_teach=0.6) == (("I teach here.",), ())


def test_a_remark_with_a_word_of_forbidding_has_to_be_surer():
    prose = f"{WISH} Nobody reads this."
    assert read(prose, Nobody=0.8) == (("Nobody reads this.",), ())
    assert read(prose, Nobody=0.99) == ((), ("Nobody reads this.",))


def test_remarks_alone_say_nothing_that_is_understood():
    assert read("I teach here. Thanks.", I_teach=0.99, Thanks=0.99) == (("I teach here.", "Thanks."), ())


def test_an_allowance_that_is_hardly_there_makes_no_wish_of_a_remark():
    def read_as(action, score):
        class Doubts(Reads):
            def _told(self, text):
                told, at = super()._told(text), text.find("lot")
                found = Mention(at, at + 3, action, "everything", "me", False, score, 0.9, "lot")
                return replace(told, mentions=(*told.mentions, found))

        return compiled(f"{WISH} I'll tell you a lot.", "mine", Doubts(tell=0.0, **{"I'll": 0.95})).unread

    assert read_as("allow", 0.55) == ()
    assert read_as("allow", 0.65) == ("I'll tell you a lot.",)


def test_another_language_is_no_remark():
    prose = "Ich unterrichte seit vielen Jahren an einer kleinen Schule."
    assert read(f"{WISH} {prose}", Ich=0.99) == ((prose,), ())


@pytest.mark.parametrize("prose", ["Please hide all you can.", ""])
def test_a_built_in_profile_has_no_background(prose):
    assert background(compiled(prose, "mine", Reads())) == ()
