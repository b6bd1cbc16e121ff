"""Stand-ins meet nothing of the user's, and stay the same all conversation long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.categories import Category
from privacy.fold import folded
from privacy.names import name_parts
from privacy.restore import restore
from privacy.rules import Action
from privacy.substitute import Substitutes
from privacy.substitute.taken import Taken, invented
from privacy.vault import Vault
from tests.privacy.marked import draft_of
from tests.privacy.strategies import TEXTS
from tests.privacy.substitute.making import stand_in

LIKELY = [stand_in("Anna Kovacs", "name") or "", stand_in("Lisbon", "location") or ""]
"""What would be chosen if nothing stood against it."""
VALUES = st.sampled_from(
    [("Anna Kovacs", "name"), ("Béla", "name"), ("Иван Петров", "name"), ("李明", "name"), ("Lisbon", "location"),
     ("Portugal", "location"), ("Brightwell Hospital", "employer"), ("falcon-api", "project"), ("AB123456", "ids"),
     ("anna@gmail.com", "contact"), ("12 March 1987", "date"), ("34 years old", "age"),
     ("12 Elm Street", "address")]
)  # fmt: skip


def test_the_same_value_has_the_same_stand_in_in_later_turns():
    first = draft_of("{name:Anna Kovacs} of {location:Lisbon}", Action.SUBSTITUTE)
    second = draft_of("{location:Lisbon}: {name:Anna Kovacs}?", Action.SUBSTITUTE, first.vault)
    name, _, place = first.text.partition(" of ")
    assert second.text == f"{place}: {name}?"


def test_what_an_earlier_turn_stood_in_for_is_stood_in_for_though_nothing_marks_it_now():
    first = draft_of("{name:Anna Kovacs}", Action.SUBSTITUTE)
    assert draft_of("And Anna Kovacs?", Action.SUBSTITUTE, first.vault).text == f"And {first.text}?"


def test_which_is_chosen_does_not_depend_on_the_value():
    assert stand_in("Anna", "name") == stand_in("Julia", "name")


@pytest.mark.parametrize("likely", [*LIKELY, *(part for name in LIKELY for part in name.split())])
def test_a_word_of_the_text_or_a_name_the_user_knows_is_never_a_stand_in(likely):
    text = "{name:Anna Kovacs} in {location:Lisbon}"
    assert folded(likely) not in folded(
        draft_of(f"{text} and {likely}", Action.SUBSTITUTE).text.rpartition(" and ")[0]
    )
    assert folded(likely) not in folded(draft_of(text, Action.SUBSTITUTE, avoid=[likely]).text)


def test_a_stand_in_that_comes_to_be_a_hidden_value_is_replaced():
    first = draft_of("{name:Anna}", Action.SUBSTITUTE)
    second = draft_of(f"{{name:Anna}} and {{name:{first.text}}}", Action.SUBSTITUTE, first.vault)
    assert second.held is None
    assert first.text not in second.text
    assert restore(second.text, second.vault) == f"Anna and {first.text}"


def test_the_users_own_word_that_is_a_stand_in_is_set_apart():
    first = draft_of("{name:Anna}", Action.SUBSTITUTE)
    second = draft_of(f"{first.text} is a town", Action.SUBSTITUTE, first.vault)
    assert second.text == "[LITERAL_1] is a town"
    assert restore(second.text, second.vault) == second.source


def test_white_space_at_the_edges_stays_and_nothing_alone_has_no_stand_in():
    made = Substitutes(Vault(), [], [])
    assert (made.of(" Anna\n", Category.NAME) or "").endswith("\n")
    assert all(made.of(nothing, Category.NAME) is None for nothing in ("", " ", "\n", "-", "…", "."))


def test_within_a_longer_word_there_is_no_stand_in():
    assert Substitutes(Vault(), [], []).of("Anna", Category.NAME, before="x", after="bel") is None


def test_a_category_without_stand_ins_has_none():
    assert Substitutes(Vault(), [], []).of("diabetes", Category.HEALTH) is None


def test_what_is_taken_and_what_is_only_the_kind():
    taken = Taken(["The Talbot Hospital is open"], ["Durham"])
    assert not taken.allows("Talbot", "Anna")
    assert not taken.allows("Durham", "Anna")
    assert not taken.allows("Durhamson", "Anna")
    assert taken.allows("Marlow Hospital", "Brightwell Hospital")
    assert invented("Marlow Hospital", "St Mary's Hospital") == ["marlow"]


@given(st.lists(VALUES, min_size=1, max_size=6), st.lists(TEXTS, max_size=3))
def test_no_two_values_share_a_stand_in_and_none_meets_the_text(values, texts):
    vault, hidden = Vault(), [value for value, _ in values]
    made = Substitutes(vault, [*texts, " ".join(hidden)], hidden)
    found = {value: made.of(value, Category(category)) for value, category in values}
    given_out = [one for one in found.values() if one]
    assert len(given_out) == len(set(map(folded, given_out)))
    words = {folded(word) for text in texts for word in text.split()}
    for value, one in found.items():
        if one:
            assert restore(one, vault) == value
            assert not {folded(part) for part in name_parts(one) or [one]} & words - {folded(value)}


@given(VALUES, TEXTS, TEXTS)
def test_in_any_place_a_stand_in_leads_back_or_there_is_none(value, before, after):
    vault = Vault()
    made = Substitutes(vault, [before, after], [value[0]])
    one = made.of(value[0], Category(value[1]), before=before, after=after)
    if one is not None:
        assert one in vault.stand_ins.values
        assert vault.stand_ins.meaning(one) == value[0]
