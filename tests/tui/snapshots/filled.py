"""Stores with something in them, of days that are always the same."""

from dataclasses import dataclass
from datetime import timedelta

from assistant.store.store import Store
from tests.assistant.store.helpers import begin
from tests.tui.snapshots.conftest import MOMENT

QUESTION = "Please write a short and friendly answer to Ms Anna Kovacs. I want to start two weeks later."
RAW = "> Dear [NAME_1],\n>\n> could I start **two weeks later**?\n\n1. Thank her *first*.\n2. Name the new date."
REPLY = RAW.replace("[NAME_1]", "Ms Anna Kovacs")
CODE = (
    "Use a *list comprehension*:\n\n```python\nsquares = [n * n for n in range(10)]\n```\n\nSee `range` for more."
)


@dataclass(frozen=True)
class Talk:
    """The numbers of the conversations."""

    conversation: int
    stopped: int


def a_talk(store: Store) -> Talk:
    """A conversation with a protected and a local answer, what that one rested on, and a stopped one."""
    told = store.messages.add(store.conversations.create("Work").id, "user", "I begin at Brightwell in June.")
    stopped = store.conversations.create("A long story").id
    store.messages.add(stopped, "user", "Tell me a long story.", route="local")
    store.messages.add(stopped, "assistant", "Once upon a time, a lighthouse", route="local", state="cancelled")
    place = store.conversations.create("A later start").id
    left = QUESTION.replace("Anna Kovacs", "[NAME_1]")
    entry = begin(store, conversation=place, text=left, messages=[{"role": "user", "content": left}])
    store.ledger.end(entry, "complete")
    for role, text, raw in (("user", QUESTION, left), ("assistant", REPLY, RAW)):
        store.messages.add(place, role, text, route="protected", raw=raw, ledger=entry)
    store.messages.add(place, "user", "How do I make a list of squares in Python?", route="local")
    answer = store.messages.add(place, "assistant", CODE, route="local")
    store.reply_sources.add(answer.id, messages=[told.id], rules=["Hide my name."])
    return Talk(place, stopped)


def grouped(store: Store) -> None:
    """Conversations of every age, one of them pinned and one archived."""
    ages = {
        "A holiday in Porto": 40,
        "Tax return": 20,
        "Boiling an egg, soft and hard": 4,
        "A bio": 1,
        "Squares": 0,
    }
    for title, days in {**ages, "Kept for good": 90, "Put away": 3}.items():
        place = store.conversations.create(title).id
        store.messages.add(place, "user", f"The question about {title}", route="local")
        time = (MOMENT - timedelta(days=days)).isoformat(timespec="microseconds")
        store._connections.run("UPDATE conversations SET updated = ? WHERE id = ?", [time, place])
        if days == 90:
            store.conversations.pin(place)
        if title == "Put away":
            store.conversations.archive(place)
