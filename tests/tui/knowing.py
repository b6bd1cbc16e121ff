"""Facts for the screen You, put into a store with the messages that they rest on. No model is needed for it."""

from typing import Any

from assistant.store.facts import Fact, State
from assistant.store.store import Store

MOVED = "I moved to Porto last spring and the flat is lovely."
WORK = "At Brightwell Clinic, where I work as a nurse, nights are long. What helps me sleep by day?"


HABIT = "I usually run before breakfast, and I love dark roast coffee."


def say(store: Store, text: str, time: str = "2026-03-02T09:00:00.000000+00:00", title: str | None = None) -> int:
    """A message of the user's in a conversation of its own; its number."""
    conversation = store.conversations.create(title or text[:40]).id
    message = store.messages.add(conversation, "user", text, time=time)
    store.messages.add(conversation, "assistant", "I see.", time=time)
    store.read_messages.done(message.id, message.text)
    return message.id


def know(store: Store, text: str, quotes: dict[int, str], state: State = "proposed", **values: Any) -> Fact:
    """A fact that rests on these words of these messages."""
    given = {"category": "other", "kind": "trait", "confidence": 0.8, "vector": bytes(384), **values}
    with store.transaction():
        fact = store.facts.add(text=text, state=state, **given)
        for message, quote in quotes.items():
            start = store.messages.get(message).text.index(quote)
            store.facts.rest_on(fact.id, message, start, start + len(quote))
    return fact


def fill(store: Store) -> dict[str, Fact]:
    """A profile as it is after some talk: three facts wait, four are known, one of them took another's place."""
    moved, work = say(store, MOVED), say(store, WORK, "2026-05-11T21:30:00.000000+00:00")
    lisbon = say(store, "I live in Lisbon, near the river.", "2024-02-01T10:00:00.000000+00:00")
    habit = say(store, HABIT)
    nurse = know(
        store,
        "You work as a nurse at Brightwell Clinic.",
        {work: "At Brightwell Clinic, where I work as a nurse"},
        category="job",
        confidence=0.83,
        fields={"terms": {"Brightwell Clinic": "employer"}},
    )
    coffee = know(
        store,
        "You love dark roast coffee.",
        {habit: "I love dark roast coffee"},
        kind="preference",
        confidence=0.71,
    )
    tea = know(
        store,
        "You like tea at work.",
        {work: "nights are long"},
        kind="preference",
        situation="at work",
        confidence=0.46,
    )
    old = know(
        store,
        "You live in Lisbon.",
        {lisbon: "I live in Lisbon"},
        "accepted",
        category="location",
        confidence=0.99,
    )
    porto = know(store, "You moved to Porto last spring.", {moved: "I moved to Porto last spring"}, "accepted",
                 category="location", confidence=0.99, valid_from="2026-03-02T09:00:00.000000+00:00")  # fmt: skip
    store.facts.change(old.id, state="superseded", valid_to="2026-03-02T09:00:00.000000+00:00")
    store.facts.note(old.id, "supersedes", other=porto.id)
    store.facts.note(porto.id, "accepted")
    runs = {habit: "I usually run before breakfast", moved: "the flat"}
    run = know(store, "You usually run before breakfast.", runs,
               "accepted", kind="routine", fields={"often": "usually", "trigger": "before breakfast"})  # fmt: skip
    sister = know(
        store, "Your sister Anna lives in Berlin.", {}, "accepted", kind="person", category="family", origin="user"
    )
    return {"nurse": nurse, "coffee": coffee, "tea": tea, "old": old, "porto": porto, "run": run, "sister": sister}
