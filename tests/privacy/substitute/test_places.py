"""Places, organisations, projects and addresses stand in for their like."""

import re

import pytest

from privacy.generalise import gazetteer
from privacy.vault import Vault
from tests.privacy.substitute.making import stand_in


def test_a_town_stands_in_for_a_town_of_about_its_size_a_country_for_a_country_a_state_for_a_state():
    town = gazetteer.town(stand_in("Lisbon", "location") or "")
    assert town and 517_000 / 4 < town.people < 517_000 * 4
    assert gazetteer.country(stand_in("Portugal", "location") or "")
    assert gazetteer.state(stand_in("Texas", "location") or "")


@pytest.mark.parametrize("order", [("Lisbon", "Portugal", "Porto"), ("Germany", "Hamburg")])
def test_a_town_and_its_country_stay_together_where_they_can(order):
    vault = Vault()
    found = [stand_in(place, "location", vault=vault) or "" for place in order]
    where = [gazetteer.country(each) or getattr(gazetteer.town(each), "country", "") for each in found]
    assert len(set(where[:2])) == 1


@pytest.mark.parametrize(
    ("category", "value", "shape"),
    [
        ("employer", "Brightwell Hospital", r"[A-Z]\w+ Hospital"),
        ("employer", "Leeds City Council", r"[A-Z]\w+( City)? Council"),
        ("employer", "Google", r"[A-Z]\w+"),
        ("education", "University of Leeds", r"University of [A-Z]\w+"),
        ("project", "Falcon", r"[A-Z]\w+"),
        ("project", "falcon-api", r"[a-z]+-api"),
        ("project", "FalconService", r"[A-Z][a-z]+Service"),
        ("project", "FALCON_DB", r"[A-Z]+_DB"),
        ("project", "db01.falcon.internal", r"db01\.[a-z]+\.internal"),
        ("address", "12 Elm Street", r"\d+ [A-Z]\w+ Street"),
        ("address", "Flat 3, 22 Acacia Avenue, London N1 9GU", r"\d+ [A-Z]\w+ Avenue"),
    ],
)
def test_another_name_and_the_same_kind(category, value, shape):
    found = stand_in(value, category) or ""
    assert re.fullmatch(shape, found) and found != value


def test_an_identifier_and_the_name_in_it_have_the_same_stand_in():
    vault = Vault()
    name, api, constant = (
        stand_in(value, "project", vault=vault) or "" for value in ("Falcon", "falcon-api", "FALCON_DB")
    )
    assert (api, constant) == (f"{name.lower()}-api", f"{name.upper()}_DB")


@pytest.mark.parametrize(
    ("category", "value"),
    [("employer", "Hospital"), ("employer", "株式会社"), ("address", "SW1A 1AA"), ("project", "api"),
     ("project", "src/main.py"),
     ("location", "東京"), ("employer", "x < y")],
)  # fmt: skip
def test_a_kind_alone_and_what_is_not_read_have_no_stand_in(category, value):
    assert stand_in(value, category) is None
