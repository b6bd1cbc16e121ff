"""Going another way: a copy of a conversation up to one of its messages. It itself stays as it is."""

import re

from assistant.choices import copy_choices
from assistant.store.store import Store

_NUMBERED = re.compile(r"^(.*) \(\d+\)$", re.DOTALL)


def branch(store: Store, message: int, *, without: bool = False) -> int:
    """A new conversation that holds what was said up to a message, and that message unless `without`; its number.

    Tags mean the same in both. Raises StoreError.
    """
    last = store.messages.get(message)
    title = store.conversations.get(last.conversation).title
    with store.transaction():
        named = title and next_title(title, store.branches.titles(bare(title)))
        made = store.branches.make(last.conversation, message if without else message + 1, named)
        copy_choices(store, last.conversation, made)
        return made


def bare(title: str) -> str:
    """A title without the number of a branch: "Trip (2)" is "Trip"."""
    numbered = _NUMBERED.match(title)
    return numbered[1] if numbered else title


def next_title(title: str, taken: set[str]) -> str:
    """The title of the next branch: the conversation's with the lowest number, from 2 on, not `taken` yet."""
    number = 2
    while f"{bare(title)} ({number})" in taken:
        number += 1
    return f"{bare(title)} ({number})"
