"""Offering what may be learnt from a review, one sentence at a time, when the user wants to see it."""

import asyncio

from textual.screen import Screen

from assistant.joining import Suggestion
from assistant.learning import Learning, Reviewed
from assistant.showing import plain
from tui.failures import line_about
from tui.learning.offered import Offered
from tui.learning.screen import Answer, LearnScreen
from tui.session import Session


async def offer(chat: Screen[None], session: Session, reviewed: Reviewed, offered: Offered) -> None:
    """Show in `offered` that `reviewed` gives rise to sentences, and ask about each once the user wants to.

    Raises nothing. What is added changes what else is to be learnt, so that is worked out anew after every answer.
    """
    learning = Learning(session.store, session.assistant.rewriter)
    wanted = False
    try:
        recent = await asyncio.to_thread(learning.recent)
        while found := await asyncio.to_thread(learning.suggestions, reviewed):
            if not wanted:
                await offered.wanted(len(found))
                wanted = True
                continue  # meanwhile the profile may have been taught the same
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
