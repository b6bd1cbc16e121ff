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
_CODE_WORD = re.compile(r"[A-Z]{3,}(?![a-z])|[A-Z]?[a-z]{2,}")
_CODE_KINDS = _KINDS | frozenset(
    "server client db database sql test tests prod production dev staging stage internal local localhost com org net www http "
    "https main src lib libs utils util core user users config start stop get set list create update delete handler "
    "controller manager model models view index name file path github gitlab git io json xml yaml csv txt py js ts id key "
    "job jobs worker queue cache node cluster host web site backend frontend auth admin log logs events table schema".split()
)
"""Words of code that say what a thing is, and not whose."""


def of_location(making: Making) -> str | None:
    """A country for a country, a state for a state, a town of about that size; else another name for the place."""
    value = making.value
    if known := making.known.get(folded(value)):
        return cased(known, value)
    if where := gazetteer.country(value):
        chosen = making.one_of(_country_of_towns(making, where)) or making.one_of(gazetteer.country_names())
    elif len(value) > 2 and gazetteer.state(value):
        chosen = making.one_of(gazetteer.state_names())
    elif found := gazetteer.town(value):
        near = gazetteer.towns_near(found.people)
        chosen = making.one_of(_within(near, making, found.country)) or making.one_of([each.name for each in near])
    else:
        return of_organisation(making)
    if chosen:
        making.known[folded(value)] = chosen
    return cased(chosen, value) if chosen else None


def _country_of_towns(making: Making, where: str) -> list[str]:
    """The countries of the towns that stand in for towns of a country, so that "Lisbon, Portugal" stays together."""
    stand_ins = [other for value, other in making.known.items() if _country_of(value) == where]
    names = [gazetteer.country_name(_country_of(other)) for other in stand_ins]
    return [name for name in names if name in gazetteer.country_names()]


def _within(near: list[gazetteer.Town], making: Making, where: str) -> list[str]:
    """Those towns that lie in the country that stands in for the country `where`."""
    countries = {
        gazetteer.country(other) for value, other in making.known.items() if gazetteer.country(value) == where
    }
    there = [town for where in sorted(countries) for town in gazetteer.towns_in(where)]
    return [town.name for town in [each for each in near if each.country in countries] or there]


def _country_of(name: str) -> str:
    found = gazetteer.town(name)
    return found.country if found else ""


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
    telling = [word for word in _CODE_WORD.findall(making.value) if word.lower() not in _CODE_KINDS]
    words = {word: making.word(word, "LATIN", "last") for word in telling}
    if not words or not all(words.values()):
        return None
    return _CODE_WORD.sub(
        lambda match: cased(words.get(match.group()) or match.group(), match.group()), making.value
    )


def aligned_code(stand_in: str, value: str) -> list[tuple[str, str]]:
    """Which word of a stand-in for an identifier stands for which word of it."""
    ours, theirs = _CODE_WORD.findall(stand_in), _CODE_WORD.findall(value)
    pairs = zip(ours, theirs, strict=True) if len(ours) == len(theirs) else ()
    return [(one, other) for one, other in pairs if folded(one) != folded(other)]


def of_address(making: Making) -> str | None:
    """A number and a street of another name; None for a postcode alone."""
    if script_of(making.value) != "LATIN" or not re.search(r"[^\W\d_]{4}", making.value):
        return None
    kind = match.group(1) if (match := _STREETS.search(making.value)) else "Street"
    name = making.one_of(names("LATIN", "last", ""))
    number = making.chance.randint(2, 98)
    return f"{number} {name} {kind}" if name else None
