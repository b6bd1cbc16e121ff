"""`sotto privacy explain, sample, test`: what a privacy profile does, and whether it still does it."""

from shlex import quote
from typing import Any

import click

from assistant.cli.inputs import given_text
from assistant.cli.output import emit, narrate, say, table
from assistant.cli.rules import rule_as_object
from assistant.cli.session import chosen_profile, opened_store
from assistant.errors import SottoError
from assistant.profiles import active_name, privacy_profile
from assistant.samples import Trial, amiss, explained
from assistant.showing import one_line
from assistant.store.profile_samples import Sample
from privacy.draft import Change
from privacy.rewrite import Rewriter


@click.command()
@click.argument("text", required=False)
@click.option("--privacy", "name", metavar="NAME", help="The privacy profile; else the active one.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def explain(text: str | None, name: str | None, as_json: bool) -> None:
    """Show for everything private in TEXT (or stdin) what happens to it, and the rule and sentence that say so."""
    draft = _trial().draft(given_text(text), chosen_profile(name))
    changes = [change for change, _ in draft.by_value]
    if as_json:
        emit({"held": draft.held_unseen, "spans": [_as_object(change) for change in changes]})
        return
    for change in changes:
        say(explained(change))
    if draft.held_unseen:
        narrate(f"Held: {draft.held_unseen}", fg="red")
    elif not changes:
        narrate("Nothing private was found.")


def _as_object(change: Change) -> dict[str, Any]:
    decision = change.decision
    return {
        "words": change.original,
        "category": decision.span.category.value,
        "action": decision.action.value,
        "replacement": change.replacement,
        "rule": rule_as_object(decision.rule) if decision.rule else None,
        "reason": decision.reason,
    }


@click.command()
@click.argument("name")
@click.argument("text", required=False)
@click.option("--hide", "hidden", multiple=True, metavar="WORDS", help="Words of TEXT that must be hidden.")
@click.option("--keep", "kept", multiple=True, metavar="WORDS", help="Words of TEXT that must stay.")
def sample(name: str, text: str | None, hidden: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """Keep TEXT (or stdin) with the privacy profile NAME, to test it with: sotto privacy test NAME."""
    text = given_text(text)
    if problem := amiss(text, hidden, kept):
        raise SottoError(f"{problem}. Give words of the text with --hide and --keep.")
    with opened_store() as store:
        profile = privacy_profile(store, name)
        store.profile_samples.add(profile.name, text, hidden, kept)
    failed = _trial().failures(Sample(0, text, hidden, kept), profile)
    narrate(f"Kept. Now it {'fails: ' + '; '.join(failed) if failed else 'passes'}.")


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def test(name: str | None, as_json: bool) -> None:
    """Test the privacy profile NAME (or the active one) with its samples. Exit code 1 if one fails."""
    with opened_store() as store:
        profile = privacy_profile(store, name or active_name(store))
        samples = store.profile_samples.list(profile.name)
    if not samples:
        raise SottoError(
            f"{profile.name} has no samples. Add one: sotto privacy sample {quote(profile.name)} TEXT --hide WORDS"
        )
    trial = _trial()
    results = [(each, trial.failures(each, profile)) for each in samples]
    failed = sum(bool(failures) for _, failures in results)
    if as_json:
        emit({"profile": profile.name, "samples": [{"text": s.text, "failures": f} for s, f in results]})
    else:
        say(table([("FAIL" if f else "pass", one_line(s.text, 60), "; ".join(f)) for s, f in results]))
    if failed:
        raise SottoError(f"{failed} of {len(samples)} samples fail. See why: sotto privacy explain TEXT")


def _trial() -> Trial:
    from privacy.detect.engine import default_detector

    return Trial(Rewriter(default_detector()))
