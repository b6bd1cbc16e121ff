"""What the user decided on the review once and for a whole conversation: hide these words always, or show them.

A choice is kept as a tag of the conversation's vault and an action, so no words are kept for it: where the vault
forgets a value, the choice is gone with it.
"""

from collections.abc import Mapping
from dataclasses import replace

from assistant.errors import SottoError
from assistant.store.store import Store
from privacy.categories import FLOOR, Category
from privacy.draft import Change, Draft
from privacy.fold import same_words
from privacy.places import LITERAL
from privacy.rules import Action
from privacy.topic_signs import SOURCE
from privacy.vault import Vault, VaultEntry

NO_FLOOR = "Passwords, keys and identification numbers can be shown once, not always."
NO_TOPIC = "A whole part about a topic is decided each time. The privacy profile can say it for good."
NO_LITERAL = "These words read as one of Sotto's own tags, so they are always set apart."


def choices_of(store: Store, conversation: int) -> dict[str, Action]:
    """The words that are decided for a conversation, and what happens to them there. Raises StoreError."""
    kept = store.settings.get(_key(conversation), {})
    entries = {entry.tag: entry for entry in store.vaults.load(conversation)} if kept else {}
    chosen = ((entries[tag], action) for tag, action in kept.items() if tag in entries)
    return {entry.value: Action(action) for entry, action in chosen if entry.value and _holds(entry, action)}


def why_not(change: Change) -> str:
    """Why the decision on a span can't be kept for the conversation; "" if it can."""
    span = change.decision.span
    if span.source == LITERAL:
        return NO_LITERAL
    if span.source == SOURCE:
        return NO_TOPIC
    return NO_FLOOR if span.category in FLOOR and not change.decision.action.hides else ""


def keep_choice(store: Store, conversation: int, change: Change, vault: Vault) -> None:
    """Decide the words of `change` in `conversation` always as they are decided now.

    `vault` is that of the draft under review. Raises SottoError if this can't be decided always.
    """
    if refused := why_not(change):
        raise SottoError(refused)
    entry = _entry_for(change.original, change.decision.span.category, vault.copy())
    with store.transaction():
        store.vaults.save(conversation, [entry])
        kept = _without(store, conversation, change.original)
        store.settings.set(_key(conversation), {**kept, entry.tag: change.decision.action.value})


def drop_choice(store: Store, conversation: int, words: str) -> None:
    """Let the privacy profile decide `words` in `conversation` again. Raises StoreError."""
    with store.transaction():
        if kept := _without(store, conversation, words):
            store.settings.set(_key(conversation), kept)
        else:
            store.settings.delete(_key(conversation))


def unkept(draft: Draft, kept: Mapping[str, Action]) -> Draft:
    """`draft` with only those of the user's decisions that are not kept: from them there is something to learn."""
    known = {(same_words(words), action) for words, action in kept.items()}
    left = {words: action for words, action in draft.overrides.items() if (same_words(words), action) not in known}
    return replace(draft, overrides=left)


def copy_choices(store: Store, conversation: int, to: int) -> None:
    """Decide in `to`, a branch where tags mean the same, what is decided in `conversation`. Raises StoreError."""
    if kept := store.settings.get(_key(conversation), {}):
        store.settings.set(_key(to), kept)


def _without(store: Store, conversation: int, words: str) -> dict[str, str]:
    """What is kept for a conversation, by tag, without what is kept for `words`."""
    gone = {entry.tag for entry in store.vaults.load(conversation) if entry.value == words.strip()}
    kept: dict[str, str] = store.settings.get(_key(conversation), {})
    return {tag: action for tag, action in kept.items() if tag not in gone}


def _entry_for(words: str, category: Category, vault: Vault) -> VaultEntry:
    """The vault's entry for the words, made if there is none. `vault` grows by it."""
    value = words.strip()
    tag = vault.tag_for(value, category)
    return next(entry for entry in vault.entries if entry.tag == tag)


def _holds(entry: VaultEntry, action: str) -> bool:
    """Whether what was kept can still be done: what is forgotten may have taken a word of it along."""
    return action in set(Action) and (Action(action).hides or entry.category not in FLOOR)


def _key(conversation: int) -> str:
    return f"choices {conversation}"
