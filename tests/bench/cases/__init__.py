"""Texts written for scoring, by somebody who had not seen what the tagger is trained on.

`fourth/` was written before its writer had read any of the code, who then mended what failed: of `rewriting.jsonl`
and `opposites.jsonl` the failures of the cases with odd numbers (of the pairs too) were looked at; of those with
even numbers only totals were, also by category. They are by one hand, so the even ones are not blind. Its
`instructions.txt` was marked afterwards.
"""

import json
from functools import cache
from pathlib import Path
from random import Random

from local_models.training.credentials import parsed
from local_models.training.example import Example, Mark
from local_models.training.forms import lines
from local_models.training.generate import fill
from local_models.training.vocabulary import Vocabulary

_HERE = Path(__file__).parent
_COUNTRIES = (
    "en_US", "en_GB", "en_IN", "en_IE", "de_DE", "fr_FR", "es_ES", "it_IT", "pl_PL", "nl_NL", "tr_TR", "sv_SE",
    "pt_BR", "ro_RO", "hu_HU", "cs_CZ",
)  # fmt: skip
_PER_COUNTRY = 25


@cache
def private() -> tuple[Example, ...]:
    """Texts with everything private in them marked by the rules of `local_models/training/LABELS.md`."""
    nothing = Vocabulary(testing=True)
    return tuple(fill(line, nothing, Random(0)) for line in lines(_HERE / "private.txt"))


@cache
def general() -> tuple[str, ...]:
    """Questions of general knowledge, code, maths and every day, without anything private."""
    return tuple(lines(_HERE / "general.txt"))


@cache
def strangers() -> tuple[tuple[str, str], ...]:
    """Questions that sound like general knowledge about people whom nobody knows, each with the name in it.

    The names are drawn from Faker's lists of sixteen countries, always the same ones.
    """
    from faker import Faker

    rng, asked = Random(4), [*lines(_HERE / "strangers.txt")]
    found = []
    for country in _COUNTRIES:
        fake = Faker(country)
        fake.seed_instance(9)
        for _ in range(_PER_COUNTRY):
            name = f"{fake.first_name()} {fake.last_name()}"
            found.append((rng.choice(asked).format(name=name), name))
    return tuple(found)


@cache
def credentials(name: str) -> tuple[Example, ...]:
    """Texts of one file of `credentials/` in which every credential is marked, by hands that had seen no code.

    `everyday` (everyday words; nobody looked at it), `odd` and `pasted` (every second line of two files, whose
    other lines were looked at while patterns were written and are trained on).
    """
    return tuple(map(parsed, lines(_HERE / "credentials" / f"{name}.txt")))


@cache
def read_twice() -> tuple[tuple[Example, Example], ...]:
    """Texts of held-back forms with our marks, and the same as a second reader marked them.

    The second readers were large language models that were given `local_models/training/LABELS.md` and the bare
    texts. How far they agree with us says how exact the page is, and so how far any tagger can agree with it.
    """
    rows = map(json.loads, (_HERE / "read_twice.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple((_example(row["text"], row["marks"]), _example(row["text"], row["second"])) for row in rows)


def _example(text: str, marks: list[tuple[int, int, str]]) -> Example:
    return Example(text, tuple(Mark(*mark) for mark in marks), "own")
