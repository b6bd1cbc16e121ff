"""Places become their country or region, as the sentence wants it."""

import pytest

from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I live in {Lisbon}.", "I live in a city in Portugal."),
        ("It's {Lisbon}.", "It's a city in Portugal."),
        ("{Lisbon} is lovely in spring.", "A city in Portugal is lovely in spring."),
        ("I live in {Lisbon}, Portugal.", "I live in a city, Portugal."),
        ("I live in {Lisbon}, Portugal. What do I see?", "I live in a city, Portugal. What do I see?"),
        ("I live in Lisbon, {Portugal}.", "I live in Lisbon, southern Europe."),
        ("I live in {Lisbon, Portugal}.", "I live in a city in Portugal."),
        ("We moved to {Paris, Texas}.", "We moved to a town in the United States."),
        ("I'm from {Portugal}.", "I'm from a country in southern Europe."),
        ("Moving to {the Netherlands} soon", "Moving to a country in western Europe soon"),
        ("I live in {Texas} now.", "I live in a state in the United States now."),
        ("I live in {Kent}.", "I live in a region in the United Kingdom."),
        ("in {NYC} now", "in a city in the United States now"),
        ("He lives in {New York}.", "He lives in a place in the United States."),
        ("We live near {Hyde Park}.", "We live near a park."),
        ("I was in {Cambridge} once", "I was in a city once"),
        ("I flew to {Köln}", "I flew to a city in Germany"),
    ],
)
def test_a_place_is_told_by_what_and_where_it_is(sentence, rougher):
    assert said("location", sentence) == rougher


@pytest.mark.parametrize(
    "sentence",
    [
        "my {Lisbon} office",
        "{Lisbon}'s trams",
        "in {Georgia}",
        "in {Shoreditch}",
        "the {Lisbon}-based team",
        "in the {car park}",
        "x@{Lisbon}.pt",
    ],
)
def test_a_place_that_is_not_known_or_only_describes_is_not_told(sentence):
    assert said("location", sentence) is None


def test_the_country_is_not_told_where_a_rule_hides_it():
    assert said("location", "I live in {Lisbon}.", "country") == "I live in a city in southern Europe."


def test_a_country_that_is_hidden_elsewhere_in_the_text_is_not_told():
    hidden = ("Lisbon", "Portugal")
    assert said("location", "I live in {Lisbon}.", hidden=hidden) == "I live in a city in southern Europe."


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I live at {12 Elm Street}.", "I live at an address."),
        ("I live at {12 Elm Street, Leeds LS1 4AB}.", "I live at an address in the United Kingdom."),
        ("I live at {Rua Augusta 12, Lisboa}.", "I live at an address in Portugal."),
        ("My address: {12 Elm Street, Leeds}", "My address: an address in the United Kingdom"),
        ("I live on {Elm Street}.", "I live on a street."),
        ("Write to {965 Vale Pl, Falmouth, ON K2C 2T1}", "Write to an address in Canada"),
        ("Ship to {1101 High Place, Santiago, AR 38537}", "Ship to an address in the United States"),
        ("Ship to {5/80 Canal Run, Andritz NSW 2547}", "Ship to an address in Australia"),
        ("I live at {1 Mill Lane, Cambridge}", "I live at an address"),
        ("My postcode is {SW1A 1AA}.", None),
    ],
)
def test_an_address_is_told_by_its_country(sentence, rougher):
    assert said("address", sentence) == rougher
