"""The user's own privacy profiles and their rules, and which profile is active."""

import builtins
import json
from typing import Any

from assistant.store.connections import Connections
from assistant.store.errors import MissingError
from assistant.store.settings import Settings
from privacy.builtin import BUILTIN
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule

ACTIVE = "privacy_profile"


class PrivacyProfiles:
    """The privacy profiles of a store. The built-in ones are in `privacy.builtin`, not here."""

    def __init__(self, connections: Connections, settings: Settings) -> None:
        self._connections = connections
        self._settings = settings

    def list(self) -> builtins.list[PrivacyProfile]:
        """Every profile by name."""
        rows = self._connections.rows("SELECT * FROM privacy_profiles ORDER BY name")
        return [self._profile(row) for row in rows]

    def get(self, name: str) -> PrivacyProfile | None:
        """The profile of this name, if there is one."""
        for row in self._connections.rows("SELECT * FROM privacy_profiles WHERE name = ?", [name]):
            return self._profile(row)
        return None

    def save(self, profile: PrivacyProfile) -> None:
        """Keep `profile` with its rules in their order, instead of what its name stood for before."""
        with self._connections.transaction():
            self._connections.run("DELETE FROM privacy_profiles WHERE name = ?", [profile.name])
            made = self._connections.run(
                "INSERT INTO privacy_profiles (name, prose, unread, wary, based) VALUES (?, ?, ?, ?, ?)",
                [profile.name, profile.prose, json.dumps(profile.unread), profile.wary, profile.based],
            )
            for position, rule in enumerate(profile.rules):
                self._insert(made.lastrowid, position, rule)

    def delete(self, name: str) -> PrivacyProfile:
        """Delete the profile; what it was. If it is the active one, none is any more.

        Unless it stood for a built-in one: that is back, and stays active, for else deleting a `strict` of one's
        own would loosen what leaves.
        Raises MissingError.
        """
        with self._connections.transaction():
            profile = self.get(name)
            if profile is None:
                raise _missing(name)
            self._connections.run("DELETE FROM privacy_profiles WHERE name = ?", [name])
            if self.active() == name and name not in BUILTIN:
                self._settings.delete(ACTIVE)
        return profile

    def rename(self, name: str, new: str) -> None:
        """Call the profile `new`, also where it is in use. Raises MissingError."""
        with self._connections.transaction():
            sql = "UPDATE privacy_profiles SET name = ? WHERE name = ?"
            if self._connections.run(sql, [new, name]).rowcount == 0:
                raise _missing(name)
            self._connections.run(
                "UPDATE conversations SET privacy_profile = ? WHERE privacy_profile = ?", [new, name]
            )
            if self.active() == name:
                self.use(new)

    def conversations(self, name: str) -> tuple[int, ...]:
        """The numbers of the conversations that have the profile `name` of their own."""
        rows = self._connections.rows("SELECT id FROM conversations WHERE privacy_profile = ? ORDER BY id", [name])
        return tuple(row["id"] for row in rows)

    def leave_conversations(self, name: str) -> tuple[int, ...]:
        """Let the active profile hold in the conversations that have `name` of their own; their numbers."""
        with self._connections.transaction():
            left = self.conversations(name)
            self._connections.run(
                "UPDATE conversations SET privacy_profile = NULL WHERE privacy_profile = ?", [name]
            )
        return left

    def active(self) -> str | None:
        """The name of the profile in use; None if none was ever chosen."""
        name: str | None = self._settings.get(ACTIVE)
        return name

    def use(self, name: str) -> None:
        """Make the profile `name`, one's own or a built-in one, the active one."""
        self._settings.set(ACTIVE, name)

    def _profile(self, row: dict[str, Any]) -> PrivacyProfile:
        rules = self._connections.rows("SELECT * FROM rules WHERE profile = ? ORDER BY position", [row["id"]])
        return PrivacyProfile(
            row["name"],
            row["prose"],
            tuple(_rule(rule) for rule in rules),
            tuple(json.loads(row["unread"])),
            bool(row["wary"]),
            bool(row["based"]),
        )

    def _insert(self, profile: int, position: int, rule: Rule) -> None:
        values = [rule.action.value, rule.subject, rule.category and rule.category.value]
        finer = json.dumps(sorted(rule.finer))
        self._connections.run(
            "INSERT INTO rules "
            "(profile, position, action, subject, category, value, kind, sentence, topic, finer, words) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [profile, position, *values, rule.value, rule.kind, rule.sentence, rule.topic, finer, rule.words],
        )


def _missing(name: str) -> MissingError:
    return MissingError(f"No privacy profile of yours is called {name}. See `sotto privacy list`.")


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        action=Action(row["action"]),
        category=Category(row["category"]) if row["category"] else None,
        value=row["value"],
        kind=row["kind"],
        subject=row["subject"],
        sentence=row["sentence"],
        topic=bool(row["topic"]),
        finer=frozenset(json.loads(row["finer"])),
        words=row["words"],
    )
