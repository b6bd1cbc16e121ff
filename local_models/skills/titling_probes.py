"""The probes of the skill of titling: questions, and what a title of each must name."""

import re
from dataclasses import dataclass

from local_models.llm import Cancel, LocalModel
from local_models.skills.titling import fits, titled


@dataclass(frozen=True, slots=True)
class Untitled:
    """A question to be given a title, in which each pattern of `needed` must be found."""

    question: str
    needed: tuple[str, ...]

    def passed(self, model: LocalModel, cancel: Cancel | None = None) -> bool:
        """Whether the model finds a title for it. Raises ModelError."""
        return self.passes(titled(model, self.question, cancel))

    def passes(self, answer: str) -> bool:
        """Whether `answer` fits, names what the question is about, and is not just its beginning."""
        beginning = self.question.casefold().startswith(answer.casefold())
        named = all(re.search(each, answer, re.IGNORECASE) for each in self.needed)
        return named and not beginning and fits(answer, self.question)


UNTITLED = (
    Untitled(
        "so my sourdough starter smells of nail polish remover, can I still save it?", ("sourdough|starter",)
    ),
    Untitled(
        "I have an interview as a night nurse at a hospital on Tuesday. Which questions will they ask?",
        ("interview|nurse",),
    ),
    Untitled("Can you help me plan three days in Lisbon with two small kids? We like trams.", ("Lisbon",)),
    Untitled("why does my git push get rejected with non-fast-forward", ("git|push", "reject|non-fast")),
    Untitled(
        "Write a polite e-mail to my landlord about the broken heating in our kitchen.", ("heating|landlord",)
    ),
    Untitled("My dog ate a bar of dark chocolate 20 minutes ago, what do I do?", ("dog", "chocolate")),
    Untitled("Since my knee hurts after running, should I change my shoes or see a doctor?", ("knee",)),
    Untitled("Hello! I would like to learn the guitar at 45. Is it too late for that?", ("guitar",)),
    Untitled("In Excel, how can I sum only the cells in column B where column A says paid?", ("Excel|sum|cells",)),
    Untitled("I need a birthday poem for my grandmother, who loves roses and crosswords.", ("poem",)),
    Untitled(
        "Our washing machine makes a loud banging noise while it spins, why?", ("washing machine", "noise|bang")
    ),
    Untitled(
        "Good morning. Which documents do I need to renew my passport in Spain as a foreigner?", ("passport",)
    ),
)
