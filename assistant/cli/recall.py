"""`sotto recall`: find what was said, by meaning, words, speaker and time."""

import json
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.inputs import given_text, lines_alone
from assistant.cli.jsonl import Handler, answer_lines, text_of
from assistant.cli.output import emit, narrate, say
from assistant.cli.session import opened_store
from assistant.showing import one_line

if TYPE_CHECKING:
    from assistant.profile.recall import Recall, RecallHit
    from assistant.store.store import Store

_WIDTH = 300


@click.command()
@click.argument("query", required=False)
@click.option("-k", "count", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--jsonl", is_flag=True, help='Read {"id","query"} lines from stdin, write one line of hits for each.'
)
def recall(query: str | None, count: int, as_json: bool, jsonl: bool) -> None:
    """Find the messages that matter for QUERY, the best first; says so where nothing stored fits.

    Scripts get the best hits however little they fit: their `score`, 0 to 1, says how much.
    """
    if jsonl:
        lines_alone(query, as_json)
    from assistant.profile.recall import FITS

    with opened_store() as store:
        if jsonl:
            answer_lines(_answering(store, count))
            return
        finder = _finder(store)
        hits = _found(finder, given_text(query), count, 0.0 if as_json else FITS)
        if as_json:
            emit(_as_object(store, hits))
        else:
            _show(hits)


def _answering(store: "Store", count: int) -> Handler:
    """What answers a line. Indexing is part of the first: if it fails, so does that line, the next tries again."""
    finder = cache(lambda: _finder(store))

    def answered(given: dict[str, Any]) -> dict[str, Any]:
        query = text_of(given, "query")
        return _as_object(store, _found(finder(), query, count, 0.0))

    return answered


def _finder(store: "Store") -> "Recall":
    """Recall with everything indexed that is new."""
    from assistant.helping import embedder
    from assistant.profile.recall import Recall

    finder = Recall(store, embedder())
    finder.catch_up(_progress)
    return finder


def _progress(done: int, of: int) -> None:
    if of >= 1000:
        narrate(f"  {done} of {of} messages indexed", dim=True)


def _found(finder: "Recall", query: str, count: int, least: float) -> "list[RecallHit]":
    return finder.search(query, count, now=datetime.now(UTC), least=least)


def _show(hits: "list[RecallHit]") -> None:
    for number, hit in enumerate(hits, 1):
        message = hit.message
        who = message.author or {"user": "you"}.get(message.role, message.role)
        say(f"{number:>3}  {message.time[:10]}  {who}, message {message.id}: {one_line(hit.excerpt, _WIDTH)}")
        narrate(f"     {hit.why}", dim=True)
    if not hits:
        narrate("I don't know: nothing stored fits.")


def _as_object(store: "Store", hits: "list[RecallHit]") -> dict[str, Any]:
    """The hits as the contract for scripts has them: an imported message has the id of its export."""
    return {"hits": [_hit(store, hit) for hit in hits]}


def _hit(store: "Store", hit: "RecallHit") -> dict[str, Any]:
    message = hit.message
    place = store.conversations.get(message.conversation).source_id
    return {
        "message": json.loads(message.source_id) if message.source_id else message.id,
        "conversation": json.loads(place) if place else message.conversation,
        "score": hit.score, "text": message.text, "excerpt": hit.excerpt,
        "time": message.time, "role": message.role, "author": message.author,
        "number": message.id, "conversation_number": message.conversation,
    }  # fmt: skip
