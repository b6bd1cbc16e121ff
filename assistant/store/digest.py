"""The digest's lines, and which facts each says."""

import builtins
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.store.connections import Connections
from assistant.store.errors import MissingError


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line of the digest: its area and place there, whether the user locked it, and the facts it says."""

    area: str
    position: int
    text: str
    locked: bool
    facts: tuple[int, ...]


class DigestLines:
    """The digest of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def list(self) -> builtins.list[DigestLine]:
        """Every line, by area and place."""
        said: dict[tuple[str, int], builtins.list[int]] = {}
        for row in self._connections.rows("SELECT area, position, fact FROM digest_facts ORDER BY fact"):
            said.setdefault((row["area"], row["position"]), []).append(row["fact"])
        rows = self._connections.rows("SELECT * FROM digest_lines ORDER BY area, position")
        return [
            DigestLine(
                row["area"], row["position"], row["text"], bool(row["locked"]),
                tuple(said.get((row["area"], row["position"]), ())),
            )
            for row in rows
        ]  # fmt: skip

    def replace(
        self,
        area: str,
        locked: Sequence[tuple[str, bool, tuple[int, ...]]],
        fresh: Sequence[tuple[str, tuple[int, ...]]],
    ) -> None:
        """Put these lines in place of an area's: first the locked, then the fresh. Part of a transaction."""
        self._connections.run("DELETE FROM digest_lines WHERE area = ?", [area])
        lines = [*locked, *((text, False, facts) for text, facts in fresh)]
        for position, (text, keep, facts) in enumerate(lines):
            self._connections.run(
                "INSERT INTO digest_lines (area, position, text, locked) VALUES (?, ?, ?, ?)",
                [area, position, text, int(keep)],
            )
            for fact in facts:
                self._connections.run(
                    "INSERT INTO digest_facts (area, position, fact) VALUES (?, ?, ?)", [area, position, fact]
                )

    def lock(self, area: str, position: int, text: str | None = None, *, on: bool = True) -> None:
        """Lock a line, in other words if `text` is given, or unlock it. Raises MissingError."""
        changed = self._connections.run(
            "UPDATE digest_lines SET locked = ?, text = coalesce(?, text) WHERE area = ? AND position = ?",
            [int(on), text, area, position],
        )
        if changed.rowcount == 0:
            raise MissingError(f"There is no line {position} in {area}. `sotto profile digest` shows the lines.")
