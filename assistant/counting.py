"""How many private things of a category there are, in words."""

from privacy.categories import Category

_NOUNS: dict[str, tuple[str, str]] = {
    Category.NAME: ("name", "names"),
    Category.CONTACT: ("contact", "contacts"),
    Category.LOCATION: ("place", "places"),
    Category.ADDRESS: ("address", "addresses"),
    Category.EMPLOYER: ("employer", "employers"),
    Category.JOB: ("job", "jobs"),
    Category.EDUCATION: ("school", "schools"),
    Category.AGE: ("age", "ages"),
    Category.DATE: ("date", "dates"),
    Category.IDS: ("number", "numbers"),
    Category.CREDENTIALS: ("key or password", "keys or passwords"),
    Category.PROJECT: ("project", "projects"),
    Category.TRAVEL: ("journey", "journeys"),
    Category.OTHER: ("other", "others"),
}
"""One and several, for the categories that can be counted so; of the rest their name says it: "2 on health"."""


def counted(category: str, count: int) -> str:
    """So many of the category: "1 name", "2 addresses", "3 on health"."""
    one, many = _NOUNS.get(category, (f"on {category}",) * 2)
    return f"{count} {one if count == 1 else many}"
