# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""What is asked of a generaliser: the words, and what stands around them, so that the sentence still reads."""

import re
from dataclasses import dataclass

_DETERMINERS = frozenset(
    "the my our your his her their its this that these those every each some any no another which whose".split()
)
_ADJECTIVES = frozenset(
    "former old new current previous big small local first last next whole own favourite favorite same other".split()
)
_VOWEL_SOUND = re.compile(r"(?!uni|eu|us|one)[aeiou]|IT\b|\W?(?:8|1[18](?:,\d{3})?(?![\d,]))", re.IGNORECASE)
_ARTICLE = re.compile(r"an? ")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?]\s|\n)\s*$")
_WORDS = re.compile(r"[\w'’]+")
_NOUN_FOLLOWS = re.compile(
    r"^[^\S\n]+(?!(?:and|or|but|nor|so|who|whom|whose|which|that|by|in|on|from|since|at|to|for|with|without|as|because|"
    r"when|while|where|if|of|until|till|last|next|this|now|before|after|again|soon|every|though|although|than|then|too|"
    r"i|we|he|she|they|it|you|a|an|the|my|our|your|his|her|their|its|is|was|are|were|am|be|been|has|had|have|will|would|"
    r"can|could|may|might|must|should|do|does|did|isn|wasn|near|right|today|here|there|also|just|not|only|about|into|"
    r"over|under|during|like|living|working|says?|said|got|get|gets|went|goes|came|comes|left|hurts?|starts?|started)\b)"
    r"[a-z]"
)
_WITHIN_A_WORD = (re.compile(r"(?:[\w@#/\\=-]|\w[.:])$"), re.compile(r"^(?:[\w@/\\=]|[.:]\w)"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Words to say less of. `before` and `after` are what stands around them in the text.

    `kind` is the kind that the rule speaks of ("country": not even that may be told), else the span's. `hidden` are
    the words that are protected anywhere in the text.
    """

    words: str
    kind: str = ""
    before: str = ""
    after: str = ""
    hidden: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The words in small letters, on one line, without signs around them."""
        return " ".join(self.words.casefold().split()).strip(" .,;:!?\"'“”‘’()[]")

    @property
    def last_before(self) -> str:
        """The word that stands before, in small letters; "" if a sentence or a part of one ends in between."""
        match = re.search(r"([\w'’]+)[^\S\n]+$", self.before)
        return match[1].casefold().replace("’", "'") if match else ""

    @property
    def noun_follows(self) -> bool:
        """Whether the words only describe what stands after them: "my Lisbon office", "a woman doctor"."""
        return bool(_NOUN_FOLLOWS.search(self.after))

    @property
    def within_a_word(self) -> bool:
        """Whether the words are part of a longer word, an address or code: nothing else reads there."""
        return bool(_WITHIN_A_WORD[0].search(self.before) or _WITHIN_A_WORD[1].search(self.after))


def fitted(phrase: str, asked: Asked) -> str | None:
    """`phrase` as it reads in its place: with the article that is wanted, and a capital where a sentence begins.

    A phrase that begins with an article is a noun. None where it would not read.
    """
    article = _ARTICLE.match(phrase)
    if asked.after.startswith("-") and " " in phrase:
        return None
    said = _noun(phrase[article.end() :], phrase, asked) if article else _after_article(phrase, asked)
    begins = _SENTENCE_BEGINS.search(asked.before) and asked.words[:1].isupper()
    return said[:1].upper() + said[1:] if said and begins else said


def _noun(noun: str, whole: str, asked: Asked) -> str:
    last = asked.last_before
    if last in ("a", "an"):
        fits = bool(_VOWEL_SOUND.match(noun)) == (last == "an")
        return noun if fits else f"{'unspecified' if last == 'an' else 'certain'} {noun}"
    return noun if _is_determined(asked) else whole


def _after_article(phrase: str, asked: Asked) -> str | None:
    last = asked.last_before
    if last in ("a", "an") and bool(_VOWEL_SOUND.match(phrase)) != (last == "an"):
        return None
    return phrase


def _is_determined(asked: Asked) -> bool:
    """Whether an article or a possessive stands before, adjectives between them aside."""
    words = [word.casefold().replace("’", "'") for word in _WORDS.findall(asked.before[-60:])]
    if not asked.last_before:
        return False
    while words and words[-1] in _ADJECTIVES:
        words.pop()
    return bool(words) and (words[-1] in _DETERMINERS | {"a", "an"} or words[-1].endswith("'s"))
