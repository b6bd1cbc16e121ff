"""The digest: the surest statements of every area, with the lines that the user locked."""

from assistant.profile.digest import LINES, digest, rebuild
from tests.assistant.profile.conftest import put


def lines(found):
    return [(line.area, line.text, line.locked) for line in found.lines]


def test_it_tells_accepted_and_sure_facts_area_by_area(store):
    put(store, "You work as a nurse.", category="job", state="accepted")
    put(store, "You live in Porto.", state="accepted")
    put(store, "You may like jazz.", kind="preference", category="other", confidence=0.2)
    assert lines(rebuild(store)) == [
        ("Home and places", "You live in Porto.", False),
        ("Work and learning", "You work as a nurse.", False),
    ]
    assert digest(store).text == "Home and places: You live in Porto.\nWork and learning: You work as a nurse."
    assert digest(store).tokens == len(digest(store).text) // 4


def test_muted_facts_and_what_is_over_stay_out(store):
    muted = put(store, state="accepted")
    store.facts.change(muted.id, muted=1)
    put(store, "You live in Lisbon.", state="superseded", valid_to="2024-01-01")
    assert rebuild(store).lines == ()


def test_an_area_has_few_lines_and_pinned_facts_come_first(store):
    facts = [put(store, f"You have {number} cats.", category="other", state="accepted") for number in range(9)]
    store.facts.change(facts[-1].id, pinned=1)
    found = rebuild(store).lines
    assert len(found) == LINES
    assert found[0].text == "You have 8 cats."


def test_a_locked_line_stays_as_the_user_put_it_and_is_not_told_twice(store):
    fact = put(store, state="accepted")
    rebuild(store)
    store.digest.lock("Home and places", 0, "You live by the sea in Porto.")
    store.facts.change(fact.id, confidence=0.9)
    assert lines(rebuild(store)) == [("Home and places", "You live by the sea in Porto.", True)]


def test_forgetting_the_fact_takes_its_line_along(store):
    fact = put(store, state="accepted")
    rebuild(store)
    store.digest.lock("Home and places", 0)
    store.facts.delete(fact.id)
    assert digest(store).lines == ()
