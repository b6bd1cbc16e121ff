"""Clean sentences in the first person, said to their writer: of "I'm a nurse." it makes "You are a nurse."."""

import re

_TO = {
    "i am": "you are", "i'm": "you are", "i was": "you were", "i've": "you have", "i'll": "you will",
    "i'd": "you'd",
    "we are": "you are", "we're": "you are", "we've": "you have", "we'll": "you will", "we'd": "you'd", "i": "you",
    "we": "you", "me": "you", "us": "you", "my": "your", "our": "your", "mine": "yours", "ours": "yours",
    "myself": "yourself", "ourselves": "yourselves",
}  # fmt: skip
_FIRST = re.compile(
    r"\b(?:i am|i was|we are|(?:i|we)'(?:m|ve|ll|d|re)|i|we|me|us|my|our|mine|ours|myself|ourselves)\b(?!['/])",
    re.IGNORECASE,
)
_SHORT = {"You're": "You are", "you're": "you are", "You've": "You have", "you've": "you have"}


def second_person(sentence: str) -> str:
    """The sentence with every I, me and my turned round."""
    plain = sentence.replace("’", "'")
    turned = _FIRST.sub(lambda match: match[0] if match[0] == "US" else _TO[match[0].lower()], plain)
    return turned[:1].upper() + turned[1:]


def spelt_out(statement: str) -> str:
    """The statement without contracted verbs of "you": one way of saying it, so that there is one to learn."""
    return re.sub(r"\b[Yy]ou'(?:re|ve)\b", lambda match: _SHORT[match[0]], statement.replace("’", "'"))
