"""Of two homes the places decide: a town of a country is more detail, any other a move."""

import pytest

from assistant.profile.moves import moved


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ("You live in Lisbon.", "You live in Porto.", "supersedes"),
        ("You live in Lisbon.", "You live in Porto now, you moved.", "supersedes"),
        ("You live in Lisbon.", "You moved from Lisbon to Porto, so you live in Porto now.", "supersedes"),
        ("You're based in Oslo.", "You live in Bergen with your cat.", "supersedes"),
        ("You live in Portugal.", "You live in Porto.", "refines"),
        ("You live in Portugal.", "You live in Vienna.", "supersedes"),
        ("You live in Vienna.", "You live in Portugal.", "supersedes"),
        ("Your mother lives in Turin.", "Your mother moved to Naples.", "supersedes"),
        ("You live in the Netherlands.", "You live in Porto.", "supersedes"),
        ("Your brother Jonas lives in Oslo.", "Jonas has moved to Bergen, nearer to the sea.", "supersedes"),
        ("Mia lives in Oslo.", "Your friend Mia lives in Bergen now.", "supersedes"),
    ],
)
def test_a_town_of_the_country_refines_and_another_place_is_a_change(old, new, relation):
    found = moved(old, new)
    assert found is not None and found.name == relation


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You live in Lisbon.", "Your sister lives in Porto."),
        ("You live in Lisbon.", "You used to live in Porto."),
        ("You live in Lisbon.", "You don't live in Porto."),
        ("You live in Lisbon.", "You live in Portugal."),
        ("You live in Lisbon.", "You live in Lisbon, near the river."),
        ("You live in Lisbon.", "You live in Nowheretown."),
        ("You live in Lisbon.", "You want to live in Porto."),
        ("You work in Lisbon.", "You live in Porto."),
        ("You live in Munich.", "You live in München."),
        ("You live in Brooklyn.", "You live in New York City."),
        ("You live in Scotland.", "You live in London."),
        ("You live in Lisbon.", "You live in Porto in summer."),
        ("You live in Lisbon.", "You moved to Porto in 1998 and came back."),
        ("Your friend lives in Leeds.", "Your friend lives in York."),
        ("Your friend Mia lives in Leeds.", "Your friend Ana lives in York."),
        ("Your friend Mia lives in Leeds.", "You moved to York."),
        ("Your brother Jonas lives in Oslo.", "Your colleague Jonas lives in Bergen."),
        ("Your friend Tom Smith lives in Oslo.", "Your friend Ann Smith lives in Bergen."),
        ("Friends live in Oslo.", "Friends live in Bergen."),
        ("She lives in Oslo.", "She lives in Bergen."),
    ],
)
def test_what_the_places_do_not_tell_is_left_to_the_profiler(old, new):
    assert moved(old, new) is None
