"""Sentences kept with a privacy profile that say what it must hide and what it must keep: its regression tests."""

import builtins
import json
from dataclasses import dataclass

from assistant.store.connections import Connections
from assistant.store.errors import MissingError


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of the user's, words of it that must be hidden, and words that must stay."""

    id: int
    text: str
    hidden: tuple[str, ...]
    kept: tuple[str, ...]


class ProfileSamples:
    """The samples of every privacy profile of a store, built-in ones included, by the profile's name."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def list(self, profile: str) -> builtins.list[Sample]:
        """The samples of one profile, in the order in which they were added."""
        rows = self._connections.rows("SELECT * FROM profile_samples WHERE profile = ? ORDER BY id", [profile])
        return [
            Sample(row["id"], row["text"], tuple(json.loads(row["hidden"])), tuple(json.loads(row["kept"])))
            for row in rows
        ]

    def add(self, profile: str, text: str, hidden: tuple[str, ...], kept: tuple[str, ...]) -> int:
        """Keep a sample; its id."""
        made = self._connections.run(
            "INSERT INTO profile_samples (profile, text, hidden, kept) VALUES (?, ?, ?, ?)",
            [profile, text, json.dumps(hidden), json.dumps(kept)],
        )
        return int(made.lastrowid)

    def delete(self, profile: str) -> None:
        """Forget the samples of a profile."""
        self._connections.run("DELETE FROM profile_samples WHERE profile = ?", [profile])

    def remove(self, id: int) -> None:
        """Forget one sample. Raises MissingError."""
        if self._connections.run("DELETE FROM profile_samples WHERE id = ?", [id]).rowcount == 0:
            raise MissingError(f"There is no sample {id}. It was removed before.")

    def rename(self, profile: str, new: str) -> None:
        """Keep the samples of one profile with the profile `new`."""
        self._connections.run("UPDATE profile_samples SET profile = ? WHERE profile = ?", [new, profile])
