"""Short pieces of what hangs on a thing, for the user to see before it goes."""

from assistant.store.connections import Connections
from assistant.store.searching import HELD, Found, hits
from assistant.store.sought import Sought

MOST, AROUND = 5, 30
"""Pieces of each kind, and the characters shown on either side of the words."""

TITLES = {
    "messages": "messages", "conversations": "titles of conversations", "imports": "names of imports",
    "facts": "facts", "fact_history": "earlier wordings of facts", "digest_lines": "lines of the digest",
    "reply_sources": "rules behind replies", "vault_entries": "values behind tags", "rules": "privacy rules",
    "privacy_profiles": "privacy profiles", "profile_samples": "samples of privacy profiles",
    "declined_suggestions": "declined sentences", "ledger": "sent texts", "settings": "settings and drafts",
}  # fmt: skip
"""What a person calls the rows of a table."""

_OF_THINGS = {
    "message": "SELECT text FROM messages WHERE id = ?",
    "conversation": "SELECT text FROM messages WHERE conversation = ? ORDER BY id",
    "import": "SELECT text FROM messages WHERE imported = ? ORDER BY id",
    "fact": "SELECT text FROM facts WHERE id = ?",
}


def excerpts(
    connections: Connections, kind: str, number: int, sought: Sought | None, found: Found, facts: list[str]
) -> dict[str, list[str]]:
    """Pieces of the texts that would go or change, at most MOST of each kind, and of the `facts` that would go."""
    pieces: dict[str, list[str]] = {}
    if sought:
        for table in HELD:
            held = (text for row in found.of(table)[:MOST] for _, text in hits(sought, table, row))
            shown = [_around(sought, text) for text in held]
            pieces[TITLES[table]] = list(dict.fromkeys(shown))[:MOST]
    else:
        rows = connections.rows(f"{_OF_THINGS[kind]} LIMIT {MOST}", [number])
        pieces["facts" if kind == "fact" else "messages"] = [row["text"] for row in rows]
    pieces["facts"] = list(dict.fromkeys([*pieces.get("facts", []), *facts]))[:MOST]
    return {title: texts for title, texts in pieces.items() if texts}


def _around(sought: Sought, text: str) -> str:
    """The words as `text` holds them, with a little of what stands beside them."""
    start, end = sought.places(text)[0]
    before, after = max(0, start - AROUND), end + AROUND
    return f"{'…' if before else ''}{text[before:after]}{'…' if after < len(text) else ''}"
