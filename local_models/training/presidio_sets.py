"""Reads `presidio-research/`: its typed texts, split by template, and its fake identities."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random

from local_models.training.example import Example, Mark
from local_models.training.holding_back import held_back

LOOKED_FOR = (
    "name", "location", "address", "employer", "date", "age", "nationality", "contact", "ids", "finance",
    "name:public", "location:public", "employer:public",
)  # fmt: skip
"""What the set marks."""

KIND_OF = {
    "PERSON": "name", "STREET_ADDRESS": "address", "GPE": "location", "ORGANIZATION": "employer",
    "CREDIT_CARD": "finance", "DATE_TIME": "date", "PHONE_NUMBER": "contact", "AGE": "age", "NRP": "nationality",
    "EMAIL_ADDRESS": "contact", "ZIP_CODE": "address", "DOMAIN_NAME": "contact", "IBAN_CODE": "finance",
    "US_SSN": "ids", "IP_ADDRESS": "contact", "US_DRIVER_LICENSE": "ids",
}  # fmt: skip
"""The set's entity types in our words; a TITLE (Mr., Dr.) gives nobody away."""

_SHARE = 4
"""One template in so many is held back: there are few, and fewer with a date or an organisation."""
_ORGANISATIONS = 8
"""One organisation in so many becomes a word of the vocabulary: all 22,000 would drown our own."""
_REFILLS = 3
"""How many further fillings of every training text are made."""


_GAP = re.compile(r"[\s,>?]*")
"""What parts the pieces of one postal address: commas, spaces, the signs of quoted mail."""
_STREET = re.compile(r" (?:st|street)\b", re.IGNORECASE)
"""A word of the template's that belongs to the address before it ("lives on Rua Mina 50 street")."""


def _marks(text: str, spans: list[dict[str, str | int]]) -> tuple[Mark, ...]:
    """The set's spans as marks, in order.

    Some of its templates mark the pieces of a postal address (number, street, flat, town, country, code) one by
    one, others the same address as one, others all but its last word; here it is always one and whole, and no mark
    ends with a full stop, as LABELS.md says.
    """
    marks = list[Mark]()
    for span in sorted(spans, key=lambda span: int(span["start_position"])):
        if span["entity_type"] not in KIND_OF:
            continue
        mark = Mark(int(span["start_position"]), int(span["end_position"]), KIND_OF[str(span["entity_type"])])
        goes_on = marks and marks[-1].kind == "address" and mark.kind in ("address", "location")
        if goes_on and _GAP.fullmatch(text[marks[-1].end : mark.start]):
            marks[-1] = Mark(marks[-1].start, mark.end, "address")
        else:
            marks.append(mark)
    return tuple(_whole(text, mark) for mark in marks)


def _whole(text: str, mark: Mark) -> Mark:
    """The mark with the word "street" that follows an address, and without a full stop at its end."""
    street = _STREET.match(text, mark.end) if mark.kind == "address" else None
    end = street.end() if street else mark.start + len(text[mark.start : mark.end].rstrip("., "))
    return Mark(mark.start, max(end, mark.start + 1), mark.kind)


def examples(folder: Path, testing: bool) -> Iterator[Example]:
    """The set's texts whose template is held back (`testing`), or those whose template is not."""
    rows = json.loads((folder / "synth_dataset_v2.json").read_text(encoding="utf-8"))
    for row in rows:
        if held_back(f"template {row['template_id']}", _SHARE) == testing:
            yield Example(row["full_text"], _marks(row["full_text"], row["spans"]), "presidio", LOOKED_FOR)


def things(folder: Path, kinds: Collection[str]) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Every text that has entities of these types, as the set names them: the text; start, end, type of each."""
    for row in json.loads((folder / "synth_dataset_v2.json").read_text(encoding="utf-8")):
        found = [
            (int(span["start_position"]), int(span["end_position"]), str(span["entity_type"]))
            for span in row["spans"]
            if span["entity_type"] in kinds
        ]
        if found:
            yield row["full_text"], found


def refilled(originals: list[Example], rng: Random) -> Iterator[Example]:
    """Every text again, a few times, with other values of the same kinds from the same texts."""
    values = defaultdict[str, list[str]](list)
    for example in originals:
        for mark in example.marks:
            values[mark.kind].append(example.text[mark.start : mark.end])
    for _ in range(_REFILLS):
        for example in originals:
            yield _refill(example, values, rng)


def _refill(example: Example, values: dict[str, list[str]], rng: Random) -> Example:
    text, marks, done = "", list[Mark](), 0
    for mark in example.marks:
        text += example.text[done : mark.start]
        value = rng.choice(values[mark.kind])
        marks.append(Mark(len(text), len(text) + len(value), mark.kind))
        text, done = text + value, mark.end
    return Example(text + example.text[done:], tuple(marks), "presidio", example.looked_for)


def identities(folder: Path) -> dict[str, list[str]]:
    """Words for the generator's vocabularies, out of the fake identities and some of the organisations.

    Vocabulary name to words.
    """
    words = defaultdict[str, list[str]](list)
    column = {"GivenName": "first", "Surname": "last", "City": "place", "Occupation": "occupation",
              "Company": "company"}  # fmt: skip
    with (folder / "FakeNameGenerator.com_3000.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for name, vocabulary in column.items():
                words[vocabulary].append(row[name].strip())
    with (folder / "companies_and_organizations.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = (row["organization"].strip() for row in csv.DictReader(file))
        words["company"] += (name for name in listed if held_back(f"organisation {name}", _ORGANISATIONS))
    return {vocabulary: sorted(set(found) - {""}) for vocabulary, found in words.items()}
