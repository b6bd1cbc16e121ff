# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""Stand-ins for places, organisations, projects and addresses: a town of that size, a hospital of another name."""

import re

from privacy.fold import folded
from privacy.generalise import gazetteer
from privacy.substitute.making import Making, cased
from privacy.substitute.pools import names, script_of

_KINDS = frozenset(
    "hospital infirmary clinic surgery practice pharmacy university college school academy kindergarten nursery primary "
    "high secondary elementary bank union insurance law legal solicitors llp llc ltd limited inc gmbh ag sa plc corp "
    "corporation company co group holdings partners associates consulting council department ministry agency authority "
    "police court church mosque synagogue temple hotel inn restaurant café cafe bakery pub bar shop store stores market "
    "foundation trust charity society association club fc gym museum library theatre gallery farm farms salon studio "
    "studios media news press records software systems technologies tech labs digital data cloud solutions services "
    "airlines logistics transport construction homes properties engineering works motors energy pharma capital ventures "
    "park station street road lane avenue square bridge lake river beach island valley village district airport campus "
    "project team app api service platform & and".split()
)
_LEADS = re.compile(
    r"(?:university|college|school|bank|institute|city|town|church|project|operation) (?:of )?", re.I
)
_LATIN_WORDS = re.compile(r"[^\W\d_][\w.&'’-]*(?:\s+[^\W\d_&]?[\w.&'’-]*){0,5}")
_STREETS = re.compile(
    r"\b(street|road|lane|avenue|drive|close|way|court|place|square|terrace|crescent|boulevard|st|rd|ave|dr|blvd)\b\.?", re.I
)  # fmt: skip
_CODE_WORD = re.compile(r"[A-Za-z]{3,}")


def of_location(making: Making) -> str | None:
    """A country for a country, a state for a state, a town of about that size; else another name for the place."""
    value = making.value
    if known := making.known.get(folded(value)):
        return cased(known, value)
    chosen = None
    if gazetteer.country(value):
        chosen = making.one_of(gazetteer.country_names())
    elif len(value) > 2 and gazetteer.state(value):
        chosen = making.one_of(gazetteer.state_names())
    elif found := gazetteer.town(value):
        chosen = making.one_of(gazetteer.towns_near(found.people))
    else:
        return of_organisation(making)
    if chosen:
        making.known[folded(value)] = chosen
    return cased(chosen, value) if chosen else None


def of_organisation(making: Making) -> str | None:
    """Another name before the same kind: "St Mary's Hospital" is "Marlow Hospital"; None for a kind alone."""
    if script_of(making.value) != "LATIN" or not _LATIN_WORDS.fullmatch(making.value):
        return None
    lead = match.group() if (match := _LEADS.match(making.value)) else ""
    words = making.value[len(lead) :].split(" ")
    tail: list[str] = []
    while words and words[-1].casefold().strip(".") in _KINDS:
        tail.insert(0, words.pop())
    if not words or not "".join(words).strip(" &"):
        return None
    head = making.word(" ".join(words), "LATIN", "last")
    return lead + " ".join([head, *tail]) if head else None


def of_project(making: Making) -> str | None:
    """Another name for a project; in an identifier another word for every word of it."""
    if not re.search(r"[_./\\:@#\d-]|[a-z][A-Z]", making.value):
        return of_organisation(making)
    if not making.value.isascii() or not _CODE_WORD.search(making.value):
        return None
    words = {word: making.word(word, "LATIN", "last") for word in _CODE_WORD.findall(making.value)}
    if not all(words.values()):
        return None
    return _CODE_WORD.sub(lambda match: cased(words[match.group()] or "", match.group()), making.value)


def of_address(making: Making) -> str | None:
    """A number and a street of another name; None for a postcode alone."""
    if script_of(making.value) != "LATIN" or not re.search(r"[^\W\d_]{4}", making.value):
        return None
    kind = match.group(1) if (match := _STREETS.search(making.value)) else "Street"
    name = making.one_of(names("LATIN", "last", ""))
    number = making.chance.randint(2, 98)
    return f"{number} {name} {kind}" if name else None
