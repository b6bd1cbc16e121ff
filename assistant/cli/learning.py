"""After a review on the command line: offering what may be learnt from it, one sentence at a time."""

import sys
from collections.abc import Callable

from assistant.cli.output import narrate
from assistant.effect import Recent
from assistant.errors import SottoError
from assistant.joining import Suggestion
from assistant.learning import Learning, Reviewed
from assistant.telling import effect_lines, place_lines, rule_line
from assistant.turn import Assistant

_QUESTION = (
    "Add it? [y]es, [t] yes and keep the question as a test of the profile, [n]ot now, [e]dit it, [q]uit asking"
)
_OTHER_WORDS = "The sentence in your words"

Ask = Callable[[str], str]


def may_ask() -> bool:
    """Whether a person sits at every end: what is piped is never held up by questions about a profile."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def offer(assistant: Assistant, reviewed: Reviewed, ask: Ask) -> None:
    """Ask about each sentence that `reviewed` gives rise to; what is added or declined is so at once.

    Raises SottoError. What is added changes what else is to be learnt, so that is worked out anew each time.
    """
    learning = Learning(assistant.store, assistant.rewriter)
    recent = learning.recent()
    while found := learning.suggestions(reviewed):
        if not _settled(learning, recent, reviewed, found[0], ask):
            for suggestion in found:
                learning.decline(suggestion, reviewed.conversation)
            return


def _settled(learning: Learning, recent: Recent, reviewed: Reviewed, offered: Suggestion, ask: Ask) -> bool:
    """Whether the user said yes or no to this sentence or other words for it; else they want no more."""
    suggestion = offered
    while True:
        _show(suggestion, recent)
        answer = ask(_QUESTION).strip().lower()
        if answer in {"e", "edit"}:
            suggestion = _in_other_words(learning, suggestion, ask)
        elif answer in {"y", "yes", "t"}:
            learning.accept(suggestion, reviewed if answer == "t" else None)
            narrate(f"Saved: {suggestion.after.name} says now: {suggestion.sentence}")
            break
        elif answer in {"n", "no"}:
            break
        else:
            return False
    if suggestion != offered or answer in {"n", "no"}:
        learning.decline(offered, reviewed.conversation)
    return True


def _in_other_words(learning: Learning, suggestion: Suggestion, ask: Ask) -> Suggestion:
    """The suggestion as the user says it, or as it was if that is not understood."""
    try:
        return learning.worded(suggestion, ask(_OTHER_WORDS))
    except SottoError as refused:
        narrate(refused.message, fg="yellow")
        return suggestion


def _show(suggestion: Suggestion, recent: Recent) -> None:
    """Write the sentence, the rules it stands for, its place and its effect."""
    narrate()
    narrate("You decided otherwise than your privacy profile. This sentence would have it decide so itself:")
    narrate(f"  {suggestion.sentence}", bold=True)
    for line in [f"  {rule_line(rule)}" for rule in suggestion.rules] + place_lines(suggestion):
        narrate(line, dim=True)
    for line in effect_lines(recent.effect(suggestion.before, suggestion.after)):
        narrate(line)
