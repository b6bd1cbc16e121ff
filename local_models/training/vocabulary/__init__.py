"""The words that fill the forms: every slot's label, its words or its maker."""

from collections.abc import Callable, Mapping
from random import Random

from local_models.training.holding_back import part
from local_models.training.vocabulary import (
    dates,
    life,
    made,
    numbers,
    ordinary,
    people,
    places,
    public,
    systems,
    work,
)

LISTED: Mapping[str, tuple[str, ...]] = {
    "first": people.FIRST,
    "last": people.LAST,
    "ordinary name": people.ORDINARY_NAMES,
    "relative": people.RELATIVE,
    "partner": people.PARTNER,
    "relation": people.RELATION_STATE,
    "place": places.PLACE,
    "country": places.COUNTRY,
    "nationality": places.NATIONALITY,
    "ethnicity": places.ETHNICITY,
    "language": places.LANGUAGE,
    "street": places.STREET,
    "street kind": places.STREET_KIND,
    "travel": places.TRAVEL,
    "condition": life.CONDITION,
    "medicine": life.MEDICINE,
    "religion": life.RELIGION,
    "worship": life.WORSHIP,
    "politics": life.POLITICS,
    "political act": life.POLITICAL_ACT,
    "sexuality": life.SEXUALITY,
    "gender": life.GENDER,
    "legal": life.LEGAL,
    "occupation": work.OCCUPATION,
    "company stem": work.COMPANY_STEM,
    "company tail": work.COMPANY_TAIL,
    "big employer": work.BIG_EMPLOYER,
    "school": work.SCHOOL,
    "degree": work.DEGREE,
    "company": work.BIG_EMPLOYER,
    "code stem": systems.CODE_STEM,
    "code part": systems.CODE_PART,
    "environment": systems.ENVIRONMENT,
    "host part": systems.HOST_PART,
    "tld": systems.TLD,
    "public person": public.PUBLIC_PERSON,
    "public place": public.PUBLIC_PLACE,
    "public group": public.PUBLIC_GROUP,
    "topic": ordinary.TOPIC,
    "library": ordinary.LIBRARY,
    "thing": ordinary.THING,
    "task": ordinary.TASK,
}
"""The listed vocabularies."""

KIND_OF: Mapping[str, str | None] = {
    "name": "name",
    "first": "name",
    "last": "name",
    "relative": "family",
    "partner": "relationship",
    "relation": "relationship",
    "place": "location",
    "country": "location",
    "nationality": "nationality",
    "ethnicity": "ethnicity",
    "language": "language",
    "travel": "travel",
    "condition": "health",
    "medicine": "health",
    "religion": "religion",
    "worship": "religion",
    "politics": "politics",
    "political_act": "politics",
    "sexuality": "sexuality",
    "gender": "gender",
    "legal": "legal",
    "occupation": "job",
    "company": "employer",
    "school": "education",
    "degree": "education",
    "address": "address",
    "contact": "contact",
    "host": "project",
    "project": "project",
    "symbol": "project",
    "age": "age",
    "date": "date",
    "amount": "finance",
    "card": "finance",
    "account": "finance",
    "id": "ids",
    "secret": "credentials",
    "ip": "contact",
    "public_person": "name:public",
    "public_place": "location:public",
    "public_group": "employer:public",
    "topic": None,
    "library": None,
    "thing": None,
    "task": None,
}
"""The kind that a slot's value is marked with; None for words that give nobody away."""

_NUMBERS: Mapping[str, Callable[[Random], str]] = {
    "age": numbers.age,
    "date": dates.date,
    "amount": numbers.amount,
    "card": numbers.card,
    "account": numbers.account,
    "id": numbers.identifier,
    "secret": numbers.secret,
    "ip": numbers.ip,
}
_LOWER_AS_LISTED = {
    "relative",
    "partner",
    "relation",
    "condition",
    "medicine",
    "gender",
    "sexuality",
    "legal",
    "occupation",
    "travel",
    "topic",
    "library",
    "thing",
    "task",
    "political_act",
    "worship",
}


class Vocabulary:
    """Gives a value for every slot; only held-back words when testing, else only the others."""

    def __init__(self, testing: bool, extra: Mapping[str, list[str]] | None = None) -> None:
        listed = {name: (*items, *(extra or {}).get(name, ())) for name, items in LISTED.items()}
        self.words = {name: part(items, testing) for name, items in listed.items()}

    def value(self, slot: str, rng: Random) -> str:
        """A value for a slot of a form. Raises KeyError for a slot that does not exist."""
        if slot in _NUMBERS:
            return _NUMBERS[slot](rng)
        if slot in made.MADE:
            return made.MADE[slot](rng, lambda name: rng.choice(self.words[name]))
        value = rng.choice(self.words[slot.replace("_", " ")])
        return value if slot in _LOWER_AS_LISTED else _cased(value)


def _cased(value: str) -> str:
    """A listed name as it is written: `Type 2` stays, `leeds` becomes `Leeds`."""
    return " ".join(
        word if word in ("of", "the", "and", "de") else word[:1].upper() + word[1:] for word in value.split(" ")
    )
