"""Every fact has an area."""

import pytest

from assistant.profile.areas import AREAS, area, by_area
from local_models.profiler import CATEGORIES, KINDS
from tests.assistant.profile.conftest import put


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("category", CATEGORIES)
def test_every_kind_and_category_has_one(kind, category):
    assert area(kind, category) in AREAS


def test_people_goals_and_tastes_have_their_own_whatever_they_are_about():
    assert area("person", "health") == "Family and friends"
    assert area("goal", "finance") == "Goals"
    assert area("preference", "health") == "Tastes"
    assert area("trait", "health") == "Health"


def test_areas_come_in_their_order_with_the_surest_fact_first(store):
    unsure, sure = put(store, confidence=0.5), put(store, confidence=0.9)
    job = put(store, "You are a vet.", category="job")
    found = by_area([job, unsure, sure])
    assert list(found) == ["Home and places", "Work and learning"]
    assert found["Home and places"] == [sure, unsure]
