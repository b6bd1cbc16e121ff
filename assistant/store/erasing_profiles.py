"""Taking sought words out of the user's privacy profiles: names, prose, rules."""

import json
from collections import Counter
from collections.abc import Sequence
from shlex import quote

from assistant.store.connections import Connections
from assistant.store.privacy_profiles import PrivacyProfiles
from assistant.store.searching import Found, Row, columns, is_ours
from assistant.store.settings import Settings
from assistant.store.sought import Sought
from local_models.sentences import sentences
from privacy.builtin import BUILTIN

NAMELESS = "forgotten"
"""What a profile is called whose name is forgotten."""


def erase_from_profiles(
    connections: Connections, sought: Sought, found: Found, changed: Counter[str]
) -> list[str]:
    """Take the words out of the profiles; a line for each of what that does to it.

    A sentence that only speaks of the words goes, with its rules. One that has other rules too keeps them and its
    other words: forgetting a name must not let out what else the sentence protects.
    """
    touched = {row["id"] for row in found.of("privacy_profiles")} | {row["profile"] for row in found.of("rules")}
    notes = [_Profile(connections, sought, id).erase() for id in sorted(touched)]
    changed["privacy_profiles"] += len(touched)
    for row in found.of("conversations"):
        if "privacy_profile" in columns(
            sought, "conversations", row
        ):  # unless it has the profile's new name by now
            sql = "UPDATE conversations SET privacy_profile = NULL WHERE id = ? AND privacy_profile = ?"
            connections.run(sql, [row["id"], row["privacy_profile"]])
    for row in found.of("profile_samples"):
        if "profile" in columns(sought, "profile_samples", row):
            sql = "DELETE FROM profile_samples WHERE id = ? AND profile = ?"
            connections.run(sql, [row["id"], row["profile"]])
    return [note for each in notes for note in each]


class _Profile:
    """One privacy profile from which words are taken."""

    def __init__(self, connections: Connections, sought: Sought, id: int) -> None:
        self._connections = connections
        self._sought = sought
        self._id = id
        [self._row] = connections.rows("SELECT * FROM privacy_profiles WHERE id = ?", [id])
        self._rules = connections.rows("SELECT * FROM rules WHERE profile = ? ORDER BY position", [id])

    def erase(self) -> list[str]:
        """Erase the words; lines that say what that does."""
        name = self._renamed()
        naming = [rule for rule in self._rules if self._names(rule)]
        prose = self._prose(naming)
        for rule in self._rules:
            self._rule(rule, naming)
        if not prose and len(naming) == len(self._rules):
            self._drop(name)
            return [f"The privacy profile {name} spoke of nothing else, so it is gone."]
        unread = [words for words in json.loads(self._row["unread"]) if not self._sought.is_in(words)]
        sql = "UPDATE privacy_profiles SET prose = ?, unread = ? WHERE id = ?"
        self._connections.run(sql, [prose, json.dumps(unread), self._id])
        if prose == self._row["prose"]:
            return []
        return [
            f"The privacy profile {name} spoke of it: {len(naming)} of its rules went. "
            f"Read what is left: sotto privacy show {quote(name)}"
        ]

    def _names(self, rule: Row) -> bool:
        """Whether a rule is about the words: by its value, its subject, or a kind that is the user's own words."""
        told = {"value": rule["value"], "subject": rule["subject"], "kind": rule["kind"]}
        return any(
            text and not is_ours("rules", column, text) and self._sought.is_in(text)
            for column, text in told.items()
        )

    def _prose(self, naming: Sequence[Row]) -> str:
        """The prose without the sentences that only speak of the words, and without the words."""
        told = {rule["sentence"] for rule in self._rules if rule not in naming}
        prose = self._row["prose"]
        for start, end in reversed(list(sentences(prose))):
            sentence = prose[start:end]
            if self._sought.is_in(sentence):
                kept = self._sought.cut(sentence) if sentence.strip() in told else ""
                prose = prose[:start] + kept + prose[end:]
        return self._sought.cut(prose).strip()

    def _rule(self, rule: Row, naming: Sequence[Row]) -> None:
        key = [self._id, rule["position"]]
        if rule in naming:
            self._connections.run("DELETE FROM rules WHERE profile = ? AND position = ?", key)
        elif self._sought.is_in(rule["sentence"]) or self._sought.is_in(rule["words"]):
            sql = "UPDATE rules SET sentence = ?, words = ? WHERE profile = ? AND position = ?"
            self._connections.run(sql, [*map(self._sought.cut, (rule["sentence"], rule["words"])), *key])

    def _renamed(self) -> str:
        """The profile's name, a new one wherever it stands if it held the words."""
        old: str = self._row["name"]
        if old in BUILTIN or not self._sought.is_in(old):
            return old
        profiles = PrivacyProfiles(self._connections, Settings(self._connections))
        taken = {profile.name for profile in profiles.list()}
        numbers = (f"{NAMELESS}-{number}" for number in range(2, len(taken) + 3))
        new = next(name for name in (NAMELESS, *numbers) if name not in taken)
        for table, column in (
            ("privacy_profiles", "name"), ("conversations", "privacy_profile"), ("profile_samples", "profile")
        ):  # fmt: skip
            sql = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"  # noqa: S608 - our own names
            self._connections.run(sql, [new, old])
        if profiles.active() == old:
            profiles.use(new)
        return new

    def _drop(self, name: str) -> None:
        """Delete a profile of which nothing is left; where it was chosen, the active one holds, or the default."""
        PrivacyProfiles(self._connections, Settings(self._connections)).delete(name)
        if name not in BUILTIN:
            sql = "UPDATE conversations SET privacy_profile = NULL WHERE privacy_profile = ?"
            self._connections.run(sql, [name])
