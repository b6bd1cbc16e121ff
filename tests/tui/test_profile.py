"""The screen You: facts that wait, facts that are known, and reading for new ones behind the chat."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.widgets import Markdown
from textual.widgets._footer import FooterKey

from assistant.config_sections import Config, Profile
from assistant.errors import SottoError
from assistant.profile.builder import Built
from assistant.profile.rejections import Rejected
from assistant.store.errors import MissingError
from assistant.store.facts import Fact
from assistant.store.opening import open_store
from assistant.store.store import Store
from local_models.encoder import WEIGHTS
from privacy.builtin import BALANCED
from tests.tui.driving import Driver, chatting
from tests.tui.knowing import MOVED, WORK, fill, know
from tui.chat.messages import AT_ONCE, MessagesView
from tui.chat.new_facts import NewFacts
from tui.chat.screen import ChatScreen
from tui.help import HelpScreen
from tui.profile.facts import FactList
from tui.profile.hints import LEARNS_NOT, NOTHING_ACCEPTED, NOTHING_KNOWN, NOTHING_SHORT, NOTHING_WAITS
from tui.profile.parts import KNOWN, SHORT, WAITING
from tui.profile.quotes import QuoteList
from tui.profile.screen import NO_MESSAGE, ProfileScreen
from tui.profile.words import Words
from tui.profile.work import ProfileWork
from tui.session import Session


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A second look into the same store."""
    store = open_store()
    yield store
    store.close()


@pytest.fixture
def facts(store: Store) -> dict[str, Fact]:
    return fill(store)


async def you(driver: Driver) -> ProfileScreen:
    """The screen You, with what stands behind the marked fact."""
    await driver.press("f4")
    screen: ProfileScreen = await driver.until_on(ProfileScreen)
    await settled(driver, screen)
    return screen


async def settled(driver: Driver, screen: ProfileScreen) -> None:
    """Wait until all that was decided is done and shown."""
    await driver.until(lambda: not screen.working)
    await driver.pilot.pause()
    fact = screen.marked
    await driver.until(lambda: fact is None or driver.shown("#statement") == fact.text)


def listed(screen: ProfileScreen) -> list[str]:
    """The facts on the list, in its order."""
    return [fact.text for fact in screen.query_one(FactList).facts]


def names(screen: ProfileScreen, facts: dict[str, Fact]) -> list[str]:
    """The same, each by the name that the tests have for it."""
    known = {fact.id: name for name, fact in facts.items()}
    return [known[fact.id] for fact in screen.query_one(FactList).facts]


def said(driver: Driver) -> str:
    return driver.shown("#said")


# ---- what waits


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


# ---- what is known


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


# ---- going to the message


async def test_enter_goes_to_the_message_and_f4_back_to_the_fact(facts: dict[str, Fact]) -> None:
    async with chatting() as driver:
        await you(driver)
        await driver.press("enter")
        assert await message_shown(driver) == WORK
        screen = await you(driver)
        assert screen.marked == facts["nurse"]
        await driver.press("2", "down", "enter")
        await driver.until(lambda: said(driver) == NO_MESSAGE)
        await driver.press("end")
        await settled(driver, screen)
        await driver.press("tab", "down", "enter")
        assert await message_shown(driver) == MOVED


async def message_shown(driver: Driver) -> str:
    """Wait until the chat marks a message; its words."""
    await driver.until_on(ChatScreen)
    await driver.until(lambda: driver.chat.query(".-sought"))
    (view,) = driver.chat.query(".-sought")
    assert view in driver.questions()
    return view.text


async def test_a_message_far_back_is_shown_amid_the_others(store: Store) -> None:
    conversation = store.conversations.create("long").id
    with store.transaction():
        asked = [store.messages.add(conversation, "user", f"Question {n}").id for n in range(4 * AT_ONCE)]
    know(store, "You asked.", {asked[AT_ONCE]: "Question"})
    async with chatting() as driver:
        await you(driver)
        await driver.press("enter")
        assert await message_shown(driver) == f"Question {AT_ONCE}"
        view = driver.chat.query_one(MessagesView)
        sought = driver.chat.query_one(".-sought")
        await driver.until(lambda: view.region.contains_region(sought.region))
        assert len(driver.questions()) == AT_ONCE
        while len(driver.questions()) == AT_ONCE:
            await driver.press("pagedown")
        assert driver.questions()[-1].text == f"Question {5 * AT_ONCE // 2 - 1}"
        await view.ask("And now?")
        shown = [question.text for question in driver.questions()]
        assert shown[-2:] == [f"Question {4 * AT_ONCE - 1}", "And now?"]
        assert len(shown) == AT_ONCE + 1


# ---- the rest of the screen


async def test_the_chat_counts_what_waits_and_leads_there(facts: dict[str, Fact]) -> None:
    async with chatting((120, 40)) as driver:
        count = driver.chat.query_one(NewFacts)
        await driver.until(lambda: str(count.render()) == "3 new facts: F4")
        await driver.pilot.click(NewFacts)
        screen = await driver.until_on(ProfileScreen)
        await settled(driver, screen)
        await driver.press("3")
        assert "Your sister Anna lives in Berlin." in driver.shown("#areas")
        assert "tokens of the prompt" in driver.shown("#cost")
        await driver.press("1", "a", "a", "escape")
        await driver.until(lambda: str(count.render()) == "1 new fact: F4")
        assert driver.screen is driver.chat


async def test_empty_parts_say_what_to_do(home: Path, store: Store) -> None:
    async with chatting() as driver:
        screen = await you(driver)
        for part, words in ((WAITING, LEARNS_NOT), (KNOWN, NOTHING_KNOWN), (SHORT, NOTHING_SHORT)):
            assert (screen.part, driver.shown("#empty")) == (part, words)
            await driver.press("right")
        await driver.press("a", "e", "r", "k", "p", "d", "u", "enter")
        assert driver.screen is screen
        await driver.press("escape")
        session = driver.chat.session
        session.config = session.config.model_copy(update={"profile": Profile(learn="auto")})
        screen = await you(driver)
        assert driver.shown("#empty") == NOTHING_WAITS
        know(store, "You sing.", {}, origin="user")
        await screen.reload()
        await driver.press("2")
        assert driver.shown("#empty") == NOTHING_ACCEPTED


async def test_all_of_it_is_in_view_at_any_size_and_said_in_words(
    facts: dict[str, Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chatting((80, 24), "textual-light") as driver:
        screen = await you(driver)
        await driver.press("a", "2", "p", "m")
        await settled(driver, screen)
        assert driver.app.no_color
        assert "pinned&#160;·&#160;muted" in driver.app.export_screenshot()
        for width, height in ((80, 24), (120, 40)):
            await driver.pilot.resize_terminal(width, height)
            for part in "12":
                await driver.press(part)
                await settled(driver, screen)
                check_layout(screen)
        await driver.press("f1")
        page = await driver.until_on(HelpScreen)
        assert all(f"**{key}**" in page.query_one(Markdown).source for key in "aerkpmdou")
        await driver.press("escape")
        assert driver.screen is screen


def check_layout(screen: ProfileScreen) -> None:
    for selector in ("FactList", "#statement", "#about", "QuoteList", "#said"):
        region = screen.query_one(selector).region
        assert region.height > 0
        assert screen.region.contains_region(region)
    keys = {key.description: key.region.right for key in screen.query(FooterKey)}
    assert {"Edit", "Undo", "Message", "Part", "Back"} <= set(keys)
    assert screen.size.width < 80 or max(keys.values()) <= screen.size.width


# ---- reading for facts behind the chat


class Reading:
    """A stand-in for the builder: these tests are about when it is asked."""

    def __init__(self) -> None:
        self.calls = 0
        self.problem = ""
        self.begun, self.ended = threading.Semaphore(0), threading.Semaphore(0)
        self.lasts = False

    def __call__(self, store: Store, config: object, progress: object, stop: Callable[[], bool]) -> Built:
        self.calls += 1
        self.begun.release()
        while self.lasts and not stop():
            threading.Event().wait(0.001)
        self.ended.release()
        if self.problem:
            raise SottoError(self.problem)
        return Built()


class Listener:
    """Takes messages in place of a widget."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def post_message(self, message: object) -> bool:
        self.heard.append(message)
        return True


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    reading = Reading()
    monkeypatch.setattr("assistant.profiling.build", reading)
    return reading


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def work(store: Store, listener: Listener) -> Iterator[ProfileWork]:
    """Work on the profile of a store in which one message waits to be read."""
    store.messages.add(store.conversations.create("new").id, "user", "I live in Porto.")
    session = Session(SimpleNamespace(store=store), Config(), "local", "balanced")
    work = ProfileWork(session, listener)
    yield work
    work.close(30)


def test_with_nothing_to_read_no_model_is_asked(work: ProfileWork, store: Store, reading: Reading) -> None:
    store.read_messages.done(1)
    work.learn()
    work.do(lambda: None).result(30)
    assert reading.calls == 0


def test_where_the_settings_forbid_it_nothing_is_read(work: ProfileWork, reading: Reading) -> None:
    work._session.config = Config(profile=Profile(learn="off"))
    work.learn()
    work.do(lambda: None).result(30)
    assert reading.calls == 0


def test_a_question_a_decision_and_the_end_stop_the_reading(work: ProfileWork, reading: Reading) -> None:
    reading.lasts = True
    work.learn()
    assert reading.begun.acquire(timeout=30)
    work.pause()
    assert reading.ended.acquire(timeout=30)
    assert work.do(lambda: "nothing is read before the turn has ended").result(30)
    assert not reading.begun.acquire(blocking=False)
    work.learn()
    assert reading.begun.acquire(timeout=30)
    assert work.do(reading.ended.acquire).result(30)
    assert reading.begun.acquire(timeout=30)
    work.close(30)
    assert reading.ended.acquire(timeout=30)
    work.learn()
    assert reading.calls == 3


async def test_what_waits_at_the_start_is_read_and_what_breaks_off_is_told_once(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text('[profile]\nlearn = "auto"\n')
    message = store.messages.add(store.conversations.create("new").id, "user", "I live in Porto.").id
    seen = threading.Event()

    def build(inside: Store, config: object, progress: Callable[[int, int], None], stop: object) -> Built:
        progress(64, 200)
        seen.wait(30)
        know(inside, "You live in Porto.", {message: "I live in Porto"})
        raise SottoError("The model is missing; install Sotto again.")

    monkeypatch.setattr("assistant.profiling.build", build)
    async with chatting() as driver:
        count = driver.chat.query_one(NewFacts)
        await driver.until(lambda: str(count.render()) == "getting to know you: 32 %")
        await driver.press("f4")
        screen = await driver.until_on(ProfileScreen)
        seen.set()
        await driver.until(lambda: "You live in Porto." in listed(screen))
        await driver.until(lambda: count.waiting > 1)  # it was tried again
        assert [note.message for note in driver.app._notifications] == [
            "The model is missing; install Sotto again."
        ]


@pytest.mark.slow
@pytest.mark.skipif(not (WEIGHTS / "profiler" / "model.onnx").exists(), reason="the profiler is not there yet")
async def test_what_the_user_says_is_learnt_by_the_real_model(home: Path, store: Store) -> None:
    (home / "config.toml").write_text('[profile]\nlearn = "auto"\naccept_above = 1\n')
    store.messages.add(store.conversations.create("new").id, "user", "I live in Porto and I work as a nurse.")
    async with chatting() as driver:
        count = driver.chat.query_one(NewFacts)
        await driver.until(lambda: count.waiting)
        screen = await you(driver)
        assert any("Porto" in text for text in listed(screen))
        assert not list(driver.app._notifications)
