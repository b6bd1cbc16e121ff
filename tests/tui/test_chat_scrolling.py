"""Nothing jumps: a reply is followed to its end, or what the user scrolled to stays where it is."""

from assistant.store.store import Store
from tests.tui.talking import Talk, long_conversation, talking
from tui.chat.history import Past
from tui.chat.message import MessageView
from tui.chat.window import AT_ONCE, MOST

MARKDOWN = (
    "# How to do it\n\nFirst *some* words that are long enough to need more than one line of this terminal.\n\n"
    "1. One\n2. Two, which has `code` in it\n    - inner\n    - inner again, and again, and again, more of it\n"
    "3. Three\n\n> A quote\n> of two lines\n>\n> - with a list\n> - of two\n\n"
    "```python\nprint('hello')\n\nx = 1\n```\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n"
    + "".join(f"{number}. item number {number}\n" for number in range(1, 13))
    + "\nThe end."
)


def pieces(text: str, size: int = 5) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def at_end(talk: Talk) -> bool:
    return talk.view.scroll_y >= talk.view.max_scroll_y


async def test_a_reply_that_streams_only_grows_and_is_followed(store: Store) -> None:
    async with talking(store) as talk:
        await talk.begin("How?")
        await talk.hear(pieces("word " * 200, 50))
        heights, frames = [talk.view.virtual_size.height], len(talk.app.frames)
        for piece in pieces(MARKDOWN):
            await talk.hear([piece])
            heights.append(talk.view.virtual_size.height)
            assert at_end(talk)
        assert heights == sorted(heights)
        assert all(any(line.strip(" █║") for line in frame[-3:]) for frame in talk.app.frames[frames:])


async def test_a_streamed_reply_looks_like_the_same_reply_drawn_at_once(store: Store) -> None:
    async with talking(store, size=(60, 70)) as talk:
        await talk.begin("How?")
        await talk.hear(pieces(MARKDOWN, 3), painted=False)
        await talk.end()
        streamed = talk.app.shown()
    async with talking(store, Past.of(store, talk.conversation, None), size=(60, 70)) as again:
        assert again.app.shown() == streamed


async def test_a_list_grows_without_being_drawn_anew(store: Store) -> None:
    async with talking(store) as talk:
        await talk.begin("How?")
        await talk.hear(["- one\n- two\n    1. in"])
        first = talk.view.query("MarkdownListItem, MarkdownParagraph, MarkdownBullet").nodes
        assert first
        await talk.hear(["ner\n    2. more\n- thr", "ee\n\n    and a paragraph\n"])
        assert all(node.is_attached for node in first)
        lines = [line.strip(" █") for line in talk.app.shown() if line.strip(" █")]
        assert lines[1:] == ["• one", "• two", "1. inner", "2. more", "• three", "and a paragraph"]


async def test_what_the_user_scrolled_to_stays_while_a_reply_streams(store: Store) -> None:
    async with talking(store) as talk:
        await talk.begin("How?")
        await talk.hear(pieces("word " * 300, 50))
        await talk.pilot.press("ctrl+up")
        talk.view.page(-1)
        await talk.pilot.pause()
        shown, frames = talk.app.shown(), len(talk.app.frames)
        assert not at_end(talk)
        await talk.hear(pieces(MARKDOWN))
        await talk.end()
        assert all(frame == shown for frame in talk.app.frames[frames:])
        assert talk.app.shown() == shown


async def test_who_scrolls_back_to_the_end_follows_the_reply_again(store: Store) -> None:
    async with talking(store) as talk:
        await talk.begin("How?")
        await talk.hear(pieces("word " * 300, 50))
        talk.view.page(-1)
        await talk.hear(["more"])
        assert not at_end(talk)
        talk.view.page(2)
        await talk.pilot.pause()
        await talk.hear(pieces(MARKDOWN, 40))
        assert at_end(talk)
        talk.view.page(-1)
        await talk.pilot.pause()
        talk.view.focus()
        await talk.pilot.press("end")
        await talk.hear(["\n\nand more\n\nand more"])
        assert at_end(talk)


PAGES = 400
"""Far more than the test has to turn."""


async def test_a_conversation_of_2000_messages_draws_few_of_them_wherever_one_is(store: Store) -> None:
    conversation = long_conversation(store, 2000)
    async with talking(store, Past.of(store, conversation, None)) as talk:
        view = talk.view
        assert len(view.views) == AT_ONCE
        assert len(list(view.walk_children())) < 20 * AT_ONCE
        assert at_end(talk)
        for _ in range(PAGES):
            if view._window.earlier <= 2000 - 8 * AT_ONCE:
                break
            view.page(-1)
            await talk.pilot.pause()
            await talk.until(lambda: not view._moving.locked())
            assert len(view.views) <= MOST + AT_ONCE
        assert view._window.earlier <= 2000 - 8 * AT_ONCE
        assert len(view.views) == MOST
        await view.to_start()
        await talk.pilot.pause()
        assert view.views[0].text == "Question 0"
        assert view.scroll_y == 0
        view.page(1)
        for _ in range(PAGES):
            if view._window.end >= 3 * AT_ONCE:
                break
            view.page(1)
            await talk.pilot.pause()
            await talk.until(lambda: not view._moving.locked())
        assert view._window.end >= 3 * AT_ONCE
        await view.to_end()
        await talk.pilot.pause()
        assert view.views[-1].text.startswith("Answer 1999")
        assert at_end(talk)


async def test_messages_that_are_drawn_above_move_nothing_in_view(store: Store) -> None:
    conversation = long_conversation(store, 100)
    async with talking(store, Past.of(store, conversation, None)) as talk:
        view = talk.view
        view.scroll_to(y=2 * view.size.height, animate=False)
        await talk.settled()
        shown, frames = talk.app.shown(), len(talk.app.frames)
        await view.show_earlier()
        await talk.settled()
        assert len(view.views) == 2 * AT_ONCE
        assert all(frame == shown for frame in talk.app.frames[frames:])


async def test_what_stands_under_the_line_about_earlier_messages_stays_when_they_are_drawn(store: Store) -> None:
    conversation = long_conversation(store, 100)
    async with talking(store, Past.of(store, conversation, None)) as talk:
        view = talk.view
        view.scroll_to(y=0, animate=False)
        await talk.until(lambda: len(view.views) == 2 * AT_ONCE)
        await talk.settled()
        assert f"Question {100 - AT_ONCE}" in "".join(talk.app.shown()[:3])


async def test_a_conversation_opens_at_the_message_that_is_asked_for(store: Store) -> None:
    conversation = long_conversation(store, 200)
    wanted = store.messages.of(conversation)[50].id
    async with talking(store, Past.of(store, conversation, wanted)) as talk:
        await talk.until(lambda: "Question 50" in "".join(talk.app.shown()))
        (sought,) = talk.view.query(".-sought")
        assert isinstance(sought, MessageView)
        assert sought.message == wanted
