"""Lessons in titles: of a question, with what people say around it, a title in words of the question."""

from local_models.skills.lessons import TITLE
from local_models.training.teaching.lessons import Filler, Lesson, capital, forms

_BEFORE = (
    "hi! ", "Hello, ", "hey ", "ok so ", "quick question: ", "I need your help. ", "I'm a {occupation}. ",
    "I live in {place}. ", "My {relative} asked me this: ", "we have two kids. ", "I'm new to this. ",
    "hope you're well! ", "Can you help? ", "so, ", "Good morning. ", "I've been wondering for weeks. ",
    "please help, ", "I am {age}. ",
)  # fmt: skip
_AFTER = (
    " Thanks!", " thank you", " pls", " Any ideas?", " I'm lost.", " Keep it short.", " I've tried everything.",
    " It's for {weekday}.", " Please be honest.", " thx", " I don't have much money.", " Be brief.",
)  # fmt: skip


class Naming:
    """Makes lessons in titles."""

    def __init__(self, filler: Filler, *, testing: bool) -> None:
        self._filler = filler
        self._forms = forms("titles", testing=testing)

    def lesson(self) -> Lesson:
        """One lesson."""
        rng = self._filler.rng
        question, title = rng.choice(self._forms)
        if rng.random() < 0.35:
            question = rng.choice(_BEFORE) + question
        if rng.random() < 0.25:
            question += rng.choice(_AFTER)
        text, answer = self._filler.fill(question, title)
        return Lesson(TITLE, text.lower() if rng.random() < 0.25 else text, capital(answer))
