# ruff: noqa: E501, SIM905 - a pattern, a row of a table or a list of words reads best on long lines
"""What names of people and organisations look like, in any script that has capitals, as pieces of patterns."""

from privacy.detect.matching import compiled

_WORD = r"(?:\p{Lu}['’])?\p{Lu}[\p{L}\p{M}]{1,30}(?:[\-'’]\p{L}[\p{L}\p{M}]{1,30}){0,2}"
_NO_UNIT = r"(?!(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Room|Box)\b)"
"""A flat or a floor begins an address; it ends the name before it."""
_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|la|le|da|di|dos|du|bin|ibn|al|el|ter|zu|y|e)[ ]){0,2}"
_INITIAL = r"\p{Lu}\.?(?=[ ])"

ONE = rf"(?:{_INITIAL}[ ]){{0,2}}{_WORD}"
"""A capitalised name, perhaps after initials."""

NAME = rf"{ONE}(?:[ ]{_NO_UNIT}{_PARTICLE}(?:{_WORD}|{_INITIAL})){{0,3}}"
"""One to four capitalised words, with particles and initials."""

FULL_NAME = rf"{ONE}(?:[ ]{_NO_UNIT}{_PARTICLE}(?:{_WORD}|{_INITIAL})){{1,3}}"
"""At least two words: for cues that other things follow as well."""

_ORG_WORD = r"(?!(?:Inc|Ltd|LLC|LLP|GmbH|AG|Corp|PLC|plc|I)\b)(?:\p{Lu}|\d{1,4}\p{L})[\p{L}\p{M}\p{N}'’+\-]{0,30}(?:\.(?:com|io|ai|org|net|de))?"
ORGANISATION = rf"{_ORG_WORD}(?:[ ](?:(?:of|and|&|for|de|du|des|the|und|et|y)[ ])?{_ORG_WORD}){{0,5}}"
"""Capitalised words joined by what joins the words of a company's name."""

_NOT_NAMES = frozenset(
    "the a an i we you he she it they this that there here sir madam sirs all everyone everybody team "
    "folks guys friend friends customer client colleague colleagues hiring manager support admin user "
    "users hello hi hey dear world sorry sure happy glad not just very so really trying looking going "
    "new monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december today tomorrow yesterday spring summer autumn "
    "winter christmas easter english french german spanish italian chinese japanese american british "
    "european python java javascript linux windows google please thanks thank regards best president "
    "doctor professor none null true false string name unknown anonymous n/a tbd company my our your "
    "his her dr mr mrs ms mx prof chatgpt gpt claude ai gemini copilot bard siri alexa dan assistant bot if when what how "
    "why where who which for from and or but in on at to of is are was".split()
)
_CODE_NAME = compiled(r"(?<!Mc|Mac|De|Di|La|Le|Van|Von|Du|Fitz|O['’])(?<=\p{Ll})\p{Lu}")
"""A capital inside a word is a class name, unless a prefix of family names stands before it."""

_ENDINGS = ("team", "department", "committee", "board", "office", "support", "manager", "community")


def is_name(value: str) -> bool:
    """Whether a capitalised find can be somebody's name: it does not begin or end like something else."""
    words = value.lower().replace("’", "'").split()
    if _CODE_NAME.search(value):
        return False
    return words[0].strip(".") not in _NOT_NAMES and words[-1] not in _ENDINGS and "'m" not in words[0]


def is_organisation(value: str) -> bool:
    """Whether a capitalised find can be a company's name."""
    first = value.lower().split()[0]
    return first not in _NOT_NAMES or (first in ("the", "google") and len(value) > 5)
