"""What must hold for whatever is said more roughly, of any words in any place."""

from hypothesis import given
from hypothesis import strategies as st

from privacy.categories import Category
from privacy.generalise import generalise
from privacy.generalise.gazetteer import country_names, state_names, towns_near
from privacy.verify import leaks
from tests.privacy.strategies import TEXTS

WORDS = st.one_of(
    TEXTS,
    st.sampled_from(
        ["Lisbon", "Portugal", "heart condition", "a city", "34", "thirty", "March", "12 March 1987", "$4,000",
         "$1.5", "a company", "nurse", "health", "European", "the 1980s", "religious", "٣٤", "1,000,000 €", "٤$"]
    ),
)  # fmt: skip
AROUND = st.one_of(
    TEXTS, st.sampled_from(["I'm ", "a ", "an ", "the ", "My mother is ", ". ", "-", " years old", "'s"])
)
KINDS = st.sampled_from(["", "country", "date of birth"])


@given(WORDS, st.sampled_from(Category), KINDS, AROUND, AROUND, st.lists(WORDS, max_size=4))
def test_nothing_hidden_is_told_and_nothing_raises(words, category, kind, before, after, hidden):
    rougher = generalise(words, category, kind, before=before, after=after, hidden=hidden)
    if rougher is not None:
        assert rougher.strip()
        assert not leaks(rougher, [words, *hidden])


@given(st.sampled_from([town.name for town in towns_near(200_000)] + country_names() + state_names()))
def test_a_place_cannot_be_had_back(place):
    rougher = generalise(place, Category.LOCATION, before="I live in ", after=" now.", hidden=[place])
    assert rougher is None or not leaks(f"I live in {rougher} now.", [place])
