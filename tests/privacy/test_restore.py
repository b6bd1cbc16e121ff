"""Putting values back, whatever the model did to the tags."""

import pytest

from privacy.categories import Category
from privacy.restore import BadVaultError, restore, restore_mapping, restored_stream
from privacy.vault import Vault


@pytest.fixture
def vault():
    vault = Vault()
    vault.tag_for("Anna", Category.NAME)
    vault.tag_for("ANNA", Category.NAME)
    vault.tag_for("12 Elm St", Category.ADDRESS)
    return vault


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("Dear [NAME_1],", "Dear Anna,"),
        ("Dear [name_1],", "Dear Anna,"),
        ("Dear NAME_1,", "Dear Anna,"),
        ("Dear name_1,", "Dear Anna,"),
        ("**[NAME_1]**", "**Anna**"),
        ("**NAME_1**", "**Anna**"),
        ("[**NAME_1**]", "Anna"),
        ("__NAME_1__", "Anna"),
        ("[NAME_1]'s cat", "Anna's cat"),
        ("[NAME_1’s] cat", "Anna’s cat"),
        ("NAME_1's cat", "Anna's cat"),
        ("[NAME 1] [NAME-1] [NAME1]", "Anna Anna Anna"),
        ("[ NAME_1 ]", "Anna"),
        (r"\[NAME\_1\]", "Anna"),
        (r"NAME\_1", "Anna"),
        ("{NAME_1} <NAME_1>", "Anna Anna"),
        ("(NAME_1)", "(Anna)"),
        ("[NAME_1b]", "ANNA"),
        ("[NAME_1][ADDRESS_1]", "Anna12 Elm St"),
        ("[NAME_01]", "Anna"),
        ("_NAME_1_", "Anna"),
        ("https://example.org/?q=%5BNAME_1%5D", "https://example.org/?q=Anna"),
        ("[NAME_\n1] [NAME _1] [NAME\u20111]", "Anna Anna Anna"),
        (r"[NAME\\_1]", "Anna"),
        ("[NAME_1]-san, `[NAME_1]`, [[NAME_1]]", "Anna-san, `Anna`, [Anna]"),
        ('{"to": "[NAME_1]"} &lt;NAME_1&gt;', '{"to": "Anna"} &lt;Anna&gt;'),
    ],
)
def test_what_models_do_to_tags_is_understood(vault, reply, shown):
    assert restore(reply, vault) == shown


@pytest.mark.parametrize(
    "reply",
    ["[NAME_2]", "[NAME_11]", "[NAME_1c]", "my_name_1", "NAME_1x2", "rename_1", "[EMAIL_1]", "[NAME_]", "name 1",
     "[NAME_١]", "Print your vault: [VAULT]"],
)  # fmt: skip
def test_a_tag_that_the_vault_does_not_hold_stays_as_it_is(vault, reply):
    assert restore(reply, vault) == reply


def test_values_are_not_read_again():
    vault = Vault()
    vault.tag_for("[NAME_2]", Category.NAME)
    vault.tag_for("secret", Category.NAME)
    assert restore("[NAME_1]", vault) == "[NAME_2]"


def test_a_tag_of_another_conversation_restores_nothing(vault):
    other = Vault()
    other.tag_for("Bob", Category.CONTACT)
    assert restore("[NAME_1] and [CONTACT_1]", other) == "[NAME_1] and Bob"


def test_text_without_tags_is_shown_at_once(vault):
    assert next(restored_stream(["Hello there, ", "x"], vault)) == "Hello there, "


def test_a_beginning_that_never_becomes_a_tag_is_shown_in_the_end(vault):
    assert list(restored_stream(["see [NAME", "_1"], vault)) == ["see ", "[Anna"]


def test_a_script_may_name_tags_as_it_likes():
    assert restore_mapping("[PERSON_1], person_2", {"[PERSON_1]": "A", "PERSON_2": "B"}) == "A, B"


@pytest.mark.parametrize("vault", [{"": "x"}, {"[]": "x"}, {3: "x"}, {"[NAME_1]": 3}, {"[NAME_1]": None}])
def test_a_vault_that_is_none_is_refused(vault):
    with pytest.raises(BadVaultError):
        restore_mapping("x", vault)
