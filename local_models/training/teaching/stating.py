"""Lessons in stating: of a sentence as people type it the statement about its writer, or none.

The statements are those of the profiler's texts, which were written for it; the sentence is made of the statement:
first person, with fillers around it, or only the fragment that people type. Whatever is misspelt stays so in the
statement, since a statement's words must stand in what it rests on.
"""

import re
from random import Random

from local_models.profiler import first_person
from local_models.skills.lessons import NOTHING, STATE
from local_models.training.augment import messy, with_typos
from local_models.training.example import Example
from local_models.training.forms import NEUTRAL
from local_models.training.holding_back import part
from local_models.training.profiling.texts import pair_lines, sentence_lines
from local_models.training.teaching.lessons import Filler, Lesson, capital, forms
from local_models.training.teaching.second_person import second_person, spelt_out

_NOTHING_SHARE = 0.27
_LONGEST = 110
"""Letters of a plain request that counts as nothing: clauses are short."""

_OPENERS = (
    "yeah ", "haha ", "lol ", "well, ", "so ", "oh, ", "btw ", "honestly, ", "hi! ", "hey, ", "fun fact: ",
    "ok so ", "to be honest ", "tbh ", "for context, ", "actually ", "hm, ", "no, ", "yep, ", "sure, ",
    "also, ", "and ", "but ", "anyway, ", "just so you know, ", "as you know, ", "fyi ", "ps: ", "by the way, ",
    "look, ", "right, ", "i mean, ", "because ", "since ", "although ", "now that ", "given that ", "I think ",
    "you see, ", "Hello, ", "oh and ", "I forgot to say: ", "did I say that ", "remember, ", "thing is, ",
    "Background: ", "As I said, ", "me? ",
)  # fmt: skip
_CLOSERS = (
    " lol", " haha", " btw", " :)", ", you know", ", actually", ", if that helps", ", if it matters", " tbh",
    ", honestly", " by the way", ", sadly", ", I'm afraid", " so yeah", "!", "!!", "...", ", thankfully",
    " ;-)", ", as it happens", ", just saying", " 😅", ", for what it's worth",
)  # fmt: skip


class Stating:
    """Makes lessons in stating."""

    def __init__(self, filler: Filler, *, testing: bool) -> None:
        self._filler, self._rng = filler, filler.rng
        self._written = forms("state", testing=testing)
        said = [line.split(" | ")[1:] for line in part(pair_lines(), testing)]
        self._statements = [each for pair in said for each in pair if _STATEMENT.match(each)]
        labelled = [line.split(" | ", 1) for line in part(sentence_lines(), testing)]
        self._first = [text for label, text in labelled if not label.startswith("none") and _FIRST.match(text)]
        self._nothing = [text for label, text in labelled if label.startswith("none")]
        self._misses = [form for (form,) in forms("none", testing=testing)]
        self._requests = [form for form in part(NEUTRAL, testing) if len(form) <= _LONGEST and "[" not in form]

    def lesson(self) -> Lesson:
        """One lesson."""
        draw = self._rng.random()
        if draw < _NOTHING_SHARE:
            source = self._rng.choices((self._nothing, self._misses, self._requests), weights=(6, 2, 1))[0]
            (text,) = self._filler.fill(self._rng.choice(source))
            return Lesson(STATE, _typed(text, self._rng), NOTHING)
        if draw < _NOTHING_SHARE + 0.25:
            text, answer = self._filler.fill(*self._rng.choice(self._written))
            return Lesson(STATE, _typed(self._dressed(text, 0.3), self._rng), capital(answer))
        return self._turned()

    def _turned(self) -> Lesson:
        """A lesson whose sentence is made of its statement."""
        form = self._rng.choice(self._statements if self._rng.random() < 0.6 else self._first)
        (filled,) = self._filler.fill(form)
        if self._rng.random() < 0.1:
            filled = with_typos(Example(filled, (), "own"), self._rng).text
        statement = spelt_out(filled if _STATEMENT.match(filled) else second_person(filled))
        text = first_person(statement) if _STATEMENT.match(filled) else filled
        if self._rng.random() < 0.3:
            text = fragment(statement, self._rng) or text
        return Lesson(STATE, _typed(self._dressed(text, 0.45), self._rng), capital(statement).rstrip(".!") + ".")

    def _dressed(self, text: str, share: float) -> str:
        """The sentence with what people say before and after it."""
        if self._rng.random() < 0.6:
            text = text.rstrip(".")
        if self._rng.random() < share:
            bare = text if re.match(r"I\b|[A-Z]\w+['’]?\w* [A-Z]", text) else text[:1].lower() + text[1:]
            text = self._rng.choice(_OPENERS) + bare
        if self._rng.random() < share / 2:
            text = text.rstrip(".!") + self._rng.choice(_CLOSERS)
        return _contracted(text) if self._rng.random() < 0.7 else text


_STATEMENT = re.compile(r"You(?:r|['’](?:re|ve))? ")
_FIRST = re.compile(r"(?:I|My|We|Our|I['’](?:m|ve)|We['’](?:re|ve)) ", re.IGNORECASE)


def _contracted(text: str) -> str:
    """The sentence with "I am" and "I have been" as people say them."""
    text = re.sub(r"\bI am\b", "I'm", text)
    return re.sub(r"\bI have (?=been|had|lived|worked|got|never|always)", "I've ", text)


def _typed(text: str, rng: Random) -> str:
    """The sentence as it is typed: in lower case, without marks. Its typing errors were made earlier."""
    return messy(Example(text, (), "own"), rng, typos=False).text


def fragment(statement: str, rng: Random) -> str:
    """What is left of a statement when somebody types in a hurry; "" where it can't be cut."""
    for pattern, ways in _CUTS:
        if found := pattern.fullmatch(statement.rstrip(".")):
            rest = first_person(found[1])
            return rng.choice(ways).format(rest[:1].lower() + rest[1:] if not rest[:2].isupper() else rest)
    return ""


_CUTS = (
    (re.compile(r"You are (an? .+)"), ("{}", "{} here", "{}, me", "as {}", "being {}", "speaking as {}")),
    (re.compile(r"You are ([a-z].+)"), ("{}", "am {}", "{}, me", "{} here")),
    (re.compile(r"You have (been .+|had .+|never .+|always .+|lived .+|worked .+)"), ("{}", "{}, me", "ive {}")),
    (re.compile(r"You have ((?:an?|two|three|four|no|\d+) .+)"), ("{} here", "got {}", "have {}", "{}, me")),
    (re.compile(r"You (were .+|would .+|can .+|can't .+)"), ("{}", "{}, me")),
    (re.compile(r"You ((?:don't|never|always|want|like|love|hate|prefer|live|work|play|speak|use|go|eat|drink|"
                r"moved|grew|studied|collect|drive|sing|run|own|rent|quit|sold|gave|lost|got) ?.*)"),
     ("{}", "{}, me")),
    (re.compile(r"Your (\w+ (?:is|are|has|was|lives|works) .+)"), ("{}, mine", "the {}", "{}")),
)  # fmt: skip
