"""`sotto detect`: show what in a text is private."""

from typing import Any

import click

from assistant.cli.inputs import given_text, lines_alone
from assistant.cli.jsonl import answer_lines, text_of
from assistant.cli.output import emit, narrate, say, table
from assistant.cli.session import own_detector
from assistant.errors import SottoError
from privacy.decide import apart
from privacy.detect.coverage import COVERED, coverage
from privacy.spans import Detector, Span


@click.command()
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help='Read {"id","text"} lines from stdin, write one line for each.')
def detect(text: str | None, as_json: bool, jsonl: bool) -> None:
    """Show what in TEXT (or stdin) is private: the words, their category, and what found them.

    Names and places in your accepted facts are found wherever they stand. Nothing leaves this machine and nothing
    is stored.
    """
    if jsonl:
        lines_alone(text, as_json)
    detector = own_detector()
    if jsonl:
        answer_lines(lambda given: _as_object(detector, text_of(given)))
        return
    text = given_text(text)
    if as_json:
        emit(_as_object(detector, text))
        return
    spans = _found(detector, text)
    if spans:
        say(table([(s.of(text).replace("\n", "⏎"), s.kind or s.category, f"{s.score:.2f}") for s in spans]))
    else:
        narrate("Nothing private was found.")
    if reason := coverage(text).reason:
        narrate(f"Careful: {reason}", fg="yellow")


def _as_object(detector: Detector, text: str) -> dict[str, Any]:
    """What was found and, where detection was not made for all of the text, for what share of it and why."""
    made_for = coverage(text)
    low = {"coverage": round(made_for.share, 2), "reason": made_for.reason} if made_for.share < COVERED else {}
    return {"spans": [_as_json(span) for span in _found(detector, text)], **low}


def _found(detector: Detector, text: str) -> list[Span]:
    try:
        return apart((span for span in detector.detect(text) if span.sure), text)
    except Exception as error:  # the error's own words may quote the text
        raise SottoError(
            f"Detection failed ({type(error).__name__}). Check the installation: sotto doctor"
        ) from error


def _as_json(span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "category": span.category.value,
        "score": round(span.score, 4),
        "source": span.source,
    }
