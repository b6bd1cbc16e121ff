"""Where a reply uses a stand-in, and what it stands for there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.categories import Category
from privacy.restore import restore, restore_mapping, restored_stream
from privacy.stand_ins import StandIns, aligned, tells
from privacy.vault import Vault

ANNA = {"Mirela Novak": "Anna Kovacs", "Perm": "Lisbon", "+49 9355 579475": "+44 7700 900123", "AB9931": "XK4402"}


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("Dear Mirela Novak,", "Dear Anna Kovacs,"),
        ("Dear Mirela,", "Dear Anna,"),
        ("Dear Ms Novak:", "Dear Ms Kovacs:"),
        ("Novak, Mirela", "Kovacs, Anna"),
        ("mirela novak", "Anna Kovacs"),
        ("MIRELA NOVAK!", "ANNA KOVACS!"),
        ("Mirela\nNovak", "Anna Kovacs"),
        ("Mirela's cat, Novak’s dog", "Anna's cat, Kovacs’s dog"),
        ("**Mirela** _Mirela_ __Mirela__ `Mirela` (Mirela)", "**Anna** _Anna_ __Anna__ `Anna` (Anna)"),
        ("Perm. Perm-based.", "Lisbon. Lisbon-based."),
        ("Call +49 9355 579475.", "Call +44 7700 900123."),
        ("number AB9931, please", "number XK4402, please"),
    ],
)
def test_a_stand_in_is_read_as_models_write_it(reply, shown):
    assert restore_mapping(reply, ANNA) == shown


@pytest.mark.parametrize(
    "reply",
    ["Mirelas", "Permian", "@Perm", "#Perm", "Perm@example.com", "perm.com", "x.Perm", "my_Perm", "Perm_x",
     "Perm-Sud",
     "AB99310", "xAB9931", "get a perm", "mir ela"],
)  # fmt: skip
def test_a_part_of_something_else_and_an_ordinary_word_are_left_alone(reply):
    assert restore_mapping(reply, ANNA) == reply


@pytest.mark.parametrize(
    "reply", ["$48215", "48215%", "48215.7", "1,48215", "48215/2", "148215", "-48215", "48215 €"]
)
def test_a_number_within_another_or_with_a_unit_is_left_alone(reply):
    assert restore_mapping(reply, {"48215": "90217"}) == reply


def test_what_is_restored_is_not_read_again():
    assert restore_mapping("Mirela and Talbot", {"Mirela": "Talbot", "Talbot": "Mirela"}) == "Talbot and Mirela"


def test_tags_and_stand_ins_are_restored_in_one_pass():
    assert restore_mapping("[NAME_1] saw Perm", {"NAME_1": "Perm", "Perm": "[NAME_1]"}) == "Perm saw [NAME_1]"


def test_a_part_that_stands_for_two_things_stands_for_none():
    values = {"Mirela Novak": "Anna Kovacs", "Mirela Talbot": "Berta Smith"}
    assert restore_mapping("Mirela? Novak and Talbot.", values) == "Mirela? Kovacs and Smith."


def test_stand_ins_in_scripts_without_spaces_and_with_capitals_are_read():
    values = {"缪春梅": "李明", "Спиридон Трофимов": "Иван Петров", "عمير نسيبة": "محمد صلاح"}
    text = "请问缪春梅在吗, СПИРИДОН, Трофимов, عمير"
    assert restore_mapping(text, values) == "请问李明在吗, ИВАН, Петров, محمد"


@pytest.mark.parametrize(
    ("stand_in", "value", "parts"),
    [
        ("Mirela Novak", "Anna Kovacs", [("Mirela", "Anna"), ("Novak", "Kovacs")]),
        ("Dr. Mirela Novak", "Dr. Anna Kovacs", [("Mirela", "Anna"), ("Novak", "Kovacs")]),
        ("Marlow Hospital", "St Mary's Hospital", [("Marlow", "St Mary's")]),
        ("University of Bevan", "University of Leeds", [("Bevan", "Leeds")]),
        ("Novak, Mirela", "Kovacs, Anna", [("Novak", "Kovacs"), ("Mirela", "Anna")]),
        ("Perm", "Lisbon", []),
        ("23 years old", "34 years old", [("23", "34")]),
    ],
)
def test_parts_stand_for_parts(stand_in, value, parts):
    assert list(aligned(stand_in, value)) == parts


@pytest.mark.parametrize("word", ["", "Jo", "May", "Monday", "house", "23", "x1y2", "Grace"])
def test_short_and_ordinary_words_tell_nothing(word):
    assert not tells(word)


def test_a_stand_in_stands_only_where_it_would_be_read_as_itself():
    assert StandIns({}).stands("Perm", "in ", ", and")
    assert not StandIns({}).stands("Perm", "x", "")
    assert not StandIns({}).stands("Perm", "", "ian")
    assert not StandIns({}).stands("48215", "$", "")


PIECES = st.sampled_from(
    ["Mirela", "mirela ", "MIRELA NOVAK", "Novak", "Perm", "perm", "缪春梅", "缪春", "+49 9355", " 579475",
     "+49 9355 579475", "[NAME_1]", "[NAME_", "_", "__", "**", ".", "-", "@", " ", "\n", "  ", "'s", "x", "1",
     "€", "ſ", "İ"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=16).map("".join), st.lists(st.integers(1, 6), max_size=60))
def test_a_stream_cut_anywhere_restores_like_the_whole(text, cuts):
    vault = Vault()
    vault.tag_for("Bob", Category.NAME)
    for stand_in, value in {**ANNA, "缪春梅": "李明"}.items():
        vault.keep_stand_in(stand_in, value, Category.NAME)
    pieces, rest = [], text
    for cut in cuts:
        pieces, rest = [*pieces, rest[:cut]], rest[cut:]
    assert "".join(restored_stream([*pieces, rest], vault)) == restore(text, vault)


@given(st.text(max_size=40))
def test_without_stand_ins_nothing_changes(text):
    assert restore_mapping(text, {}) == text
