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

    def delete(self, name: str) -> None:
        """Delete the profile. If it is the active one, none is any more, unless it stood for a built-in one.

        Then that one is back, and stays active: else deleting a `strict` of one's own would loosen what leaves.
        Raises MissingError.
        """
        with self._connections.transaction():
            if self._connections.run("DELETE FROM privacy_profiles WHERE name = ?", [name]).rowcount == 0:
                raise MissingError(f"No privacy profile of yours is called {name}. See `sotto privacy list`.")
            if self.active() == name and name not in BUILTIN:
                self._settings.delete(ACTIVE)

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
        self._connections.run(
            "INSERT INTO rules (profile, position, action, subject, category, value, kind, sentence, topic) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [profile, position, *values, rule.value, rule.kind, rule.sentence, rule.topic],
        )


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        action=Action(row["action"]),
        category=Category(row["category"]) if row["category"] else None,
        value=row["value"],
        kind=row["kind"],
        subject=row["subject"],
        sentence=row["sentence"],
        topic=bool(row["topic"]),
    )
