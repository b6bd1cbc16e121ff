"""People and organisations that everybody knows: only these are well-known, whatever a model makes of a name.

"Is Tomasz Zielinski an alcoholic?" reads like a question of general knowledge, and a small model takes every name
in one for a public figure's. So it may say that a name is meant as one, and a list says whether it is one. A line
of a list is a name and, after bars, the other forms under which the same one is unmistakably meant.
"""

import re
from functools import cache
from pathlib import Path

from privacy.categories import Category
from privacy.fold import folded

_LISTS = {Category.NAME: "people.txt", Category.EMPLOYER: "organisations.txt"}
_AROUND = re.compile(
    r"\A(?:(?:the|dr|mr|mrs|ms|sir|lord|lady|dame|prof|professor|president|king|queen|prince|princess|emperor|pope|saint|st"
    r"|general)\b\.?\s+)+|['’]s?\Z",
    re.IGNORECASE,
)
"""What stands around a name and is no part of it: titles, and the end of a possessive."""


def is_well_known(category: Category, words: str) -> bool:
    """Whether `words` name somebody, or an organisation, of the lists, in any case and with or without accents.

    A category that has no list (places are nobody's secret by themselves) is taken at the model's word.
    """
    return category not in _LISTS or bool(_forms(words) & _listed(_LISTS[category]))


@cache
def _listed(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return frozenset(form for line in lines for words in line.split("|") for form in _forms(words))


def _forms(words: str) -> set[str]:
    """The words as they are compared, as they stand and without what stands around a name."""
    return {plain for each in (words, _AROUND.sub("", words)) if (plain := folded(each))}
