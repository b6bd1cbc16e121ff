"""An outgoing text changed by hand, read as its writer means it."""

from privacy.builtin import BALANCED, STRICT
from privacy.categories import Category
from privacy.decide import Decision
from privacy.meant import Meant, without_ours
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.rules import Action
from privacy.spans import Span
from tests.privacy.test_rewrite import Words

REWRITER = Rewriter(Words({"Anna Kovacs": Category.NAME, "Lisbon": Category.LOCATION}))
FIRST = REWRITER.draft("I am Anna Kovacs from Lisbon.", STRICT)
EDITED = REWRITER.edited(FIRST, f"Hi. {FIRST.text}")


def decided(words: str, action: Action = Action.TAG) -> list[str]:
    """Which words of the source a decision about `words` of what is meant is about."""
    meant = Meant(EDITED)
    start = meant.text.index(words)
    decision = Decision(Span(start, start + len(words), Category.NAME, 0.9, "test"), action, "")
    return [each.span.of(EDITED.source) for each in meant.in_source([decision])]


def test_the_words_behind_tags_stand_in_their_place() -> None:
    assert EDITED.source == "Hi. I am [NAME_1] from [LOCATION_1]."
    assert Meant(EDITED).text == "Hi. I am Anna Kovacs from Lisbon."
    assert [each.span.of(Meant(EDITED).text) for each in Meant(EDITED).ours] == ["Anna Kovacs", "Lisbon"]


def test_a_text_that_was_not_changed_is_meant_as_it_is() -> None:
    assert (Meant(FIRST).text, without_ours(FIRST)) == (FIRST.source, FIRST.source)


def test_what_is_decided_about_the_words_of_the_user_holds_for_them() -> None:
    assert decided("Hi") == ["Hi"]
    assert decided("from") == ["from"]


def test_what_is_from_us_is_decided_already() -> None:
    assert decided("Kovacs") == []


def test_of_what_reaches_into_it_the_rest_is_hidden_piece_by_piece() -> None:
    assert decided("am Anna Kovacs from Lisbon") == ["am", "from"]
    assert decided("am Anna") == ["am"]


def test_what_is_dropped_goes_as_a_whole() -> None:
    assert decided("am Anna Kovacs from Lisbon", Action.DROP) == ["am [NAME_1] from"]


def test_a_value_that_reaches_across_a_tag_never_takes_it_in() -> None:
    address = "14 Lisbon Road, London SW1A 1AA"
    places = {"Lisbon": Category.LOCATION, "Anna Kovacs": Category.NAME, address: Category.ADDRESS}
    rewriter = Rewriter(Words(places))
    first = rewriter.draft("Write to Lisbon please, and thank Anna Kovacs.", STRICT)
    edited = rewriter.edited(first, "I live at 14 [LOCATION_1] Road, London SW1A 1AA. Thank [NAME_1].")
    assert edited.text == "I live at [ADDRESS_1] [LOCATION_1] [ADDRESS_2]. Thank [NAME_1]."
    assert restore(edited.text, edited.vault) == f"I live at {address}. Thank Anna Kovacs."


def test_but_no_word_that_only_joins_the_two() -> None:
    edited = REWRITER.edited(FIRST, "In [LOCATION_1] and at [NAME_1]")
    meant = Meant(edited)
    whole = Decision(Span(3, len(meant.text), Category.NAME, 0.9, "test"), Action.TAG, "")
    assert list(meant.in_source([whole])) == []


def test_what_would_be_shown_anyway_is_let_go() -> None:
    assert decided("am Anna", Action.KEEP) == []


def test_the_tagger_never_takes_a_word_that_only_joins_for_a_secret() -> None:
    class Tagger(Words):
        def detect(self, text: str) -> list[Span]:
            return [Span(s.start, s.end, s.category, s.score, "tagger") for s in super().detect(text)]

    rewriter = Rewriter(Tagger({"at": Category.ADDRESS, "Anna": Category.NAME}))
    assert rewriter.draft("Anna is at court", BALANCED).text == "[NAME_1] is at court"
