"""The fixed probes of each skill, and the checks that say whether an answer passes.

They are small on purpose: a dozen each, so that measuring takes seconds to a minute. No constant answer and no
echo of the question passes enough of them: every question has a flaw to mend, and the instructions hide, allow and
say nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass

from local_models.llm import Cancel, LocalModel
from local_models.skills.instructions import wishes
from local_models.skills.paraphrasing import paraphrase


@dataclass(frozen=True, slots=True)
class Stumbling:
    """A question to be said fluently: `flaws` must be gone, each pattern of `needed` still be found."""

    text: str
    flaws: tuple[str, ...]
    needed: tuple[str, ...]

    def passed(self, model: LocalModel, cancel: Cancel | None = None) -> bool:
        """Whether the model's paraphrase of it is one. Raises ModelError."""
        return self.passes(paraphrase(model, self.text, cancel))

    def passes(self, answer: str) -> bool:
        """Whether `answer` says the same, fluently: the flaws gone, the marks kept, nothing added."""
        mended = not any(flaw in answer for flaw in self.flaws)
        kept = all(re.search(each, answer, re.IGNORECASE) for each in self.needed)
        size = 0.4 <= len(answer) / len(self.text) <= 1.4
        return mended and kept and size and self._keeps_marks(answer) and not self._adds(answer)

    def _keeps_marks(self, answer: str) -> bool:
        """Whether every mark is there, none more often than before, and none is made up."""
        before, after = Counter(_MARK.findall(self.text)), Counter(_MARK.findall(answer))
        whole = answer.count("[") == answer.count("]") == after.total()
        return whole and set(before) == set(after) and after <= before

    def _adds(self, answer: str) -> bool:
        """Whether there is a number or a name that was not there before."""
        return bool(_details(answer) - _details(self.text))


_MARK = re.compile(r"\[[A-Z]+_\d+\]")
_DETAIL = re.compile(r"\d+|(?<=[\w,;] )[A-Z][a-z]+")


def _details(text: str) -> set[str]:
    """Numbers, and capitalised words that do not begin a sentence."""
    return set(_DETAIL.findall(_MARK.sub("it", text)))


@dataclass(frozen=True, slots=True)
class Told:
    """An instruction to be read: each of `wanted` is a wish, the kinds it may be about, and whose it is."""

    sentence: str
    wanted: tuple[tuple[str, str, str], ...]

    def passed(self, model: LocalModel, cancel: Cancel | None = None) -> bool:
        """Whether the model reads just what is wanted. Raises ModelError."""
        return self.passes([(each.wish, each.about, each.whose) for each in wishes(model, self.sentence, cancel)])

    def passes(self, read: list[tuple[str, str, str]]) -> bool:
        """Whether everything wanted was `read`, and nothing else."""
        met = all(any(_meets(each, wanted) for each in read) for wanted in self.wanted)
        return met and all(any(_meets(each, wanted) for wanted in self.wanted) for each in read)


def _meets(read: tuple[str, str, str], wanted: tuple[str, str, str]) -> bool:
    return all(word in allowed.split("|") for word, allowed in zip(read, wanted, strict=True))


STUMBLING = (
    Stumbling(
        "I live in a city in Portugal in Portugal with [NAME_1]. Which trams run in a city in Portugal on Sunday?",
        ("in Portugal in Portugal",),
        ("Portug", "tram", "Sunday"),
    ),
    Stumbling(
        "My brother [NAME_1] has a a health condition. How do I explain a a health condition to my children?",
        ("a a ",),
        ("brother", "health condition|condition", "explain|tell", "children|kids"),
    ),
    Stumbling(
        "Write a short thank-you mail from [NAME_1] to [NAME_2] for for the flowers and .",
        ("for for", "and ."),
        ("thank", "flowers", "write|draft|compose", r"from \[NAME_1\]", r"to \[NAME_2\]"),
    ),
    Stumbling(
        "As a a healthcare worker at [EMPLOYER_1] I earn 40 to 50 thousand euros euros a year. Fair is that?",
        ("a a ", "euros euros", "Fair is that"),
        ("healthcare", "40", "50", "fair"),
    ),
    Stumbling(
        "I work as at [EMPLOYER_1] and want to ask [NAME_1] for a raise. What should say I?",
        ("as at", "should say I"),
        ("work", "raise", "what|how"),
    ),
    Stumbling(
        "I am in my thirties years old and new at to running. Make me a a running plan.",
        ("thirties years", "at to", "a a "),
        ("thirties", "new|begin|start", "running", "plan"),
    ),
    Stumbling(
        "My , [NAME_1], and I are to moving next month. Write us checklist a for the move.",
        ("My ,", "to moving", "checklist a"),
        ("mov", "checklist|list", "month"),
    ),
    Stumbling(
        "On in spring I give a talk in a city in Germany about about bees. How do I begin it the talk?",
        ("On in", "about about", "it the"),
        ("spring", "German", "talk|speech", "bees", "begin|start|open"),
    ),
    Stumbling(
        "Can the landlord of [ADDRESS_1] keep keep the my deposit if the a flat is clean?",
        ("keep keep", "the my", "the a "),
        ("landlord", "deposit", "flat", "clean"),
    ),
    Stumbling(
        "[NAME_1] and I we both eat no sugar. Which breakfast is suits us?",
        ("I we", "is suits"),
        ("sugar", "breakfast", "suit|good|right|best"),
    ),
    Stumbling(
        "Why is is [PROJECT_1] slow since because of [NAME_1] changed the database? Name me three causes cause.",
        ("is is", "since because", "causes cause"),
        ("slow", "database", "three", "cause|reason"),
    ),
    Stumbling(
        "Is it rude that I do not will come to the wedding of [NAME_1] in in summer at a place a place?",
        ("not will", "in in", "a place a place"),
        ("rude|impolite", "not|n't|skip|miss", "wedding", "summer"),
    ),
)
TOLD = (
    Told("Never mention my salary.", (("hide", "finance", "mine"),)),
    Told("My job is fine to share.", (("allow", "job", "mine"),)),
    Told("Leave my sister's illness out of it.", (("hide", "health", "somebody else's"),)),
    Told("I'd rather not have my age given away.", (("hide", "age|date:birth", "mine"),)),
    Told("No need to hide that I'm divorced.", (("allow", "relationship|family", "mine"),)),
    Told("The weather is lovely today.", ()),
    Told("An age bracket for me is enough, not the number.", (("roughly", "age", "mine"),)),
    Told("Which party I vote for is nobody's business.", (("hide", "politics", "mine"),)),
    Told("Talk about my faith as much as you like.", (("allow", "religion", "mine"),)),
    Told("Don't give out phone numbers, no matter whose.", (("hide", "contact", "anyone's"),)),
    Told("Thanks, and please be quick.", ()),
    Told("Purple bicycles sing on Sundays.", ()),
)
