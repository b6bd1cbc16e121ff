"""What `sotto forget` says: what hangs on a thing, what was erased, and what the proof found."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.showing import one_line

if TYPE_CHECKING:
    from assistant.forgetting import Forgotten
    from assistant.store.forgetting import Hanging
    from assistant.store.proof import Proof

WIDTH, MOST = 100, 8
"""Characters of a piece of text, and the most words or numbers that are listed."""

NAMES = {
    "messages": "messages", "conversations": "conversations", "imports": "imports", "facts": "facts",
    "evidence": "quotes that facts rest on", "fact_history": "entries in the history of facts",
    "digest_lines": "lines of the digest", "message_vectors": "vectors of messages",
    "reply_sources": "notes of what a reply rested on", "vault_entries": "values behind tags",
    "privacy_profiles": "privacy profiles", "rules": "privacy rules", "profile_samples": "samples of profiles",
    "declined_suggestions": "declined sentences", "ledger": "sent texts (that they were sent is kept)",
    "settings": "settings and drafts",
}  # fmt: skip
"""What a person calls the rows of a table. Others are bookkeeping, and only in the JSON."""


def hanging_lines(hanging: "Hanging") -> Iterator[str]:
    """What hangs on a thing, for a person: pieces of the texts, how many of what, and what to know."""
    for title, texts in hanging.pieces.items():
        yield f"{title}:"
        yield from (f"  {one_line(text, WIDTH)}" for text in texts)
    counts = list(_counts(hanging.erased.removed, hanging.erased.changed))
    yield from counts or ["Nothing in the store holds it. Its pages would be searched all the same."]
    sought = hanging.thing.sought
    if hanging.thing.kind == "person" and sought:
        yield f"Looked for: {' · '.join(sought.words)}. A part of the name may stay with --keep PART."
    yield from hanging.erased.notes


def hanging_object(hanging: "Hanging") -> dict[str, Any]:
    """The same for a script."""
    return {
        "dry_run": True,
        "removed": dict(hanging.erased.removed),
        "changed": dict(hanging.erased.changed),
        "pieces": {title: list(texts) for title, texts in hanging.pieces.items()},
        "notes": list(hanging.erased.notes),
    }


def report_lines(forgotten: "Forgotten") -> Iterator[str]:
    """What was erased and what the proof found, for a person. The words themselves are not said again."""
    erased, proof = forgotten.erased, forgotten.proof
    yield from list(_counts(erased.removed, erased.changed)) or ["Nothing in the store held it."]
    yield from erased.notes
    if proof.elsewhere:
        yield f"Some of its words stand elsewhere too: {'; '.join(_places(proof.elsewhere))}."
    if proof.other_words:
        words = ", ".join(proof.other_words[:MOST])
        yield f"Its letters stand in other words, which were left: {words}{_more(proof.other_words)}."
    if proof.holds:
        where = f"the {proof.pages:,} pages of the store and its log, nor in {proof.files} other files"
        yield f"Proof: not found in {where}."


def report_object(forgotten: "Forgotten") -> dict[str, Any]:
    """The same for a script. `proof.found` counts the pages that still hold it."""
    erased, proof = forgotten.erased, forgotten.proof
    counts = {"found": len(proof.found), "on": proof.found, "unreadable": len(proof.unreadable)}
    return {
        "forgot": erased.thing.kind,
        "removed": dict(erased.removed),
        "changed": dict(erased.changed),
        "notes": list(erased.notes),
        "proof": {"proven": proof.holds, **asdict(proof), **counts},
    }


def unproven(proof: "Proof") -> str | None:
    """A line that says why it is not proven to be gone, and what to do; None if it is."""
    if proof.waits:
        return f"It is erased, but not proven to be gone. {proof.waits}"
    if proof.in_files:
        return f"It is erased from the store, but still stands in {', '.join(proof.in_files[:MOST])}. Look there."
    if proof.unreadable:
        return f"It is erased, but {len(proof.unreadable)} pages could not be read. Run: sotto doctor"
    if proof.found:
        pages = ", ".join(map(str, proof.found[:MOST]))
        return f"It still stands on {len(proof.found)} pages of the store ({pages}). Please report that."
    return None


def _counts(removed: Mapping[str, int], changed: Mapping[str, int]) -> Iterator[str]:
    for table, name in NAMES.items():
        gone, altered = removed.get(table, 0), changed.get(table, 0)
        parts = [f"{gone} erased" if gone else "", f"{altered} without it" if altered else ""]
        if any(parts):
            yield f"{name}: {', '.join(filter(None, parts))}"


def _places(elsewhere: "Mapping[str, tuple[int | str, ...]]") -> Iterator[str]:
    for table, name in NAMES.items():
        if rows := elsewhere.get(table, ()):
            yield f"{name.partition(' (')[0]} {', '.join(map(str, rows[:MOST]))}{_more(rows)}"


def _more(shown: tuple[Any, ...]) -> str:
    return f" and {len(shown) - MOST} more" if len(shown) > MOST else ""
