"""The areas that a profile is shown in."""

from collections.abc import Iterable
from datetime import UTC, datetime

from assistant.profile.confidence import present
from assistant.store.facts import Fact

AREAS = (
    "You", "Home and places", "Work and learning", "Family and friends", "Health", "Money and law", "Tastes",
    "Goals", "Routines", "Else",
)  # fmt: skip
"""In the order in which they are shown."""
_BY_KIND = {"preference": "Tastes", "goal": "Goals", "routine": "Routines"}
_BY_CATEGORY = {
    **dict.fromkeys(
        ("name", "contact", "age", "date", "gender", "religion", "politics", "sexuality", "ethnicity",
         "nationality", "language"), "You",
    ),
    **dict.fromkeys(("location", "address", "travel"), "Home and places"),
    **dict.fromkeys(("employer", "job", "education", "project"), "Work and learning"),
    **dict.fromkeys(("family", "relationship"), "Family and friends"),
    **dict.fromkeys(("finance", "legal"), "Money and law"),
    "health": "Health",
}  # fmt: skip


def area(kind: str, category: str) -> str:
    """The area of a fact of this kind and category."""
    if kind == "person":
        return "Family and friends"
    return _BY_KIND.get(kind) or _BY_CATEGORY.get(category, "Else")


def by_area(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts of each area that has any, in the order of AREAS; pinned ones first, then those surest today."""
    found: dict[str, list[Fact]] = {name: [] for name in AREAS}
    now = datetime.now(UTC)
    for fact in sorted(facts, key=lambda fact: (not fact.pinned, -present(fact, now), fact.id)):
        found[area(fact.kind, fact.category)].append(fact)
    return {name: listed for name, listed in found.items() if listed}
