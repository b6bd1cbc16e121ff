"""The vault: per conversation, which tag means which real value."""

from dataclasses import dataclass

from privacy.categories import Category


@dataclass(frozen=True, slots=True)
class VaultEntry:
    """One tag and the value it hides.

    `tag` is bare ("NAME_1", and "NAME_1b" for another spelling of the same value). `value` is None for a tag
    that the user's own text already used: it is reserved, never given out and never restored.
    """

    tag: str
    value: str | None
    category: Category
