# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""What is asked of a generaliser: the words, and what stands around them, so that the sentence still reads."""

import re
from dataclasses import dataclass

_DETERMINERS = frozenset(
    "the my our your his her their its this that these those every each some any no another which whose".split()
)
_SHORTENED = frozenset("it's he's she's that's who's what's there's here's where's how's let's everyone's".split())
_ADJECTIVES = frozenset(
    "former old new current previous big small local first last next whole own favourite favorite same other".split()
)
_ADJECTIVE = re.compile(
    r"\w{2,}(?:ish|ian|ese|ical|ious|less|istic)|(?:german|american|mexican|african|asian|dutch|french|greek|swiss|czech|arab|"
    r"muslim|hindu|sikh|catholic|black|white|gay|queer|trans|single|married|divorced|retired|qualified|trained|certified|"
    r"registered|freelance|senior|junior|young|good|great|bad|famous|lovely|chronic|severe|mild|acute|serious|rare|recurrent|"
    r"persistent|suspected|nearby|busy|private|public|tiny|huge|major|minor)"
)
_VOWEL_SOUND = re.compile(r"(?!uni|eu|us|one)[aeiou]|IT\b|\W?(?:8|1[18](?:,\d{3})?(?![\d,]))", re.IGNORECASE)
_ARTICLE = re.compile(r"an? ")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?]\s|\n)\s*$")
_NOUN_FOLLOWS = re.compile(
    r"^[^\S\n]+(?!(?:and|or|but|nor|so|who|whom|whose|which|that|by|in|on|from|since|at|to|for|with|without|as|because|"
    r"when|while|where|if|of|until|till|last|next|this|now|before|after|again|soon|every|though|although|than|then|too|"
    r"i|we|he|she|they|it|you|a|an|the|my|our|your|his|her|their|its|is|was|are|were|am|be|been|has|had|have|will|would|"
    r"can|could|may|might|must|should|do|does|did|isn|wasn|near|right|today|here|there|also|just|not|only|about|into|"
    r"over|under|during|like|living|working|says?|said|got|get|gets|went|goes|came|comes|left|hurts?|starts?|started)\b)"
    r"[a-z]"
)
_WORDS = re.compile(r"[\w'’]+")
_WITHIN_A_WORD = (re.compile(r"(?:[\w@#/\\=-]|\w[.:])\Z"), re.compile(r"^(?:[\w@/\\=]|[.:]\w)"))


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
        match = re.search(r"([\w'’]+)[^\S\n]+\Z", self.before)
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


def _noun(noun: str, whole: str, asked: Asked) -> str | None:
    """The noun with the article that it needs; None after an adjective that would need one before it."""
    last = asked.last_before
    if last in ("a", "an"):
        fits = bool(_VOWEL_SOUND.match(noun)) == (last == "an")
        return noun if fits else f"{'unspecified' if last == 'an' else 'certain'} {noun}"
    if _determines(last):
        return noun
    if _is_adjective(last):
        return noun if _is_described(asked) else None
    return whole


def _after_article(phrase: str, asked: Asked) -> str | None:
    last = asked.last_before
    if last in ("a", "an") and bool(_VOWEL_SOUND.match(phrase)) != (last == "an"):
        return None
    return phrase


def _is_described(asked: Asked) -> bool:
    """Whether before the adjectives there is an article or a possessive: "a retired Kurdish" nurse."""
    words = [word.casefold().replace("’", "'") for word in _WORDS.findall(asked.before[-60:])]
    while words and _is_adjective(words[-1]):
        words.pop()
    return bool(words) and (words[-1] in ("a", "an") or _determines(words[-1]))


def _determines(word: str) -> bool:
    """Whether the word is an article or a possessive: "Anna's" is one, "she's" is none."""
    return word in _DETERMINERS or (word.endswith("'s") and word not in _SHORTENED)


def _is_adjective(word: str) -> bool:
    return word in _ADJECTIVES or bool(_ADJECTIVE.fullmatch(word))
