"""A store with something in every table, and a look at all of it."""

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from assistant.store.store import Store
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.vault import VaultEntry
from tests.assistant.store.helpers import begin

FILLER = "The kettle sings, the rain falls on the roof, and a comparison of two maps lies under the lamp. " * 3
VECTOR = bytes(range(128)) * 3


def remember(store: Store, value: str, number: int = 0) -> dict[str, int]:
    """Put `value` into every table that can hold it, among other words. The numbers of what was made.

    Offsets: `beside` quotes words after the value in the first message, `holding` the value itself.
    """
    run = store._connections.run
    conversation = store.conversations.create(f"About {value} and tea {number}").id
    said = store.messages.add(
        conversation, "user", f"{FILLER}I met {value} in spring; I drink green tea.", raw="[NAME_1]"
    )
    reply = store.messages.add(conversation, "assistant", f"How is {value}?", raw=f"How is {value}, [NAME_1]?")
    plain = store.messages.add(conversation, "user", f"I keep bees and number {number} is a queen.")
    for message in (said, reply, plain):
        run("INSERT INTO message_vectors (message, part, vector) VALUES (?, 0, ?)", [message.id, VECTOR])
    naming = _fact(store, f"knows {value} {number}", said.id, said.text, "I met " + value)
    holding = _fact(store, f"met somebody in spring {number}", said.id, said.text, f"{value} in spring")
    beside = _fact(store, f"drinks green tea {number}", said.id, said.text, "I drink green tea")
    apart = _fact(store, f"keeps bees {number}", plain.id, plain.text, "I keep bees")
    store.facts.note(apart, "edited", text=f"kept bees with {value}")
    said_so = store.facts.add(text=f"likes rain {number}", category="other", kind="trait", confidence=1.0,
                              state="accepted", vector=VECTOR, origin="user").id  # fmt: skip
    area = f"area {number}"
    store.digest.replace(area, [], [(f"You know {value}.", (naming,)), ("You keep bees.", (apart,))])
    store.digest.lock(area, 1, "I keep bees, and that is that.")
    store.reply_sources.add(
        reply.id, [naming, apart], [said.id, plain.id], [f"Never name {value}.", "Tea is fine."]
    )
    store.vaults.save(conversation, [
        VaultEntry("NAME_1", value, Category.NAME), VaultEntry("LOCATION_1", "Lisbon", Category.LOCATION),
    ])  # fmt: skip
    revealed = [{"category": "name", "words": value}, {"category": "location", "words": "Lisbon"}]
    ledger = begin(store, conversation=conversation, message=said.id, text=f"Who is {value}?", revealed=revealed,
                   messages=[{"role": "user", "content": f"Who is {value}?"}])  # fmt: skip
    other = begin(store, conversation=conversation, message=plain.id, text=f"What do bees eat? {number}")
    profile = PrivacyProfile(
        f"clinic {number}", f"Never name {value}. Hide my age or {value}. The city is fine.",
        (Rule(Action.TAG, value=value, sentence=f"Never name {value}."),
         Rule(Action.TAG, Category.AGE, sentence=f"Hide my age or {value}."),
         Rule(Action.TAG, value=value, sentence=f"Hide my age or {value}."),
         Rule(Action.KEEP, Category.LOCATION, sentence="The city is fine.")),
        (f"And {value} too, you know.",),
    )  # fmt: skip
    store.privacy_profiles.save(profile)
    store.profile_samples.add(profile.name, f"{value} is fifty.", (value,), ("fifty",))
    store.profile_samples.add(profile.name, "Lisbon is wet.", (), ("Lisbon",))
    store.declined.add(conversation, f"{value} may be named.")
    store.declined.add(conversation, "Lisbon may be named.")
    store.settings.set(f"choice {number}", {"words": [f"{value} and tea"]})
    return {"conversation": conversation, "said": said.id, "reply": reply.id, "plain": plain.id, "naming": naming,
            "holding": holding, "beside": beside, "apart": apart, "said_so": said_so, "ledger": ledger,
            "other": other}  # fmt: skip


def _fact(store: Store, text: str, message: int, source: str, quote: str) -> int:
    start = source.index(quote)
    with store.transaction():
        fact = store.facts.add(text=text, category="other", kind="trait", confidence=0.5, state="proposed",
                               vector=VECTOR).id  # fmt: skip
        store.facts.rest_on(fact, message, start, start + len(quote))
    return fact


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the search index's own."""
    tables = store._connections.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return {
        row["name"]: store._connections.rows(f"SELECT * FROM {row['name']}")
        for row in tables
        if not row["name"].startswith(("sqlite_", "_"))
    }


def decrypted(path: Path, key: bytes) -> bytes:
    """Every page of the file and of its log, by hand and without any of the product's code."""
    data = path.read_bytes()
    pages = [data[start : start + 4096] for start in range(0, len(data), 4096)]
    pages[0] = pages[0][16:]
    log = path.with_name(f"{path.name}-wal")
    frames = log.read_bytes()[32:] if log.exists() else b""
    pages += [frames[start + 24 : start + 24 + 4096] for start in range(0, len(frames), 24 + 4096)]
    return b"".join(Cipher(AES256(key), CBC(page[-80:-64])).decryptor().update(page[:-80]) for page in pages)


def indexed(store: Store) -> set[str]:
    """Every word that the full-text index knows."""
    run = store._connections.run
    run("CREATE VIRTUAL TABLE temp.seen USING fts5vocab ('main', 'messages_words', 'row')")
    words = {row["term"] for row in store._connections.rows("SELECT term FROM temp.seen")}
    run("DROP TABLE temp.seen")
    return words
