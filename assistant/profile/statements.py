# ruff: noqa: E501 - a list of words reads best on long lines
"""A clause as a statement about the user: of "yeah i'm a nurse" it makes "You're a nurse.".

By rule, so that no word can come in that the user did not say: the first person turns into the second, what only
opens a reply goes, and the rest stands as it stood.
"""

import re

_OPENERS = (
    "oh", "ah", "aw+", "haha+", "hehe", "lol", "ha", "wow", "well", "so", "yeah", "yea", "yep", "yes", "yup",
    r"no(?=\s*[,.!:;–—]|\s+(?:i|i['’]m|we|my)\b)",
    "nope", "nah", "ok", "okay", "sure", "same", "same here", "ditto", "hi", "hey", "hello", "thanks", "thank you",
    "great", "nice", "cool", "awesome", "true", "right", "exactly", "honestly", "actually", "personally", "anyways?",
    "also", "and", "but", "plus", "then", "btw", "by the way", "fyi", "fun fact", "to be honest", "tbh", "me too",
    "of course", "definitely", "absolutely", "not really", "i see", "i mean", "you know", "like", "um+", "uh+", "hm+",
    "nice to meet you", "i guess", "i think", "let['’]s see", "speaking of which", "in fact", r"p\.?s\.?", "so yeah", "i should mention that", "just so you know", "i forgot to say",
)  # fmt: skip
_OPENING = re.compile(rf"^(?:(?:{'|'.join(_OPENERS)})\b[\s,.!:;–—-]+)+", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?P<word>i am|i was|am i|was i|i['’](?:m|ve|d|ll)|im|ive|i|me|my|mine|myself"
    r"|we['’](?:re|ve|ll|d)|we|us|our|ours|ourselves)\b(?!['’])",
    re.IGNORECASE,
)
_SECOND = {
    "i'm": "you're", "im": "you're", "i am": "you are", "i was": "you were", "i've": "you've", "ive": "you've",
    "i'd": "you'd", "i'll": "you'll", "am i": "are you", "was i": "were you", "i": "you", "me": "you",
    "my": "your", "mine": "yours", "myself": "yourself", "we're": "you're", "we've": "you've", "we'll": "you'll",
    "we'd": "you'd", "we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_US = re.compile(r"\bUS\b")


def statement(clause: str) -> str:
    """The clause said to the user: one sentence with a capital and a full stop, in words that stand in it."""
    words = " ".join(clause.split())
    bare = _OPENING.sub("", words)
    words = bare if len(_WORD.findall(bare)) > 1 else words
    said = _FIRST.sub(_turned, words).strip(" ,;:-–—").rstrip(".!…")
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _turned(match: re.Match[str]) -> str:
    word = match["word"]
    if _US.fullmatch(word):
        return word
    return _SECOND.get(word.lower().replace("’", "'"), word)  # "İ" counts as an "i" whatever its case


def carried(said: str, quote: str) -> bool:
    """Whether every word of a statement that means something stands in the quote that it rests on, in any ending."""
    there = {_stem(word) for word in _WORD.findall(quote)}
    return all(_stem(word) in there for word in _WORD.findall(said) if _folded(word) not in _EMPTY | _PERSONS)


def reads_well(said: str) -> bool:
    """Whether a statement by rule is a sentence about the user, with nothing about it that is only chat."""
    words = [_folded(word) for word in _WORD.findall(said)]
    if not words or _CHAT & {*words} or _ASIDE.search(said) or said.lower().endswith((", you.", " your.")):
        return False
    if words[0] in {"you", "you're", "you've", "you'd", "you'll"}:
        return len(words) > 2
    return words[0] == "your" and any(_VERB.search(word) for word in words[2:])


_CHAT = frozenset({"lol", "haha", "hehe", "btw", "tbh", "yeah", "nah", "guess", "meant", "mean", "think"})
_ASIDE = re.compile(
    r"[\s,.–—-]*\b(?:if (?:that|it) (?:helps|matters)|(?:i['’]m|you['’]re) afraid|for what it['’]s worth|let['’]s say"
    r"|as it happens|for context|just saying|sue (?:me|you)|(?:sorry|excuse) [^,.]+(?=,)|so yeah)\b[\s,.:]*",
    re.IGNORECASE,
)
"""What people say beside what they say."""
_VERB = re.compile(r"^(?:is|are|was|were|has|have|had|can|will|does|did)$|n['’]t$|['’]s$|(?:[^s]s|ed)$")
"""Whatever may be the verb of "Your brother runs ...". A plural is taken for one, too."""


def faithful(said: str, quote: str) -> bool:
    """Whether a statement in a model's words says what the quote says: no more, no less, and no denial turned round.

    Every word that means something stands in both, those aside that only open a reply or fill it.
    """
    plain = statement(_ASIDE.sub("", quote))
    lost = set(_meant(plain)) - set(_meant(said)) - _FILLING
    return bool(content_words(said)) and carried(said, quote) and not lost and _denials(said) == _denials(plain)


def better(said: str, quote: str) -> str:
    """The statement that is kept: the model's, except where the rule's reads well or the model's is not faithful."""
    plain = statement(quote)
    return plain if reads_well(plain) or not faithful(said, quote) else said


def _meant(text: str) -> list[str]:
    """The words that mean something, without their endings."""
    return [_stem(word) for word in _WORD.findall(text) if _folded(word) not in _EMPTY | _PERSONS | _FILLING]


def _denials(text: str) -> int:
    return len(_DENIAL.findall(text))


_DENIAL = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|without|neither|nor|cannot|dont|cant|wont)\b|n['’]t\b", re.I
)
_FILLING = frozenset(
    """
    lol haha hehe btw tbh fyi ps honestly actually anyway sadly thankfully literally basically obviously absolutely
    definitely maybe perhaps well yeah yes oh please sorry also lately currently someone somebody way fact thing things
    think guess mean meant know remember mention told said say speaking because since although given now then already
    """.split()  # noqa: SIM905 - a list of words reads best on long lines
)
"""What may be left out of a statement."""


def _stem(word: str) -> str:
    folded = _folded(word)
    bare = _ENDING.sub("", folded)
    return bare if len(bare) > 2 else folded


_ENDING = re.compile(r"(?:'s|ing|ed|es|s|e)$")


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


_PERSONS = frozenset(_SECOND.values()) | frozenset(" ".join(_SECOND.values()).split())


def content_words(text: str) -> list[str]:
    """The words of a statement that carry its meaning, in lower case, in order."""
    return [word for word in (found.lower() for found in _WORD.findall(text)) if word not in _EMPTY]


def stems(text: str) -> set[str]:
    """Those words without their endings: "lives" and "living" are one."""
    return {_stem(word) for word in content_words(text)}


_EMPTY = frozenset(
    """
    a an the and or but of to in on at for with from by as is are was were be been being am do does did have has had
    i me my mine you your yours we our us it its that this these those there here so too very really just quite will
    would can could should i'm i've i'd i'll you're you've you'd you'll we're we've it's that's not
    """.split()  # noqa: SIM905 - a list of words reads best on long lines
)
