"""Which tag means which value."""

from privacy.categories import Category
from privacy.vault import Vault, VaultEntry


def test_the_same_value_gets_the_same_tag():
    vault = Vault()
    assert vault.tag_for("Anna", Category.NAME) == vault.tag_for("Anna", Category.NAME) == "NAME_1"


def test_another_spelling_gets_a_variant_so_that_restoring_is_exact():
    vault = Vault()
    tags = [vault.tag_for(words, Category.NAME) for words in ("Anna Kovacs", "ANNA KOVACS", "anna-kovacs")]
    assert tags == ["NAME_1", "NAME_1b", "NAME_1c"]
    assert vault.value_of("NAME_1b") == "ANNA KOVACS"


def test_a_part_of_a_name_is_the_same_person_unless_two_bear_it():
    vault = Vault()
    assert vault.tag_for("Anna Kovacs", Category.NAME) == "NAME_1"
    assert vault.tag_for("Kovacs", Category.NAME) == "NAME_1b"
    assert vault.tag_for("Béla Kovacs", Category.NAME) == "NAME_1c" or vault.value_of("NAME_2") == "Béla Kovacs"


def test_different_people_get_different_numbers():
    vault = Vault()
    assert vault.tag_for("Anna", Category.NAME) != vault.tag_for("Bob", Category.NAME)


def test_a_reserved_tag_is_never_given_out_nor_restored():
    vault = Vault()
    vault.reserve("NAME_1")
    assert vault.tag_for("Anna", Category.NAME) == "NAME_2"
    assert vault.value_of("NAME_1") is None
    assert VaultEntry("NAME_1", None, Category.OTHER) in vault.entries


def test_a_copy_grows_alone():
    vault = Vault()
    vault.copy().tag_for("Anna", Category.NAME)
    assert vault.entries == ()


def test_a_vault_rebuilt_from_its_entries_goes_on_counting():
    vault = Vault()
    for name in ("Anna", "ANNA", "Bob"):
        vault.tag_for(name, Category.NAME)
    again = Vault(vault.entries)
    assert again.tag_for("anna", Category.NAME) == "NAME_1c"
    assert again.tag_for("Carl", Category.NAME) == "NAME_3"


def test_words_that_look_like_a_tag_are_no_secret():
    vault = Vault()
    vault.tag_for("[NAME_1]", Category.OTHER, literal=True)
    assert vault.secrets(frozenset(Category)) == []
    assert vault.literals == {"[NAME_1]"}


def test_two_people_who_share_a_part_of_their_names_get_two_tags():
    vault = Vault()
    names = ("Anna Kovacs", "Peter Kovacs", "Anna Smith", "ANNA MARIA KOVACS", "Kovacs")
    numbers = [vault.tag_for(name, Category.NAME).rstrip("bcd") for name in names]
    assert numbers == ["NAME_1", "NAME_2", "NAME_3", "NAME_1", "NAME_4"]


def test_a_name_and_all_its_parts_are_one_person():
    vault = Vault()
    tags = [vault.tag_for(name, Category.NAME) for name in ("Kovacs", "Anna Kovacs", "ANNA", "Mrs Kovacs")]
    assert tags == ["NAME_1", "NAME_1b", "NAME_1c", "NAME_1d"]
