"""What the store adds up, and the pages in which it lists entries."""

import time

import pytest

from assistant.store.ledger import BEGINNING
from assistant.store.ledger_sums import DaySum
from assistant.store.store import Store
from tests.assistant.store.helpers import begin


def at(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.store.ledger.now", lambda: moment)


def test_a_day_has_a_sum_for_each_category_and_one_for_all_that_was_sent(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    at("2026-03-02T12:00:00.000000+00:00", monkeypatch)
    begin(store, protected={"name": 2}, revealed=[{"category": "name", "words": "Oslo"}] * 3)
    begin(store, protected={"name": 1, "date": 4})
    store.ledger.end(begin(store, provider="groq", protected={}), "failed", "groq cannot be reached.")
    at("2026-03-03T12:00:00.000000+00:00", monkeypatch)
    begin(store, protected={})
    assert store.ledger.sums.daily() == [
        DaySum("2026-03-02", "groq", None, 0, 0, 1, failed=1),
        DaySum("2026-03-02", "openai", None, 0, 0, 2),
        DaySum("2026-03-02", "openai", "date", 4, 0, 1),
        DaySum("2026-03-02", "openai", "name", 3, 3, 2),
        DaySum("2026-03-03", "openai", None, 0, 0, 1),
    ]


def test_a_day_is_one_on_this_machines_clock(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    at("2026-03-02T23:30:00.000000+00:00", monkeypatch)
    begin(store, protected={})
    for zone, day in (("UTC", "2026-03-02"), ("UTC-2", "2026-03-03")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert [each.day for each in store.ledger.sums.daily()] == [day]
    monkeypatch.delenv("TZ")
    time.tzset()


def test_forgetting_words_changes_no_sum(store: Store) -> None:
    entry = begin(store, protected={"name": 2}, revealed=[{"category": "job", "words": "nurse"}])
    before = store.ledger.sums.daily()
    store.ledger.forget(entry)
    assert store.ledger.sums.daily() == before


def test_pages_follow_each_other_while_entries_are_added(store: Store) -> None:
    made = [begin(store, text="x" * 1000) for _ in range(5)]
    first = store.ledger.lines(2)
    begin(store)
    second = store.ledger.lines(2, before=first[-1].id)
    assert [line.id for line in first + second] == made[:0:-1]
    assert {len(line.words) for line in first} == {BEGINNING}


def test_lines_and_entries_are_filtered_alike(store: Store) -> None:
    begin(store, protected={"name": 1})
    begin(store, protected={}, revealed=[{"category": "name", "words": "Ann"}])
    begin(store, provider="groq", protected={"date": 1})
    for wanted in ({}, {"provider": "groq"}, {"category": "name"}, {"provider": "groq", "category": "name"}):
        listed = [entry.id for entry in store.ledger.list(**wanted)]
        assert [line.id for line in store.ledger.lines(9, **wanted)] == listed
        assert [entry.id for entry in store.ledger.every(**wanted)] == listed
    assert [entry.id for entry in store.ledger.list(category="name")] == [2, 1]


def test_a_line_of_a_forgotten_entry_says_so(store: Store) -> None:
    store.ledger.forget(begin(store))
    (line,) = store.ledger.lines(9)
    assert line.words.startswith("(forgotten on ")
