"""The words that fill the forms: every slot's kind, its words or its maker."""

from collections.abc import Mapping
from random import Random

from local_models.training.holding_back import part
from local_models.training.vocabulary.listed import LISTED
from local_models.training.vocabulary.made import MADE

__all__ = ["KIND_OF", "LISTED", "Vocabulary"]

KIND_OF: Mapping[str, str | None] = {
    "name": "name",
    "first": "name",
    "last": "name",
    "nickname": "name",
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
    "phone": "contact",
    "email": "contact",
    "handle": "contact",
    "ip": "contact",
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
    "public_person": "name:public",
    "public_place": "location:public",
    "public_group": "employer:public",
    "topic": None,
    "library": None,
    "thing": None,
    "task": None,
}
"""The kind that a slot's value is marked with; None for words that give nobody away."""


class Vocabulary:
    """Gives a value for every slot; only held-back words when testing, else only the others."""

    def __init__(self, testing: bool, extra: Mapping[str, list[str]] | None = None) -> None:
        listed = {name: (*items, *(extra or {}).get(name, ())) for name, items in LISTED.items()}
        self.words = {name: part(items, testing) for name, items in listed.items()}

    def value(self, slot: str, rng: Random) -> str:
        """A value of a slot or of a vocabulary that patterns name. Raises KeyError for one that does not exist."""
        if slot in MADE:
            return MADE[slot](rng, lambda name: self._listed(name, rng))
        return rng.choice(self.words[slot])

    def _listed(self, name: str, rng: Random) -> str:
        """A value for a piece of a pattern: listed words go before a maker of the same name."""
        return rng.choice(self.words[name]) if name in self.words else self.value(name, rng)
