"""What a sentence becomes when the words in braces are said more roughly."""

import re

from privacy.categories import Category
from privacy.generalise import generalise


def said(category: str, sentence: str, kind: str = "", hidden: tuple[str, ...] = ()) -> str | None:
    """The sentence with rougher words for those in braces; None where there are none."""
    before, words, after = re.split(r"[{}]", sentence)
    rougher = generalise(words, Category(category), kind, before=before, after=after, hidden=hidden or (words,))
    return None if rougher is None else before + rougher + after
