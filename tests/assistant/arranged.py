"""A store with a few conversations, for what is done to them."""

from assistant.store.store import Store

EGGS = "How long do I boil an egg so that it stays soft?"


def conversation(store: Store, question: str, answer: str = "Six minutes.", title: str | None = None) -> int:
    """A conversation of one exchange; its number."""
    place = store.conversations.create(title if title is not None else question[:60]).id
    store.messages.add(place, "user", question, route="local")
    store.messages.add(place, "assistant", answer, route="local")
    return place
