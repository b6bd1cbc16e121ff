"""What counts as the words that are forgotten, and texts without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.errors import StoreError
from assistant.store.sought import cut, moved, of_person, of_value


@pytest.mark.parametrize(
    ("value", "text", "without"),
    [
        ("Zorbanix", "ZORBANIX and zorbanix", "[forgotten] and [forgotten]"),
        ("Zorbanix", "the Zorbanixian way, by xzorbanixx", "the [forgotten]ian way, by x[forgotten]x"),
        ("Paris", "a comparison of Paris and paris", "a comparison of [forgotten] and [forgotten]"),
        ("Will", "Will you? I will.", "[forgotten] you? I [forgotten]."),
        ("Jörg Müller", "JORG MULLER, Joerg Mueller", "[forgotten], [forgotten]"),
        ("Zorbanö", "Zorbanö; early, Zorbanoe", "[forgotten]; early, [forgotten]"),
        ("Anna Kovacs", "anna\nkovacs wrote as annakovacs2", "[forgotten] wrote as [forgotten]2"),
        ("Zorbanix", "it is Wm9yYmFuaXg= in base64", "it is [forgotten] in base64"),
        ("Zorbanix", "p-Z-o-r-b-a-n-i-x", "p-[forgotten]"),
        ("+49 171 2345678", "call 0171/2345678 now", "call 0[forgotten] now"),
        ("李小龙", "我是李小龙的朋友", "我是[forgotten]的朋友"),
        ("Иван", "ИВАН и Ивана", "[forgotten] и [forgotten]а"),
        ("🦩🦩", "so 🦩🦩!", "so [forgotten]!"),
        ("forgotten", "a forgotten [forgotten] one", "a […] [[…]] one"),
        ("Zorbanix", "nothing here", "nothing here"),
    ],
)
def test_a_value_is_found_in_every_dress_and_nothing_else_is(value, text, without):
    sought = of_value(value)
    assert sought.cut(text) == without
    assert not sought.is_in(sought.cut(text))


@pytest.mark.parametrize("value", ["", "  ", "a", "7", "42", "!", "-"])
def test_what_says_nothing_cannot_be_forgotten(value):
    with pytest.raises(StoreError, match="too short"):
        of_value(value)
    with pytest.raises(StoreError, match="too short"):
        of_person(value)


def test_a_person_is_found_by_parts_orders_and_initials_and_not_by_nicknames():
    text = "Kovacs, Anna; A. Kovacs wrote to Anna K. and Anna alone; Hannah, Annie and AK are others."
    without = (
        "[forgotten]; [forgotten] wrote to [forgotten] and [forgotten] alone; Hannah, Annie and AK are others."
    )
    assert of_person("Anna Kovacs").cut(text) == without
    assert of_person("Will Turner").cut("I will ask Will.") == "I will ask [forgotten]."


def test_a_part_of_a_name_may_stay_where_it_is_alone():
    sought = of_person("Anna Kovacs", keep=["kovacs"])
    assert sought.cut("Anna Kovacs; to Anna; Peter Kovacs") == "[forgotten]; to [forgotten]; Peter Kovacs"


TEXTS = st.text("abc XY.é\n😀", max_size=60)


@st.composite
def places_in(draw):
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@given(places_in(), st.data())
def test_words_beside_the_places_are_the_same_words_after_the_move(case, data):
    text, places = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    after = cut(text, places, "[forgotten]")
    place = moved(start, end, places, "[forgotten]")
    touched = any(first < end and last > start for first, last in places)
    assert (place is None) == (touched and start < end) or start == end
    if place is not None:
        assert after[slice(*place)] == text[start:end]


@given(st.lists(st.sampled_from(["Zorbanix", "zorbanix", " ", "xZORBANIXx", "tea", "-", "Zor", "banix", "\n"])))
def test_no_text_holds_the_words_after_they_were_cut(parts):
    sought = of_value("Zorbanix")
    without = sought.cut("".join(parts))
    assert not sought.is_in(without)
    assert "zorbanix" not in without.lower()


def test_only_a_part_of_the_name_can_be_kept():
    with pytest.raises(StoreError, match="no part of that name"):
        of_person("Anna Kovacs", keep=["Kovac"])
