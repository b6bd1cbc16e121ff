"""Titles of conversations in the list: by the local model where it is trusted to find one."""

from assistant.store.store import Store
from assistant.trust import Trust
from local_models.catalog import embedded
from local_models.skills.aptitude import TITLING
from tests.assistant.arranged import EGGS, conversation
from tests.support.scores import FAILS, WINS
from tests.support.scripted import ScriptedModel
from tests.tui.listing import listed
from tui.conversations.line import LineScreen


async def test_a_trusted_local_model_gives_a_title_once_the_answer_is_over(store: Store) -> None:
    place = conversation(store, EGGS)
    Trust(store.settings).keep(embedded(), {TITLING.name: WINS})
    async with listed(store) as driver:
        model = ScriptedModel(lambda _: {"title": "boiling a soft egg"})
        driver.host.session.assistant._model = model
        await driver.listed.reload(place, place)
        driver.listed.turn_began()
        driver.listed.turn_ended(place)
        await driver.until_titles("Boiling a soft egg")
        assert driver.listed.held is None
        await driver.press("ctrl+e")
        await driver.until_on(LineScreen)
        await driver.press(*"Eggs", "enter")
        await driver.until_titles("Eggs")
        driver.listed.turn_ended(place)
        await driver.press("ctrl+o")
        await driver.until(lambda: driver.told.startswith("Pinned"))
        assert driver.titles == ["Eggs"]
        assert len(model.seen) == 1


async def test_a_model_that_is_not_trusted_leaves_the_first_words(store: Store) -> None:
    place = conversation(store, EGGS)
    Trust(store.settings).keep(embedded(), {TITLING.name: FAILS})
    async with listed(store) as driver:
        driver.listed.turn_ended(place)
        driver.listed.turn_ended(None)
        await driver.press("ctrl+o")
        await driver.until(lambda: driver.told.startswith("Pinned"))
        assert driver.titles == [EGGS]
        assert driver.host.session.assistant._model is None
