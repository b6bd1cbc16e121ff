"""Offering what may be learnt from a review, one sentence at a time, while the question is on its way."""

import asyncio
from collections.abc import Callable

from textual.screen import Screen

from assistant.joining import Suggestion
from assistant.learning import Learning, Reviewed
from assistant.showing import plain
from tui.failures import line_about
from tui.learning.screen import Answer, LearnScreen
from tui.session import Session

WAIT_S = 0.2
"""How often to look whether the user is free, in seconds."""


async def offer(chat: Screen[None], session: Session, reviewed: Reviewed, free: Callable[[], bool]) -> None:
    """Ask about each sentence that `reviewed` gives rise to, as soon as the user is `free`. Raises nothing.

    What is added changes what else is to be learnt, so that is worked out anew after every answer.
    """
    learning = Learning(session.store, session.assistant.rewriter)
    try:
        recent = await asyncio.to_thread(learning.recent)
        while found := await asyncio.to_thread(learning.suggestions, reviewed):
            if not free():
                while not free():
                    await asyncio.sleep(WAIT_S)
                continue  # meanwhile another review may have taught the same
            screen = LearnScreen(learning, recent, found[0], len(found) - 1)
            answer = await chat.app.push_screen_wait(screen)
            await asyncio.to_thread(_take, learning, answer, found, reviewed)
            if answer is None:
                return
            if answer.add:
                line = f"{answer.suggestion.after.name} says now: {answer.suggestion.sentence}"
                chat.notify(plain(line), markup=False)
    except Exception as error:  # nobody else would show it: the exceptions of workers are silent
        chat.notify(line_about(error), title="Learning from the review", severity="error", markup=False)


def _take(learning: Learning, answer: Answer | None, found: list[Suggestion], reviewed: Reviewed) -> None:
    """Do what the user said about the first of `found`; without an answer all of them are declined."""
    if answer is not None and answer.add:
        learning.accept(answer.suggestion, reviewed if answer.keep_sample else None)
    if answer is None or answer.suggestion != found[0] or not answer.add:
        for suggestion in found if answer is None else found[:1]:
            learning.decline(suggestion, reviewed.conversation)
