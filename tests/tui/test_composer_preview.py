"""What is protected, counted and marked while somebody writes."""

import threading
from pathlib import Path

import pytest
from textual.events import Paste

from assistant import config
from assistant.store.store import Store
from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.spans import Detector, Span
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tui.chat.composer import Composer
from tui.chat.status import StatusLine
from tui.composing.box import COUNTING, PREPARING, ComposerBox
from tui.privacy.switch import Switch

TEXT = "Dear Anna Kovacs, mail jon.field@example.com."


@pytest.fixture
def cloud(home: Path) -> Path:
    """A home with a cloud that nobody will ever be sent anything."""
    use_cloud(home, "http://127.0.0.1:9/v1", "gpt-4o-mini", "openai")
    return home


class Watched:
    """The detector, and what it was asked; it waits while it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.free = threading.Event()
        self.free.set()

    def detect(self, text: str) -> list[Span]:
        self.asked.append(text)
        self.free.wait(30)
        return list(default_detector().detect(text))


@pytest.fixture
def detector(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """What the app detects with."""
    detector = Watched()
    detect_with(monkeypatch, detector)
    return detector


def detect_with(monkeypatch: pytest.MonkeyPatch, detector: Detector) -> None:
    for module in ("assembly", "profiling"):
        monkeypatch.setattr(f"assistant.{module}.detector_for", lambda store: detector)


async def prepared(driver: Driver, detector: Watched) -> None:
    """Wait until detection has its models; what it was asked by then is forgotten."""
    await driver.until(lambda: driver.chat.query_one(ComposerBox).prepared)
    detector.asked.clear()


def composer(driver: Driver) -> Composer:
    return driver.chat.query_one(Composer)


def status(driver: Driver) -> StatusLine:
    return driver.chat.query_one(StatusLine)


def said(driver: Driver) -> str:
    return str(status(driver).render())


def underlined(driver: Driver) -> list[str]:
    """The words that are drawn underlined in the input."""
    view = composer(driver)
    found, run = [], ""
    for row in range(view.size.height):
        for segment in view.render_line(row):
            if segment.style and segment.style.underline:
                run += segment.text
            elif run:
                found.append(run)
                run = ""
    return found


async def test_what_is_protected_is_counted_in_words_and_underlined(cloud: Path) -> None:
    async with chatting((120, 40)) as driver:
        await driver.press(*TEXT)
        await driver.until(lambda: underlined(driver) == ["Anna Kovacs", "jon.field@example.com"])
        await driver.until(lambda: "2 protected: 1 name, 1 contact" in said(driver))  # "…" until all was looked at
        assert composer(driver).border_subtitle == "underlined: 1 name, 1 contact"


async def test_the_user_s_own_words_are_marked_also_after_a_setting_was_changed(cloud: Path, store: Store) -> None:
    async with chatting() as driver:
        config.set_value("profile.context", "120")
        await driver.app.take_settings()  # type: ignore[attr-defined]
        with store.transaction():
            store.facts.add(
                text="Your project is called wumpelhain.", category="name", kind="trait", confidence=1,
                state="accepted", vector=bytes(384), origin="user", fields={"terms": {"wumpelhain": "name"}},
            )  # fmt: skip
        driver.chat.session.know_own_terms()
        await driver.type("so then we drove on to wumpelhain and the soup was cold")
        await driver.until(lambda: underlined(driver) == ["wumpelhain"])


async def test_marks_go_with_their_words_at_every_key(cloud: Path, detector: Watched) -> None:
    async with chatting() as driver:
        await driver.type(TEXT)
        await driver.until(lambda: len(underlined(driver)) == 2)
        detector.free.clear()
        composer(driver).move_cursor((0, 0))
        await driver.press(*"So: ", "ctrl+j")
        assert underlined(driver) == ["Anna Kovacs", "jon.field@example.com"]
        composer(driver).move_cursor((1, 8))
        await driver.press("x")
        assert underlined(driver) == ["jon.field@example.com"]
        detector.free.set()
        await driver.until(lambda: len(underlined(driver)) == 2)


async def test_typing_goes_on_while_detection_takes_its_time(cloud: Path, detector: Watched) -> None:
    async with chatting() as driver:
        await prepared(driver, detector)
        detector.free.clear()
        await driver.press("a")
        await driver.until(lambda: detector.asked)
        await driver.press("b", "c")
        assert composer(driver).text == "abc"
        detector.free.set()
        await driver.until(lambda: not status(driver).looking)
        assert detector.asked == ["a", "abc"]  # the newest text wins; what lay between is never looked at


async def test_the_status_says_that_detection_is_loading(cloud: Path, detector: Watched) -> None:
    detector.free.clear()
    async with chatting() as driver:
        await driver.press("a")
        await driver.until(lambda: status(driver).looking == PREPARING)
        assert "preparing detection…" in said(driver)
        detector.free.set()
        await driver.until(lambda: not status(driver).looking)


async def test_the_status_says_that_it_counts(cloud: Path, detector: Watched) -> None:
    async with chatting() as driver:
        await driver.type("one")
        await driver.until(lambda: driver.chat.query_one(ComposerBox).looked)
        detector.free.clear()
        await driver.type("two")
        await driver.until(lambda: status(driver).looking == COUNTING)
        assert COUNTING in said(driver)
        detector.free.set()
        await driver.until(lambda: not status(driver).looking)


async def test_nothing_is_looked_at_twice(cloud: Path, detector: Watched) -> None:
    async with chatting() as driver:
        await prepared(driver, detector)
        await driver.type("Anna Kovacs")
        await driver.until(lambda: status(driver).preview.count)
        await driver.press("left", "right", "shift+left", "up", "down")
        await driver.pilot.pause(0.5)
        assert detector.asked == ["Anna Kovacs"]


async def test_where_nothing_leaves_there_is_a_quiet_count_and_no_mark(cloud: Path) -> None:
    async with chatting() as driver:
        await driver.press("ctrl+r")
        await driver.type(TEXT)
        await driver.until(lambda: "2 private, kept here" in said(driver))
        assert underlined(driver) == []
        await driver.press("ctrl+r")
        await driver.until(lambda: len(underlined(driver)) == 2)
        await driver.until(lambda: "2 protected" in said(driver))


async def test_another_privacy_profile_is_looked_at_at_once(cloud: Path) -> None:
    async with chatting() as driver:
        await driver.type("I was born on 4 May 1987 in Lisbon.")
        await driver.until(lambda: status(driver).preview.marks)
        before = status(driver).preview
        await driver.chat._chosen(Switch("open", only_here=False))
        await driver.until(lambda: status(driver).preview != before)


async def test_a_question_that_is_sent_leaves_no_count(cloud: Path) -> None:
    async with chatting() as driver:
        await driver.type(TEXT)
        await driver.until(lambda: status(driver).preview.count)
        await driver.press("enter")
        await driver.review()
        await driver.press("escape")
        await driver.answered()
        await driver.until(lambda: not status(driver).preview.count)
        assert "protected:" not in said(driver)


async def test_a_broken_detector_is_a_line_and_typing_goes_on(
    cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def detect(self, text: str) -> list[Span]:
            raise RuntimeError(text)

    detect_with(monkeypatch, Broken())
    async with chatting((160, 40)) as driver:
        await driver.type("Anna")
        await driver.until(lambda: status(driver).preview.held)
        assert "nothing would leave: A detector failed (RuntimeError), so nothing may leave." in said(driver)
        await driver.press("x")
        assert composer(driver).text == "Annax"


async def test_a_deleted_privacy_profile_is_a_line(cloud: Path) -> None:
    async with chatting((160, 40)) as driver:
        status(driver).profile = "gone"
        await driver.type("Anna")
        await driver.until(lambda: "No privacy profile is called gone" in status(driver).preview.held)


async def test_quitting_while_detection_works_ends_well(cloud: Path, detector: Watched) -> None:
    async with chatting() as driver:
        await prepared(driver, detector)
        detector.free.clear()
        await driver.type("Anna")
        await driver.until(lambda: detector.asked)
        threading.Timer(0.3, detector.free.set).start()
        await driver.press("ctrl+q")
    assert driver.app.return_code == 0


async def test_changed_rules_are_looked_at_when_one_comes_back(cloud: Path) -> None:
    async with chatting() as driver:
        await driver.type("My friend Anna Kovacs is here.")
        await driver.until(lambda: status(driver).preview.count == 1)
        store = driver.chat.session.store
        store.privacy_profiles.save(compiled("Names of people may be named.", "balanced"))
        driver.chat.query_one(ComposerBox).look_again()
        await driver.until(lambda: status(driver).preview.count == 0)
        assert underlined(driver) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_long_paste_is_counted_like_a_file_of_the_same_text(
    home: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    text = "The witness Maria Olsen (maria.olsen@example.com) said that 😀 she saw שלום near Storgata 12. " * 220
    (tmp_path / "witness.txt").write_text(text)
    async with chatting(size) as driver:
        driver.app.post_message(Paste(text.rstrip()))
        await driver.until(lambda: "private, kept here" in said(driver) and "…" not in said(driver))
        pasted = said(driver)
        await driver.press("ctrl+a", *f"@{tmp_path}/witness.txt", "space")
        await driver.until(lambda: status(driver).preview.in_files == status(driver).preview.count > 0)
        await driver.until(lambda: said(driver) == pasted)
