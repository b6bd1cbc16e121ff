"""When one statement about the user says the same as another: the check that the table of skills counts by.

Two statements are equivalent if, after contracted verbs are spelt out and letter case is ignored,
1. the same words of meaning stand in both, in any order, each as often, endings (-s, -ed, -ing, 's) aside;
2. as much is denied in both (no, not, never, nothing, without, ...);
3. the first mention of the user is You in both or Your in both, and does not come last ("Big fan, you.");
4. neither speaks in the first person.
Articles, prepositions, pronouns and forms of be, have and do may differ. A statement is right if it is equal or
equivalent to one of those that a case names. A statement invents if a word of meaning in it stands neither in the
clause (endings aside) nor in a right statement.
"""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['’.,:-]?[^\W_]+)*")
_SPELT = (
    (re.compile(r"’"), "'"),
    (re.compile(r"\bcan't\b|\bcant\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\bdont\b"), "do not"),
    (re.compile(r"'(?:re|m)\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"'s\b"), ""),
)
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_DENIALS = frozenset({"no", "not", "never", "none", "nothing", "nobody", "without", "neither", "nor"})
_FIRST = frozenset({"i", "me", "my", "mine", "we", "us", "our", "im", "ive"})
_PLAIN = frozenset(
    """
    a an the and or but of to in on at for with from by as is are was were be been being am do does did have has
    had you your yours yourself yourselves he she it its they them their that this these those there here so too
    very really just quite will would can could should got get also who which where when because while now then of
    """.split()  # noqa: SIM905 - a list of words reads best on long lines
)


def right(said: str, wanted: Sequence[str]) -> bool:
    """Whether a statement is equal or equivalent to one of those wanted."""
    return any(said == each or equivalent(said, each) for each in wanted)


def equivalent(one: str, other: str) -> bool:
    """Whether two statements say the same; the module says when."""
    left, right_ = words(one), words(other)
    if not left or not right_ or (_FIRST & {*left, *right_}):
        return False
    alike = denials(left) == denials(right_) and meaning(left) == meaning(right_)
    return alike and _mention(left) == _mention(right_) != ""


def _mention(listed: Sequence[str]) -> str:
    """How the user is first mentioned, unless that is the last word."""
    return next((word for word in listed[:-1] if word in _USER), "")


_USER = frozenset({"you", "your", "youre"})


def invented(said: str, clause: str, wanted: Sequence[str] = ()) -> list[str]:
    """The words of meaning in a statement that stand neither in the clause nor in a right statement."""
    there = {stem(word) for text in (clause, *wanted) for word in words(text)}
    return [word for word in words(said) if word not in _PLAIN | _DENIALS and stem(word) not in there]


def words(text: str) -> list[str]:
    """The words of a text, in lower case, contracted verbs spelt out."""
    plain = text.lower()
    for pattern, spelt in _SPELT:
        plain = pattern.sub(spelt, plain)
    return _WORD.findall(plain)


def denials(listed: Sequence[str]) -> int:
    """How often something is denied."""
    return sum(word in _DENIALS for word in listed)


def meaning(listed: Sequence[str]) -> Counter[str]:
    """The words that mean something, without endings, and how often each stands there."""
    return Counter(stem(word) for word in listed if word not in _PLAIN | _DENIALS)


def stem(word: str) -> str:
    """A word without its ending."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) > 2 else word
