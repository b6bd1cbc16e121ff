"""Going from message to message, and copying what stands there, by key and with the mouse."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from assistant.store.store import Store
from privacy.categories import Category
from privacy.vault import VaultEntry
from tests.tui.talking import Talk, long_conversation, talking
from tui.chat.code import CodeBlock
from tui.chat.history import Past
from tui.chat.marking import RESTORED, marked
from tui.chat.moving import MovingView
from tui.chat.window import AT_ONCE, MOST, Window

CODE = "Here:\n\n```python\nprint('a')\n```\n\nand\n\n- in a list\n\n  ```\n  b < c\n  ```\n"


def talk_of(store: Store, *said: str) -> int:
    """A conversation of questions and replies in turn; its number."""
    conversation = store.conversations.create("test").id
    for number, text in enumerate(said):
        store.messages.add(conversation, "assistant" if number % 2 else "user", text, route="local")
    return conversation


def marked_text(talk: Talk) -> str | None:
    found = talk.view.query(".-current")
    return talk.view.current.text if found and talk.view.current else None


async def test_keys_go_from_message_to_message(store: Store) -> None:
    conversation = talk_of(store, "one", "two", "three", "four")
    async with talking(store, Past.of(store, conversation, None)) as talk:
        talk.view.focus()
        await talk.pilot.pause()
        seen = [marked_text(talk)]
        for key in ("up", "ctrl+up", "k", "up", "down", "end", "home"):
            await talk.pilot.press(key)
            seen.append(marked_text(talk))
        assert seen == ["four", "three", "two", "one", "one", "two", "four", "one"]


async def test_going_up_and_down_draws_more_of_a_long_conversation(store: Store) -> None:
    conversation = long_conversation(store, 3 * AT_ONCE)
    async with talking(store, Past.of(store, conversation, None)) as talk:
        talk.view.focus()
        await talk.pilot.press(*["up"] * (AT_ONCE + 5))
        await talk.until(lambda: not talk.view._moving.locked())
        assert marked_text(talk) == f"Question {2 * AT_ONCE - 6}"
        await talk.pilot.press("home")
        assert marked_text(talk) == "Question 0"


async def test_the_whole_message_is_copied(store: Store) -> None:
    conversation = talk_of(store, "A *question*\nof two lines", CODE)
    async with talking(store, Past.of(store, conversation, None)) as talk:
        talk.view.focus()
        await talk.pilot.press("c")
        assert talk.app.clipboard == CODE
        await talk.pilot.press("up", "c")
        assert talk.app.clipboard == "A *question*\nof two lines"


async def test_every_block_of_code_is_copied_by_key_and_by_mouse(store: Store) -> None:
    conversation = talk_of(store, "How?", CODE)
    async with talking(store, Past.of(store, conversation, None), (60, 30)) as talk:
        talk.view.focus()
        copied = []
        for _ in range(3):
            await talk.pilot.press("y")
            copied.append(talk.app.clipboard)
        assert copied == ["print('a')", "b < c", "print('a')"]
        for block, code in zip(talk.view.query(CodeBlock), copied, strict=False):
            talk.app.copy_to_clipboard("")
            await talk.pilot.click(block.query_one(".copy"))
            assert talk.app.clipboard == code
        await talk.pilot.press("up")
        assert not talk.view.check_action("copy_code", ())


async def test_a_click_marks_a_message(store: Store) -> None:
    conversation = talk_of(store, "one", "two", "three", "four")
    async with talking(store, Past.of(store, conversation, None), (60, 30)) as talk:
        await talk.pilot.click(talk.view.views[1])
        assert marked_text(talk) == "two"
        assert talk.app.focused is talk.view


async def test_what_is_dragged_over_is_copied_as_plain_text_and_moves_no_focus(store: Store) -> None:
    conversation = talk_of(store, "Say [b]it[/b].", "Some **bold** words.\n\n1. a `b`\n2. c\n\nThe end.")
    async with talking(store, Past.of(store, conversation, None), (60, 30)) as talk:
        question, reply = talk.view.views
        await talk.pilot.mouse_down(question.query_one(".words"), offset=(0, 0))
        await talk.pilot.hover(reply.query("MarkdownParagraph").last(), offset=(8, 0))
        await talk.pilot.mouse_up(reply.query("MarkdownParagraph").last(), offset=(8, 0))
        await talk.pilot.press("ctrl+c")
        assert talk.app.clipboard == "Say [b]it[/b].\nSome bold words.\n1. a b\n2. c\nThe end."
        assert talk.app.focused is None


def send(store: Store, question: str, raw: str, reply: str, raw_reply: str) -> int:
    """A conversation with one exchange that went over the wire; its number."""
    conversation = store.conversations.create("sent").id
    store.vaults.save(conversation, [VaultEntry("NAME_1", "Anna Kovacs", Category.NAME)])
    store.messages.add(conversation, "user", question, route="protected", raw=raw)
    store.messages.add(conversation, "assistant", reply, route="protected", raw=raw_reply)
    return conversation


async def test_a_message_is_shown_as_it_crossed_the_wire_and_back(store: Store) -> None:
    conversation = send(store, "I am Anna Kovacs", "I am [NAME_1]", "Hi **Anna Kovacs**", "Hi **[NAME_1]**")
    async with talking(store, Past.of(store, conversation, None)) as talk:
        talk.view.focus()
        text = "\n".join(talk.app.shown())
        assert "Hi Anna Kovacs" in text
        assert "F8: as it arrived" in text
        for arrived, meant in (("Hi **[NAME_1]**", "Hi Anna Kovacs"), ("I am [NAME_1]", "I am Anna Kovacs")):
            await talk.pilot.press("x", "c")
            await talk.pilot.pause()
            assert arrived in "\n".join(talk.app.shown())
            assert talk.app.clipboard == arrived
            await talk.pilot.press("x")
            await talk.pilot.pause()
            assert meant in "\n".join(talk.app.shown())
            await talk.pilot.press("up")


async def test_restored_words_are_marked(store: Store) -> None:
    conversation = send(store, "Hi", "Hi", "Dear Anna Kovacs,\n\n- Anna\nKovacs", "Dear [NAME_1],\n\n- [NAME_1]")
    async with talking(store, Past.of(store, conversation, None)) as talk:
        words = [each.content for each in talk.view.query("MarkdownParagraph").results()]
        found = [c.plain[s.start : s.end] for c in words for s in c.spans if s.style == RESTORED]
        assert found == ["Anna Kovacs", "Anna Kovacs"]


async def test_the_keys_are_offered_where_they_do_something(store: Store) -> None:
    conversation = talk_of(store, "one", "two", "three", "four")
    async with talking(store, Past.of(store, conversation, None)) as talk:
        talk.view.focus()
        offered = {}
        for what in ("four", "three", "two", "one"):
            await talk.pilot.pause()
            assert marked_text(talk) == what
            offered[what] = {each for each in ("edit", "again", "branch", "why") if talk.view.may(each)}
            await talk.pilot.press("up")
        assert offered == {
            "four": {"again", "branch", "why"},
            "three": {"again", "branch", "edit"},
            "two": {"branch", "why"},
            "one": {"branch", "edit"},
        }
        assert not talk.view.check_action("raw", ())
        assert not talk.view.check_action("version", (1,))


def test_every_key_of_a_message_says_what_it_does() -> None:
    for binding in MovingView.BINDINGS:
        assert binding.tooltip if binding.show else binding.description  # type: ignore[union-attr]


@given(st.text("ab \n[]*", max_size=30), st.sets(st.text("ab [*", min_size=1, max_size=4)))
def test_marking_changes_no_letter(text: str, values: set[str]) -> None:
    assert marked(Content(text), values).plain == text


@given(st.integers(0, 400), st.integers(-5, 500), st.lists(st.sampled_from(["up", "down", "add"]), max_size=30))
def test_a_window_is_a_stretch_of_the_conversation(count: int, at: int, steps: list[str]) -> None:
    window = Window.at(range(count), at)
    assert at in window.drawn or not 0 <= at < count
    assert len(window.drawn) == min(count, AT_ONCE)
    shown = list(window.drawn)
    for step in steps:
        if step == "up":
            shown = window.up() + shown
            dropped = window.drop_below()
            shown = shown[: len(shown) - len(dropped)]
        elif step == "down":
            shown += window.down()
            shown = shown[len(window.drop_above()) :]
        elif not window.later:
            window.add(len(window.numbers))
            shown.append(window.numbers[-1])
        assert shown == window.drawn == window.numbers[window.first : window.end]
        assert window.earlier + len(shown) + window.later == len(window.numbers)
        assert len(shown) <= MOST or step == "add"
