"""Stand-ins for single values, without a text around them."""

from collections.abc import Sequence

from privacy.categories import Category
from privacy.substitute import Substitutes
from privacy.vault import Vault


def stand_in(value: str, category: str, *, vault: Vault | None = None, texts: Sequence[str] = ()) -> str | None:
    """What stands in for the value."""
    made = Substitutes(vault if vault is not None else Vault(), [*texts, value], [value])
    return made.of(value, Category(category))
