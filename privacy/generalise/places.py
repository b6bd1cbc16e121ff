# ruff: noqa: E501 - lists of words read best on long lines, and as words
"""Places to their country or region: "Lisbon" is "a city in Portugal", Portugal "a country in southern Europe"."""

import re
from collections.abc import Iterator

from privacy.generalise import gazetteer
from privacy.generalise.asked import Asked
from privacy.generalise.regions import continent_of, region_of

LARGE = 100_000
"""A town of so many people is a city."""
_LANDMARKS = (
    "airport", "park", "station", "street", "beach", "lake", "river", "mountain", "museum", "square", "bridge", "island",
    "valley", "forest", "harbour", "harbor", "cathedral", "castle", "stadium", "cinema", "theatre", "library", "market",
    "mall", "hospital", "school", "campus", "village", "county", "district", "suburb", "neighbourhood", "neighborhood",
)  # fmt: skip
_TOWN_BEFORE = re.compile(r"([A-ZÀ-Þ][\w'’-]*)(?:,| in)\s+$")
_COUNTRY_AFTER = re.compile(
    r"^(?:,| in|\s\()\s*(?:the )?([A-ZÀ-Þ](?:[\w'’-]|\.(?=\w))*(?: [A-ZÀ-Þ][\w'’-]*){0,2})"
)
_NOUN_AFTER = re.compile(r"^(?:['’]s\b|-)")
_POSTCODES = (
    ("GB", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    ("CA", re.compile(r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")),
    ("AU", re.compile(r"\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}\b")),
    ("US", re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b")),
)
_STREET = re.compile(
    r"\b(?:street|road|lane|avenue|drive|close|way|terrace|crescent|boulevard|st|rd|ave)\b\.?", re.IGNORECASE
)


def of_location(asked: Asked) -> Iterator[str]:
    """The country, then the region, then that it is a town or a country; nothing for a place that is not known."""
    if _NOUN_AFTER.search(asked.after) or _is_modifier(asked):
        return
    name = gazetteer.in_full(asked.words.strip(" .,"))
    if name.casefold() in gazetteer.AMBIGUOUS:
        return
    if where := gazetteer.country(name):
        yield from _of_country(where, asked)
    elif gazetteer.state(name) and len(name) > 2:
        yield from _of_state(name)
    elif where := gazetteer.region(name):
        yield from _within("a region", where, asked)
    else:
        yield from _of_place(name, asked)


def _of_state(name: str) -> Iterator[str]:
    """An American state; a place where a large city has the name too, as New York."""
    same = gazetteer.town(name)
    yield f"a {'place' if same and same.people > 5 * LARGE else 'state'} in the United States"
    yield "a region in North America"


def _of_place(name: str, asked: Asked) -> Iterator[str]:
    """A town, or what the last word says it is: "Hyde Park" is a park though a small town has the name too."""
    found = _town(name)
    last = name.casefold().rsplit(" ", 1)[-1]
    if last in _LANDMARKS and name[:1].isupper() and not (found and found.people >= LARGE):
        yield f"{'an' if last[0] in 'aeiou' else 'a'} {last}"
    elif found:
        yield from _of_town(found, name, asked)


def of_address(asked: Asked) -> Iterator[str]:
    """An address in the country of its town, else an address; nothing for a postcode alone."""
    if not re.search(r"[^\W\d_]{4}", asked.words):
        return
    where = _country_of_address(asked.words)
    street = _STREET.search(asked.words) and not any(letter.isdigit() for letter in asked.words)
    yield from _within("a street" if street else "an address", where, asked)


def _is_modifier(asked: Asked) -> bool:
    """Whether the place only says of which place a thing is: "my Lisbon office"."""
    bare = asked.last_before in {"my", "our", "the", "a", "an", "his", "her", "their", "your", "its"}
    return bare and asked.noun_follows


def _of_country(where: str, asked: Asked) -> Iterator[str]:
    """Its region: after a town ("Lisbon, Portugal") the bare region reads better."""
    names = [name for name in (region_of(where), continent_of(where)) if name]
    before = _TOWN_BEFORE.search(asked.before)
    if before and gazetteer.town(before[1]):
        yield from (name for name in names if name != "America")
    yield from (f"a country in {'the Americas' if name == 'America' else name}" for name in names)


def _of_town(found: gazetteer.Town, name: str, asked: Asked) -> Iterator[str]:
    """The country it lies in; not where towns of that name in several countries may be meant ("Cambridge")."""
    what = "a city" if found.people >= LARGE else "a town"
    after = _COUNTRY_AFTER.search(asked.after)
    if after and (gazetteer.country(after[1].rstrip(".")) or gazetteer.state(after[1].rstrip("."))):
        yield what
    yield from _within(what, "" if gazetteer.is_shared(name) else found.country, asked)


def _within(what: str, where: str, asked: Asked) -> Iterator[str]:
    """`what`, in its country unless that may not be told, else in its region, else anywhere."""
    if asked.kind != "country" and (name := gazetteer.country_name(where)):
        yield f"{what} in {name}"
    if region := region_of(where):
        yield f"{what} in {region}"
    yield what


def _town(name: str) -> gazetteer.Town | None:
    """The town of "Lisbon", of "Lisbon, Portugal" or of "Paris, Texas"."""
    first, _, rest = name.partition(",")
    if not rest:
        return gazetteer.town(name)
    last = rest.rsplit(",", 1)[-1].strip()
    where, state = gazetteer.country(last), gazetteer.state(last)
    return gazetteer.town(first, where, state) if where or state else None


def _country_of_address(words: str) -> str:
    """What the address names, or its postcode is the shape of, or that of its town where no other has that name."""
    parts = [part.strip() for part in words.replace("\n", ",").split(",")]
    if named := next((code for part in reversed(parts) if (code := gazetteer.country(part))), ""):
        return named
    if shaped := next((code for code, shape in _POSTCODES if shape.search(words)), ""):
        return shaped
    return next((code for part in reversed(parts[1:]) if (code := _country_of_town(part))), "")


def _country_of_town(part: str) -> str:
    words = " ".join(word for word in part.split() if not any(letter.isdigit() for letter in word))
    found = gazetteer.town(words) if words else None
    return found.country if found and found.people >= LARGE and not gazetteer.is_shared(words) else ""
