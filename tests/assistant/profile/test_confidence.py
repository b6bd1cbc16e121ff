"""Confidence grows with evidence and fades with time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile.confidence import present, raised
from tests.assistant.profile.conftest import put

NOW = datetime(2026, 1, 1, tzinfo=UTC)
share = st.floats(min_value=0, max_value=1)


@given(share, share)
def test_more_evidence_never_makes_less_sure(before, evidence):
    assert before <= raised(before, evidence) <= 1


def test_a_fact_fades_by_its_half_life(store):
    years = [put(store, confirmed=(NOW - timedelta(days=365.25 * n)).isoformat()) for n in (0, 4)]
    assert present(years[0], NOW) == pytest.approx(0.8)
    assert present(years[1], NOW) == pytest.approx(0.4)


def test_goals_fade_faster_than_homes_and_names_hardly(store):
    old = (NOW - timedelta(days=730)).isoformat()
    goal = put(store, kind="goal", category="other", confirmed=old)
    home, name = put(store, confirmed=old), put(store, category="name", confirmed=old)
    assert present(goal, NOW) < present(home, NOW) < present(name, NOW)


def test_what_is_pinned_or_was_said_directly_does_not_fade(store):
    old = (NOW - timedelta(days=7300)).isoformat()
    said, pinned = put(store, origin="user", confirmed=old), put(store, confirmed=old)
    store.facts.change(pinned.id, pinned=1)
    assert present(said, NOW) == present(store.facts.get(pinned.id), NOW) == 0.8


def test_a_fact_from_the_future_is_no_surer_than_it_was(store):
    assert present(put(store, confirmed="2030-01-01T00:00:00+00:00"), NOW) == pytest.approx(0.8)
