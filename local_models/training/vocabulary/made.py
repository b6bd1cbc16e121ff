"""Every maker of values by the name of its slot."""

from collections.abc import Mapping
from random import Random

from local_models.training.vocabulary import dates, numbers
from local_models.training.vocabulary.composing import Maker, Pick
from local_models.training.vocabulary.patterns import PATTERNED

_SYLLABLES = (
    *(
        "ka",
        "ro",
        "vel",
        "tri",
        "mon",
        "zan",
        "bel",
        "lu",
        "qui",
        "ser",
        "dor",
        "fi",
        "nex",
        "pal",
        "gor",
        "ti",
        "mar",
    ),
    *(
        "ve",
        "sol",
        "ny",
        "ara",
        "eko",
        "un",
        "ix",
        "os",
        "hu",
        "jo",
        "wyn",
        "cle",
        "bro",
        "sta",
        "pri",
        "mi",
        "gle",
    ),
    *(
        "ta",
        "fer",
        "lo",
        "dra",
        "ki",
        "pha",
        "ze",
        "an",
        "or",
        "el",
        "cor",
        "tech",
        "bi",
        "za",
        "sy",
        "la",
        "no",
        "pex",
    ),
)


def _coined(rng: Random, _pick: Pick) -> str:
    """A made-up word, as companies and projects have: `trivelo`."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3))) + rng.choice(
        ("", "", "", "a", "ly", "io")
    )


MADE: Mapping[str, Maker] = {
    **PATTERNED,
    **dates.PIECES,
    "coined": _coined,
    "age": numbers.age,
    "amount": numbers.amount,
    "ip": numbers.ip,
}
"""Makers by the name of their slot or pattern."""
