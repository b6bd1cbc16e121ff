"""Attaching text files by `@path`: the list of paths, the lines of what goes along, and what is sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Paste

from assistant.attached import parted
from assistant.store.store import Store
from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tui.chat.composer import Composer
from tui.composing.attached import AttachedFile
from tui.composing.offers import PathOffers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the app is started in."""
    folder = tmp_path / "work"
    (folder / "letters").mkdir(parents=True)
    (folder / "notes.txt").write_text("Anna Kovacs wants to meet.\n")
    (folder / "novel.txt").write_text("It was a dark night.\n")
    (folder / "letters" / "my letter.txt").write_text("Dear Peter Novak.\n")
    (folder / "picture.png").write_bytes(b"\0\1\2")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    with provider_server(reply("I see.")) as cloud:
        use_cloud(home, cloud.base_url)
        yield cloud


def composer(driver: Driver) -> Composer:
    return driver.chat.query_one(Composer)


def offered(driver: Driver) -> list[str]:
    offers = driver.chat.query_one(PathOffers)
    return [str(offers.get_option_at_index(at).prompt) for at in range(offers.option_count)] if offers.open else []


def attached(driver: Driver) -> list[str]:
    return [str(view.render()) for view in driver.chat.query(AttachedFile)]


async def attach(driver: Driver, name: str) -> None:
    """Type the beginning of a path that only one file has, and take it."""
    await driver.press(*f"@{name}")
    await driver.until(lambda: offered(driver))
    await driver.press("tab")
    await driver.until(lambda: not offered(driver))


async def test_paths_are_offered_while_one_is_typed(home: Path, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"see @no")
        await driver.until(lambda: offered(driver) == ["notes.txt", "novel.txt"])
        await driver.press("t")
        await driver.until(lambda: offered(driver) == ["notes.txt"])
        await driver.press("backspace")
        await driver.until(lambda: offered(driver) == ["notes.txt", "novel.txt"])
        await driver.press("z")
        await driver.until(lambda: not offered(driver))
        assert composer(driver).text == "see @noz"


async def test_tab_takes_the_marked_path_and_goes_into_folders(home: Path, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"@le")
        await driver.until(lambda: offered(driver) == ["letters/"])
        await driver.press("tab")
        await driver.until(lambda: offered(driver) == ["letters/my letter.txt"])
        await driver.press("tab")
        assert composer(driver).text == '@"letters/my letter.txt" '
        await driver.until(lambda: attached(driver))
        assert attached(driver)[0].startswith("with letters/my letter.txt 17 bytes")


async def test_up_down_and_enter_choose_in_the_list(home: Path, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"@no")
        await driver.until(lambda: offered(driver))
        await driver.press("down", "down", "up", "up", "down", "enter")
        assert composer(driver).text == "@novel.txt "
        assert driver.questions() == []


async def test_esc_closes_the_list_and_tab_opens_it_again(home: Path, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"@no")
        await driver.until(lambda: offered(driver))
        await driver.press("escape")
        assert not offered(driver)
        await driver.press("tab")
        await driver.until(lambda: offered(driver))
        assert composer(driver).has_focus


async def test_a_path_is_taken_with_the_mouse(home: Path, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"@no")
        await driver.until(lambda: offered(driver))
        await driver.pilot.click(PathOffers, offset=(4, 2))
        await driver.until(lambda: composer(driver).text == "@novel.txt ")
        assert composer(driver).has_focus


async def test_what_a_pasted_text_names_is_not_attached(home: Path, folder: Path) -> None:
    async with chatting() as driver:
        driver.app.post_message(Paste("read @notes.txt"))
        await driver.until(lambda: composer(driver).text)
        await driver.until(lambda: driver.chat.query_one("StatusLine").preview.count == 0)
        assert composer(driver).writing.named == []
        assert not offered(driver)
        await driver.press("tab")  # unless the user says so
        await driver.until(lambda: composer(driver).writing.named == ["notes.txt"])


async def test_the_file_goes_through_detection_and_review_like_the_words(cloud: Provider, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"Sum up ")
        await attach(driver, "not")
        await driver.until(lambda: "1 protected" in "".join(attached(driver)))
        await driver.press("enter")
        review = await driver.review()
        assert review.draft.source == "Sum up @notes.txt \n\n```notes.txt\nAnna Kovacs wants to meet.\n```"
        assert "Anna" not in review.draft.text
        await driver.press("s")
        await driver.answered()
        assert composer(driver).text == ""
        await driver.until(lambda: not attached(driver))
    (sent,) = cloud.calls
    assert "[NAME_1] wants to meet." in str(sent)
    assert "Anna" not in str(sent)


async def test_a_path_typed_to_its_end_goes_along_without_the_list(cloud: Provider, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"What is @novel.txt", "enter")
        review = await driver.review()
        assert parted(review.draft.source).attached[0].text == "It was a dark night."


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("picture.png", "is not a text file"),
        ("letters", "is a folder"),
        ("nowhere.txt", "There is no file nowhere.txt"),
    ],
)
async def test_what_can_not_go_along_is_told_and_the_draft_stays(
    home: Path, folder: Path, path: str, line: str
) -> None:
    async with chatting() as driver:
        await driver.press(*f"Look at @{path}", "escape", "enter")
        await driver.until(lambda: any(line in note.message for note in driver.app._notifications))
        assert composer(driver).text == f"Look at @{path}"
        assert driver.questions() == []


async def test_a_path_that_leads_nowhere_goes_as_words_when_sent_again(cloud: Provider, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"npm install @types/node", "enter")
        await driver.until(lambda: len(driver.app._notifications))
        await driver.press("enter")
        review = await driver.review()
        assert review.draft.source == "npm install @types/node"


async def test_files_are_taken_off_by_key_and_by_mouse(home: Path, folder: Path) -> None:
    async with chatting() as driver:
        await attach(driver, "not")
        await driver.press(*"and ")
        await attach(driver, "nov")
        await driver.until(lambda: len(attached(driver)) == 2)
        await driver.press("shift+tab")
        assert isinstance(driver.app.focused, AttachedFile)
        await driver.press("escape")
        assert composer(driver).has_focus
        await driver.press("shift+tab", "delete")
        await driver.until(lambda: len(attached(driver)) == 1)
        assert composer(driver).text == "@notes.txt and "
        await driver.until(lambda: "counting" not in attached(driver)[0])  # what stands after that moves
        words = attached(driver)[0]
        await driver.pilot.click(AttachedFile, offset=(words.index("take off") + 2, 0))
        await driver.until(lambda: not attached(driver))
        assert composer(driver).text == "and "
        await driver.press("alt+z")
        await driver.until(lambda: len(attached(driver)) == 1)


async def test_a_question_that_is_brought_back_has_its_file_as_it_was(cloud: Provider, folder: Path) -> None:
    async with chatting() as driver:
        await driver.press(*"What is ")
        await attach(driver, "nov")
        await driver.press("enter")
        first = await driver.review()
        await driver.press("escape")
        await driver.answered()
        (folder / "novel.txt").unlink()
        await driver.press("up")
        await driver.until(lambda: composer(driver).text == "What is @novel.txt ")
        await driver.until(lambda: attached(driver))
        await driver.press("enter")
        again = await driver.review()
        assert again.draft.source == first.draft.source


async def test_nothing_in_a_file_waits_as_a_fact(home: Path, folder: Path, store: Store) -> None:
    """What is stored holds the file in a form that is not read for facts."""
    from assistant.profile.own_words import own_words

    (folder / "cv.txt").write_text("I live in Porto.\nI work as a nurse.")
    async with chatting() as driver:
        await driver.press(*"I like tea. ")
        await attach(driver, "cv")
        await driver.press("enter")
        await driver.until(lambda: store.messages.latest("user", 1))
        await driver.press("escape")
        await driver.answered()
    (message,) = store.messages.latest("user", 1)
    assert "I live in Porto." in message.text
    assert [message.text[start:end] for start, end in own_words(message.text)] == ["I like tea. @cv.txt"]
