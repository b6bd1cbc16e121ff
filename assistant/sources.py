"""What a reply rested on, as a person reads it, and what of it the user switched off."""

from collections.abc import Iterable, Mapping

from assistant.remembering import Off
from assistant.showing import one_line
from assistant.store.reply_sources import ReplySource
from assistant.store.store import Store


def line_on(store: Store, source: ReplySource, width: int) -> str:
    """One line about a source, with at most `width` characters of its own words. Raises StoreError."""
    if source.fact is not None:
        return f"fact {source.fact}: {one_line(store.facts.get(source.fact).text, width)}"
    if source.message is not None:
        message = store.messages.get(source.message)
        return f"message {source.message} of {message.time[:10]}: {one_line(message.text, width)}"
    return f"rule: {one_line(source.rule or '', width)}"


def switched_off(store: Store, replies: Iterable[int]) -> Off:
    """The facts and messages that must not go along when the question of these replies is asked again.

    `replies` are versions of one reply, the oldest first: what was said of a source last counts.
    """
    facts: dict[int, bool] = {}
    messages: dict[int, bool] = {}
    for source in (source for reply in replies for source in store.reply_sources.of(reply)):
        if source.fact is not None:
            facts[source.fact] = source.off
        if source.message is not None:
            messages[source.message] = source.off
    return Off(_switched(facts), _switched(messages))


def _switched(off: Mapping[int, bool]) -> frozenset[int]:
    return frozenset(number for number, is_off in off.items() if is_off)
