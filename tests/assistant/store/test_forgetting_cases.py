"""A hundred random values, each in random places of a store: forgotten one by one, and nothing else is touched."""

import json
import random
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.store.forgetting import ASKED, TIMES, Thing
from assistant.store.sought import of_person, of_value
from assistant.store.store import Store
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.vault import VaultEntry
from tests.assistant.store.helpers import begin
from tests.assistant.store.remembering import VECTOR, decrypted, everything, indexed

CASES, AT_ONCE = 100, 4
"""So many values in all, and so many in one conversation: forgetting one leaves the others beside it."""
MARK = "[forgotten]"
Change = tuple[str, dict[str, Any], dict[str, Any] | None]
"""A table, the key of a row, and the columns that change when the value is forgotten; None: the row goes."""


def _values(chance: random.Random) -> Iterator[str]:
    """Made-up names, addresses, numbers, codes and phrases, no two of which share a part."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ö", "é")]

    def word(size: int) -> str:
        return "".join(chance.choices(syllables, k=size))

    makers: list[Callable[[], str]] = [
        lambda: word(4).capitalize(),
        lambda: word(3).upper() + word(2),
        lambda: f"{word(4).capitalize()} {word(4).capitalize()}",
        lambda: f"{word(3)}.{word(3)}@{word(3)}.example".encode("ascii", "ignore").decode(),
        lambda: f"+{chance.randrange(10**11, 10**12)}",
        lambda: f"{chance.randrange(10, 99)} {word(4).capitalize()} Street",
        lambda: f"{word(2).upper()}-{chance.randrange(10**5, 10**6)}/{chance.randrange(10, 99)}",
        lambda: "".join(chance.choices("абвгдежзиклмнопрст", k=9)).capitalize(),
        lambda: "".join(chance.choices("山川田中村木林森石原", k=5)),
        lambda: "".join(chance.choices("🦩🦜🦚🐙🪼🦔", k=6)),
        lambda: f"the {word(4)} of {word(4)}",
        lambda: f"{word(5)}_{word(4)}",
    ]
    while True:
        yield chance.choice(makers)()


def _spelt(chance: random.Random, value: str) -> str:
    """The value in one of the dresses in which it must be found."""
    dresses = [
        value,
        value.upper(),
        value.lower(),
        unicodedata.normalize("NFD", value),
        "\n".join(value.split(" ")),
    ]
    return chance.choice([dress for dress in dresses if dress])


class Planter:
    """Puts a value into some places of the store and says what is to become of them."""

    def __init__(self, store: Store, chance: random.Random, conversation: int, number: int) -> None:
        self._store, self._chance, self._conversation, self._number = store, chance, conversation, number

    def plant(self, value: str) -> list[Change]:
        makers = [self._raw, self._title, self._vault, self._ledger, self._history, self._digest, self._profile,
                  self._sample, self._declined, self._source, self._setting, self._author]  # fmt: skip
        made = list(self._message(value))
        for make in self._chance.sample(makers, 3):
            made += make(value)
        return made

    def _around(self, value: str) -> tuple[str, str]:
        """A text with the value in it, and without."""
        before, after = (" ".join(self._chance.choices(WORDS, k=self._chance.randint(1, 30))) for _ in "ab")
        return f"{before}, {_spelt(self._chance, value)}; {after}", f"{before}, {MARK}; {after}"

    def _message(self, value: str) -> Iterator[Change]:
        """A message with evidence before, on and after the value, and vectors."""
        text, without = self._around(value)
        message = self._store.messages.add(self._conversation, "user", text).id
        self._store._connections.run("INSERT INTO message_vectors VALUES (?, 0, ?)", [message, VECTOR])
        yield "messages", {"id": message}, {"text": without}
        yield "message_vectors", {"message": message}, None
        start = without.index(MARK)
        end = start + len(text) - len(without) + len(MARK)
        for first, last in ((0, start - 2), (end + 2, len(text)), (start - 1, end)):
            with self._store.transaction():
                likes = f"likes {self._chance.choice(WORDS)}"
                fact = self._store.facts.add(text=likes, category="other", kind="trait", confidence=0.5,
                                             state="proposed", vector=VECTOR)  # fmt: skip
                self._store.facts.rest_on(fact.id, message, first, last)
            if first < end and last > start:
                yield "facts", {"id": fact.id}, None
                yield "evidence", {"fact": fact.id}, None
            elif first >= end:
                moved = len(without) - len(text)
                yield "evidence", {"fact": fact.id}, {"start": first + moved, "end": last + moved}

    def _raw(self, value: str) -> Iterator[Change]:
        text, without = self._around(value)
        message = self._store.messages.add(self._conversation, "assistant", "Well.", raw=text)
        yield "messages", {"id": message.id}, {"raw": without}

    def _author(self, value: str) -> Iterator[Change]:
        message = self._store.messages.add(self._conversation, "assistant", "Hello.")
        sql = "UPDATE messages SET author = ?, source_id = ? WHERE id = ?"
        self._store._connections.run(sql, [value, json.dumps(f"<{value}>"), message.id])
        yield "messages", {"id": message.id}, {"author": MARK, "source_id": None}

    def _title(self, value: str) -> Iterator[Change]:
        text, without = self._around(value)
        yield "conversations", {"id": self._store.conversations.create(text).id}, {"title": without}

    def _vault(self, value: str) -> Iterator[Change]:
        tag = f"NAME_{self._number}"
        self._store.vaults.save(self._conversation, [VaultEntry(tag, value, Category.NAME)])
        yield "vault_entries", {"conversation": self._conversation, "tag": tag}, {"value": None}

    def _ledger(self, value: str) -> Iterator[Change]:
        text, _ = self._around(value)
        sent = begin(self._store, text="So.", messages=[{"role": "user", "content": text}])
        yield "ledger", {"id": sent}, {"text": "", "messages": "[]", "forgotten": ...}

    def _history(self, value: str) -> Iterator[Change]:
        text, without = self._around(value)
        fact = self._store.facts.add(text="likes rain", category="other", kind="trait", confidence=1.0,
                                     state="accepted", vector=VECTOR, origin="user").id  # fmt: skip
        self._store.facts.note(fact, "edited", text=text)
        yield "fact_history", {"fact": fact}, {"text": without}

    def _digest(self, value: str) -> Iterator[Change]:
        area = f"area {self._number}"
        self._store.digest.replace(area, [(self._around(value)[0], True, ())], [])
        yield "digest_lines", {"area": area}, None

    def _profile(self, value: str) -> Iterator[Change]:
        sentence = f"Never name {value}."
        rules = (
            Rule(Action.TAG, value=value, sentence=sentence),
            Rule(Action.TAG, Category.AGE, sentence="No age."),
        )
        name = f"profile {self._number}"
        self._store.privacy_profiles.save(PrivacyProfile(name, f"{sentence} No age.", rules))
        [row] = self._store._connections.rows("SELECT id FROM privacy_profiles WHERE name = ?", [name])
        yield "privacy_profiles", {"name": name}, {"prose": "No age."}
        yield "rules", {"profile": row["id"], "position": 0}, None

    def _sample(self, value: str) -> Iterator[Change]:
        id = self._store.profile_samples.add("strict", "It rains.", (value,), ())
        yield "profile_samples", {"id": id}, None

    def _declined(self, value: str) -> Iterator[Change]:
        sentence = self._around(value)[0]
        self._store.declined.add(self._conversation, sentence)
        yield "declined_suggestions", {"sentence": sentence}, None

    def _source(self, value: str) -> Iterator[Change]:
        reply = self._store.messages.add(self._conversation, "assistant", "So be it.").id
        self._store.reply_sources.add(reply, rules=[f"Never name {value}."])
        yield "reply_sources", {"reply": reply}, None

    def _setting(self, value: str) -> Iterator[Change]:
        self._store.settings.set(f"choice {self._number}", [value])
        yield "settings", {"key": f"choice {self._number}"}, {"value": json.dumps([MARK])}


PLAIN = """
kettle rain roof map lamp spring tea bee queen boat lake evening letter garden bread window stone river hill song
chair cup road sea snow cloud field horse bridge clock paper winter
"""
WORDS = PLAIN.split()


def _after(before: dict[str, list[dict[str, Any]]], changes: list[Change]) -> dict[str, list[dict[str, Any]]]:
    """What the store must hold once the changes are made."""
    after = {table: [dict(row) for row in rows] for table, rows in before.items()}
    for table, key, columns in changes:
        rows = [row for row in after[table] if all(row[name] == value for name, value in key.items())]
        assert len(rows) == 1, (table, key)
        if columns is None:
            after[table].remove(rows[0])
        else:
            rows[0].update(columns)
    return after


def _same(expected: dict[str, list[dict[str, Any]]], found: dict[str, list[dict[str, Any]]]) -> None:
    for table, rows in expected.items():
        left = list(found[table])
        for row in rows:
            like = {name: value for name, value in row.items() if value is not ...}
            match = next((each for each in left if each.items() >= like.items()), None)
            assert match is not None, (table, row)
            left.remove(match)
        assert left == [], table


def _everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row but those that count how often words were forgotten."""
    rows = everything(store)
    return {**rows, "settings": [row for row in rows["settings"] if row["key"] not in {TIMES, ASKED}]}


@pytest.mark.parametrize("seed", range(CASES // 25))
def test_a_hundred_values_are_gone_and_everything_else_is_as_it_was(path: Path, key: bytes, seed: int) -> None:
    chance = random.Random(seed)
    store = Store.open(path, key)
    values = [value for value, _ in zip(_values(chance), range(25), strict=False)]
    changes: dict[str, list[Change]] = {}
    with store.transaction():
        for at, value in enumerate(values):
            if at % AT_ONCE == 0:
                conversation = store.conversations.create().id
            changes[value] = Planter(store, chance, conversation, at).plant(value)
    chance.shuffle(values)
    for value in values:
        expected = _after(_everything(store), changes[value])
        person = value.istitle() and value.isalpha()
        thing = Thing("person", sought=of_person(value)) if person else Thing("value", sought=of_value(value))
        proof = store.forgetting.prove(store.forgetting.erase(store.forgetting.hanging(thing)))
        assert proof.holds, value
        _same(expected, _everything(store))
        pages = decrypted(path, key).decode("utf-8", "ignore").casefold()
        for form in (
            value,
            unicodedata.normalize("NFD", value),
            json.dumps(value)[1:-1],
            value.replace(" ", "\n"),
        ):
            assert form.casefold() not in pages
        assert not [word for word in indexed(store) if len(word) > 7 and word in value.casefold()]
    assert store.check() == []
    store.close()
