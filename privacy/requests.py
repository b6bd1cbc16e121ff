# ruff: noqa: E501 - patterns read best on long lines
"""What a text asks for: which of its sentences and clauses are a question, or tell somebody to do something."""

import re

_FILLERS = (
    r"\W*(?:(?:so|and|but|also|anyway|meanwhile|ok|okay|well|now|then|hi|hey|hello|please|pls|plz|kindly|first|next|"
    r"finally|thanks|question|quick question|the (?:musical |real |main )?(?:thing|question|problem) is)\b\W*)*"
)
_AUXILIARIES = (
    r"(?:can|could|would|will|should|shall|may|might|must|do|does|did|is|are|was|were|am|has|have|isn['’]?t|aren['’]?t|"
    r"don['’]?t|doesn['’]?t|can['’]?t|cant|won['’]?t|shouldn['’]?t)\s+(?:i|you|u|we|he|she|it|they|there|this|that|these|those|"
    r"my|the|a|an|our|your|somebody|someone|anyone|one|\d)"
)
_WH = r"(?:what|which|who|whom|whose|where|when|why|how)(?:['’]s|['’]re|s)?"
_ORDERS = (
    "add", "advise", "answer", "brainstorm", "build", "calculate", "check", "choose", "come up with", "compare",
    "compose", "compute", "convert", "correct", "create", "debug", "define", "describe", "design", "draft", "edit",
    "explain", "find", "fix", "format", "formulate", "generate", "give", "help", "imagine", "improve", "include",
    "invent", "let me know", "list", "look over", "look up", "make", "name", "outline", "paraphrase", "phrase", "pick",
    "plan", "polish", "prepare", "proofread", "propose", "put together", "recommend", "reformulate", "reply",
    "rephrase", "review", "reword", "rewrite", "shorten", "show", "simplify", "sketch", "solve", "sort", "suggest",
    "summarise", "summarize", "teach", "tell", "think of", "tidy", "translate", "turn", "word", "work out", "write",
)  # fmt: skip
_WISHES = (
    r"(?:(?:i|we)['’]?(?:d|ll)?\s+)?(?:really\s+|just\s+|only\s+)?(?:need|want|would like|would love|like|love)\s+"
    r"(?:you|your|some|a|an|one|two|three|four|five|ten|\d+|to know|to hear|to ask|help|ideas|advice|something|suggestions)\b|"
    r"(?:i['’]?m\s+|i am\s+|we['’]?re\s+)?looking for\b|what i need\b|any (?:ideas|tips|advice|suggestions)\b|can['’]?t (?:find|decide)\b"
)
_ORDER = re.compile(rf"{_FILLERS}(?:{'|'.join(_ORDERS)})\b(?!['’])", re.IGNORECASE)
_WISH = re.compile(rf"{_FILLERS}(?:{_WISHES})", re.IGNORECASE)
_ASKED = re.compile(rf"{_FILLERS}(?:{_WH}\s|{_AUXILIARIES}\b)", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"'”’)\]*_\s]*$")


def is_question(words: str) -> bool:
    """Whether a sentence or clause ends as a question does or begins as a question with a verb before its subject."""
    return bool(_QUESTION.search(words)) or bool(re.match(rf"{_FILLERS}{_AUXILIARIES}\b", words, re.IGNORECASE))


def is_request(words: str) -> bool:
    """Whether a sentence or clause asks for something: a question, an order, or a wish for somebody to meet."""
    return is_question(words) or begins_request(words)


def begins_request(words: str, *, asked: bool = False) -> bool:
    """Whether `words` begin as an order or a wish does; with `asked` also as a question without its mark does."""
    return bool(_ORDER.match(words) or _WISH.match(words) or (_ASKED.match(words) if asked else _bare(words)))


def _bare(words: str) -> bool:
    """A question typed without its mark ("how do i get from A to B")."""
    return bool(
        re.match(
            rf"{_FILLERS}{_WH}\s+(?:{_AUXILIARIES}|to|is|are|many|much|long|far|old|did|does|do|was|were|happened|won|has|had)\b",
            words,
            re.IGNORECASE,
        )
    )
