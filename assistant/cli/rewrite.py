"""`sotto rewrite`: show what a text would look like when it leaves."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import click

from assistant.cli.helping import fluent_wording
from assistant.cli.inputs import given_text, lines_alone
from assistant.cli.jsonl import answer_lines, text_of
from assistant.cli.output import emit, narrate, say
from assistant.cli.session import detector_and_profile
from assistant.errors import SottoError
from assistant.prose import read_prose
from assistant.understood import unread_lines
from privacy.draft import Change, Draft
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile


@click.command()
@click.argument("text", required=False)
@click.option("--privacy", "name", metavar="NAME", help="The privacy profile to rewrite by; else the active one.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--reviewed", is_flag=True, help="I look at every word: hold nothing that only wants a look.")
@click.option("--paraphrase", is_flag=True, help="In fluent words, if the local model was measured to find them.")
@click.option("--jsonl", is_flag=True, help='Read {"id","text","privacy"?} lines from stdin, write one for each.')
def rewrite(
    text: str | None, name: str | None, as_json: bool, reviewed: bool, paraphrase: bool, jsonl: bool
) -> None:
    """Show TEXT (or stdin) as it would leave: private words hidden by the privacy profile's rules.

    Nothing leaves this machine and nothing is stored. Exit code 1 means that the text would be held.
    """
    if jsonl:
        lines_alone(text, as_json)
    detector, profile = detector_and_profile(name)
    rewriter = Rewriter(detector)

    with fluent_wording(rewriter) if paraphrase else nullcontext(_as_it_is) as worded:

        def drafted(words: str, by: PrivacyProfile) -> Draft:
            return worded(replace(rewriter.draft(words, by), seen=reviewed))

        if jsonl:
            answer_lines(lambda given: as_object(drafted(text_of(given), _profile_of(given, profile))))
        else:
            _show(drafted(given_text(text), profile), as_json)


def _as_it_is(draft: Draft) -> Draft:
    return draft


def _show(draft: Draft, as_json: bool) -> None:
    """One draft for a person, or as one JSON object. Raises SottoError if it would be held."""
    if as_json:
        emit(as_object(draft))
    elif draft.held_unseen is None:
        say(draft.text)
    if draft.held_unseen:
        hint = "" if draft.held else " Add --reviewed to see it."
        quoted = "".join(f" {line}" for line in unread_lines(draft.profile))
        raise SottoError(f"Held: {draft.held_unseen}{quoted}{hint}")
    if not as_json:
        _narrate_hidden(draft)


def _profile_of(given: dict[str, Any], default: PrivacyProfile) -> PrivacyProfile:
    """The profile whose prose the line brings along."""
    if given.get("privacy") is None:
        return default
    return read_prose(text_of(given, "privacy"), "of this line")


def as_object(draft: Draft) -> dict[str, Any]:
    """A draft as the contract for scripts has it."""
    fluent = {"paraphrased": True} if draft.spanwise else {}
    return {
        "verdict": "hold" if draft.held_unseen else "send",
        "outgoing": None if draft.held_unseen else draft.text,
        "reason": draft.held_unseen or "",
        "spans": [_span(change) for change in draft.changes],
        **fluent,
    }


def _span(change: Change) -> dict[str, Any]:
    decision = change.decision
    return {
        "start": decision.span.start,
        "end": decision.span.end,
        "category": decision.span.category.value,
        "action": decision.action.value,
        "replacement": change.replacement,
        "rule": decision.reason,
    }


def _narrate_hidden(draft: Draft) -> None:
    hidden = [(change, times) for change, times in draft.by_value if change.decision.action.hides]
    for change, times in hidden:
        often = f" (×{times})" if times > 1 else ""
        shown = "(left out)" if change.decision.action is Action.DROP else change.replacement
        narrate(f"  {shown}  {change.original!r}{often}: {change.decision.reason}", dim=True)
    if not hidden:
        narrate(f"Nothing had to be hidden under {draft.profile.name}.", dim=True)
