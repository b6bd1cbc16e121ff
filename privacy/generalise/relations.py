# ruff: noqa: E501 - lists of words read best on long lines
"""Kin, partners and gender to the wider word: a sister is a sibling, a girlfriend a partner."""

from collections.abc import Iterator

from privacy.generalise.asked import Asked

_FAMILY = {
    "a spouse": "wife husband hubby wifey missus",
    "a child": "son daughter stepson stepdaughter toddler baby newborn infant",
    "children": "sons daughters kids twins triplets stepchildren boys girls babies",
    "a parent": "mother father mum mom mam mama mommy mummy dad daddy papa pa ma stepmother stepfather stepmum stepmom stepdad",
    "a sibling": "sister brother sis bro stepsister stepbrother twin",
    "siblings": "sisters brothers",
    "a relative": "aunt auntie uncle cousin nephew niece grandmother grandfather grandma grandpa oma opa abuela abuelo gran granny nan nana "
    "grandad granddad grandson granddaughter grandchild godmother godfather widow widower "
    "mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law",
    "relatives": "parents aunts uncles cousins nephews nieces grandparents grandchildren grandsons granddaughters in-laws",
}  # fmt: skip
_PARTNERS = {
    "a partner": "girlfriend boyfriend fiance fiancé fiancee fiancée gf bf lover",
    "a former partner": "ex ex-wife ex-husband ex-girlfriend ex-boyfriend ex-partner ex-fiancé ex-fiancée",
}
_GENDERS = {
    "a person": "man woman guy lady gentleman dude bloke lass lad",
    "people": "men women guys ladies gentlemen lads lasses",
    "a child": "boy girl",
    "children": "boys girls",
}


def of_family(asked: Asked) -> Iterator[str]:
    """What kind of relative: how near, not who."""
    yield from _by_last_word(asked, _FAMILY)


def of_relationship(asked: Asked) -> Iterator[str]:
    """A partner or a former one; nothing for a state ("divorced")."""
    yield from _by_last_word(asked, _PARTNERS)


def of_gender(asked: Asked) -> Iterator[str]:
    """A person or a child; nothing for pronouns and adjectives."""
    if not asked.noun_follows:
        yield from _by_last_word(asked, _GENDERS)


def _by_last_word(asked: Asked, table: dict[str, str]) -> Iterator[str]:
    last = asked.plain.rsplit(" ", 1)[-1]
    yield from (phrase for phrase, words in table.items() if last in words.split())
