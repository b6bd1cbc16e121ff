"""The screen You: what waits is decided, what is known is kept in order, and each change can be taken back."""

import pytest

from assistant.profile.rejections import Rejected
from assistant.profile.terms import own_terms
from assistant.store.errors import MissingError
from assistant.store.facts import Fact
from assistant.store.store import Store
from privacy.builtin import BALANCED
from tests.tui.driving import chatting
from tests.tui.knowing import know
from tests.tui.you import listed, names, said, settled, you
from tui.profile.parts import WAITING
from tui.profile.quotes import QuoteList
from tui.profile.words import Words


async def test_what_waits_is_accepted_with_a_and_u_takes_it_back(facts: dict[str, Fact], store: Store) -> None:
    nurse = facts["nurse"]
    async with chatting() as driver:
        screen = await you(driver)
        assert names(screen, facts) == ["nurse", "coffee", "tea"]
        assert driver.shown("#about") == "likely, 83% · Work and learning · job"
        quotes = screen.query_one(QuoteList)
        assert (
            str(quotes.get_option_at_index(0).prompt)
            == "2026-05-11  “At Brightwell Clinic, where I work as a nurse”"
        )
        await driver.press("a")
        assert screen.marked == facts["coffee"]
        assert said(driver) == "Accepted: You work as a nurse at Brightwell Clinic. u takes it back."
        await settled(driver, screen)
        assert store.facts.get(nurse.id).state == "accepted"
        assert nurse.text in {line.text for line in store.digest.list()}
        rewriter = driver.chat.session.assistant.rewriter
        assert "Clinics" not in rewriter.draft("No more Brightwell Clinics.", BALANCED).text  # an own term by now
        await driver.press("u")
        await settled(driver, screen)
        assert screen.marked == store.facts.get(nurse.id) == nurse
        await driver.press("space", "down")
        await settled(driver, screen)
        assert screen.marked == facts["tea"]
        assert "only at work" in driver.shown("#about")
        assert store.facts.count("proposed") == 3


async def test_r_rejects_one_k_all_like_it_e_rewords_and_u_takes_each_back(
    facts: dict[str, Fact], store: Store
) -> None:
    nurse = facts["nurse"]
    async with chatting() as driver:
        screen = await you(driver)
        await driver.press("r")
        await settled(driver, screen)
        with pytest.raises(MissingError):
            store.facts.get(nurse.id)
        assert Rejected(store).holds(nurse.text)
        await driver.press("k")
        assert names(screen, facts) == []
        assert said(driver).startswith("Rejected 2 of the kind preference, other")
        await settled(driver, screen)
        assert store.rejections.kinds() == {("preference", "other")}
        await driver.press("u")
        await settled(driver, screen)
        assert (names(screen, facts), store.rejections.kinds()) == (["coffee", "tea"], frozenset())
        await driver.press("u")
        await settled(driver, screen)
        assert screen.marked == store.facts.get(nurse.id) == nurse
        assert [evidence.quote for evidence in store.facts.evidence(nurse.id)] == [
            "At Brightwell Clinic, where I work as a nurse"
        ]
        assert not Rejected(store).holds(nurse.text)
        await driver.press("home")
        await driver.press("e")
        field = screen.query_one(Words)
        assert (field.value, driver.app.focused) == (facts["nurse"].text, field)
        await driver.press("a", "r", "u", "escape")
        assert driver.screen is screen
        assert screen.marked == facts["nurse"]
        await driver.press("e")
        field.value = "You nurse at night."
        await driver.press("enter")
        assert names(screen, facts) == ["coffee", "tea"]
        await settled(driver, screen)
        changed = store.facts.get(nurse.id)
        assert (changed.text, changed.state) == ("You nurse at night.", "accepted")
        await driver.press("right", "u")
        await settled(driver, screen)
        assert screen.part == WAITING  # where the fact is again
        assert screen.marked == store.facts.get(nurse.id) == nurse


async def test_keys_are_done_in_their_order_also_when_the_app_is_left(
    facts: dict[str, Fact], store: Store
) -> None:
    async with chatting() as driver:
        screen = await you(driver)
        await driver.pilot.press("a", "r", "a", "u")
        await settled(driver, screen)
        assert screen.marked == facts["tea"]
        assert store.facts.get(facts["nurse"].id).state == "accepted"
        await driver.pilot.press("u", "u", "u")
        await settled(driver, screen)
        assert names(screen, facts) == ["nurse", "coffee", "tea"]
        store.facts.delete(facts["nurse"].id)  # as another program may
        await driver.press("a")
        await settled(driver, screen)
        assert next(note.message for note in driver.app._notifications).startswith("There is no fact")
        assert names(screen, facts) == ["coffee", "tea"]
        assert not screen.check_action("undo", ())
        await driver.pilot.press("a", "a", "ctrl+q")
    assert store.facts.count("proposed") == 0


async def test_what_is_known_can_be_pinned_muted_deleted_and_put_in_other_words(
    facts: dict[str, Fact], store: Store
) -> None:
    run = facts["run"]
    async with chatting() as driver:
        screen = await you(driver)
        await driver.press("right")
        await settled(driver, screen)
        assert names(screen, facts) == ["porto", "sister", "run"]
        assert driver.shown("#about").startswith("certain, 99% · Home and places")
        assert driver.shown("#instead") == "In place of: “You live in Lisbon.”"
        assert driver.shown("#history").endswith("you accepted it")
        await driver.press("end")
        await driver.pilot.press("p", "m")
        assert (screen.marked.pinned, screen.marked.muted) == (True, True)
        await settled(driver, screen)
        assert "pinned · muted" in driver.shown("#about")
        assert (store.facts.get(run.id).pinned, store.facts.get(run.id).muted) == (True, True)
        await driver.press("d")
        await settled(driver, screen)
        assert names(screen, facts) == ["porto", "sister"]
        assert run.id not in {fact.id for fact in store.facts.list()}
        for expected in ((True, True), (True, False), (False, False)):
            await driver.press("u")
            await settled(driver, screen)
            assert (screen.marked.pinned, screen.marked.muted) == expected
        assert store.facts.get(run.id) == run
        assert len(store.facts.evidence(run.id)) == 2
        await driver.press("home", "e")
        screen.query_one(Words).value = "You live in Porto."
        await driver.press("enter")
        assert listed(screen)[0] == "You live in Porto."
        await settled(driver, screen)
        assert store.facts.get(facts["porto"].id).text == "You live in Porto."
        assert "before: “You moved to Porto last spring.”" in driver.shown("#history")
        await driver.press("o", "down")
        await settled(driver, screen)
        assert names(screen, facts) == ["porto", "old", "sister", "run"]
        assert "until 2026-03-02" in driver.shown("#about")
        assert driver.shown("#history").endswith("replaced by “You live in Porto.”")
        assert screen.check_action("decide", ("delete",))
        assert not screen.check_action("edit", ())


async def test_deleting_a_fact_says_which_words_are_protected_no_more(store: Store) -> None:
    for text, terms, until in (
        ("Your client Kofi Brandt drinks.", {"Kofi Brandt": "name", "Leeds": "location"}, None),
        ("You live in Leeds.", {"Leeds": "location"}, "2026-03-02T09:00:00.000000+00:00"),
        ("You sing.", {}, None),
    ):
        know(store, text, {}, "accepted", origin="user", fields={"terms": terms}, valid_to=until)
    async with chatting() as driver:
        screen = await you(driver)
        assert listed(screen) == ["Your client Kofi Brandt drinks.", "You sing."]
        await driver.press("home", "d")
        assert said(driver) == "Deleted; u takes it back. No longer protected as your own: Kofi Brandt."
        await settled(driver, screen)
        assert list(own_terms(store)) == ["Leeds"]
        await driver.press("u")
        await settled(driver, screen)
        assert list(own_terms(store)) == ["Kofi Brandt", "Leeds"]
        await driver.press("end", "d")
        assert said(driver) == "Deleted: You sing. u takes it back."


async def test_two_facts_that_protect_the_same_are_both_to_be_deleted_before_it_is_said(store: Store) -> None:
    for text in ("Your client Kofi Brandt drinks.", "Your client Kofi Brandt sings."):
        know(store, text, {}, "accepted", origin="user", fields={"terms": {"Kofi Brandt": "name"}})
    async with chatting() as driver:
        await you(driver)
        await driver.press("d")
        assert said(driver).startswith("Deleted: ")
        await driver.press("d")
        assert said(driver) == "Deleted; u takes it back. No longer protected as your own: Kofi Brandt."
