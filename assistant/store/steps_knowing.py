"""The later steps of the schema: what came from elsewhere, and what Sotto knows about its user."""

from sqlite_utils import Database


def m0010_imports(database: Database) -> None:
    """What came from elsewhere. Roles may now be `other`: somebody else who wrote, in a mail or a chat.

    `source_id` is the message's or conversation's own id in the export, as a JSON scalar, so that scripts find
    their messages again. `import_keys` holds a digest of (source, conversation, id) per message: importing twice
    adds nothing, and no words are kept for it.
    """
    database.executescript("""
        CREATE TABLE imports (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            began TEXT NOT NULL,
            ended TEXT,
            added INTEGER NOT NULL DEFAULT 0,
            known INTEGER NOT NULL DEFAULT 0,
            malformed INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        ALTER TABLE conversations ADD COLUMN source_id TEXT;
        ALTER TABLE conversations ADD COLUMN imported INTEGER REFERENCES imports (id) ON DELETE SET NULL;
        ALTER TABLE messages ADD COLUMN author TEXT;
        ALTER TABLE messages ADD COLUMN source_id TEXT;
        ALTER TABLE messages ADD COLUMN imported INTEGER REFERENCES imports (id) ON DELETE CASCADE;
        CREATE INDEX messages_by_import ON messages (imported) WHERE imported IS NOT NULL;
        CREATE INDEX messages_by_time ON messages (time);
        CREATE TABLE import_keys (
            key BLOB PRIMARY KEY,
            message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX import_keys_by_message ON import_keys (message);
        CREATE TABLE import_conversations (
            key BLOB PRIMARY KEY,
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX import_conversations_by_conversation ON import_conversations (conversation);
    """)


def m0011_message_vectors(database: Database) -> None:
    """What a message means, for finding it by other words: one vector for each part of it, int8, 384 numbers."""
    database.executescript("""
        CREATE TABLE message_vectors (
            message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
            part INTEGER NOT NULL,
            vector BLOB NOT NULL,
            PRIMARY KEY (message, part)
        ) STRICT, WITHOUT ROWID;
    """)


def m0012_facts(database: Database) -> None:
    """What Sotto knows about its user, and the words that each fact rests on.

    A fact that rests on nothing any more is gone with its last evidence, unless the user said it directly
    (origin `user`). A message is read for facts once (`read_messages`). Of a rejection only keyed digests of its
    words are kept.
    """
    database.executescript("""
        CREATE TABLE facts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            category TEXT NOT NULL,
            kind TEXT NOT NULL,
            situation TEXT,
            fields TEXT NOT NULL,
            confidence REAL NOT NULL,
            state TEXT NOT NULL,
            origin TEXT NOT NULL,
            valid_from TEXT,
            valid_to TEXT,
            pinned INTEGER NOT NULL DEFAULT 0,
            muted INTEGER NOT NULL DEFAULT 0,
            confirmed TEXT NOT NULL,
            created TEXT NOT NULL,
            vector BLOB NOT NULL
        ) STRICT;
        CREATE INDEX facts_by_state ON facts (state, category);
        CREATE TABLE evidence (
            fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
            message INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            PRIMARY KEY (fact, message, start, end)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX evidence_by_message ON evidence (message);
        CREATE TRIGGER evidence_last_gone AFTER DELETE ON evidence
        WHEN NOT EXISTS (SELECT 1 FROM evidence WHERE fact = old.fact) BEGIN
            DELETE FROM facts WHERE id = old.fact AND origin <> 'user';
        END;
        CREATE TABLE fact_history (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
            time TEXT NOT NULL,
            event TEXT NOT NULL,
            other INTEGER REFERENCES facts (id) ON DELETE SET NULL,
            text TEXT
        ) STRICT;
        CREATE INDEX fact_history_by_fact ON fact_history (fact);
        CREATE TABLE rejections (id INTEGER PRIMARY KEY, words BLOB NOT NULL) STRICT;
        CREATE TABLE rejected_kinds (
            kind TEXT NOT NULL, category TEXT NOT NULL, PRIMARY KEY (kind, category)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE read_messages (
            message INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE
        ) STRICT;
    """)


def m0013_digest_and_sources(database: Database) -> None:
    """The short profile in prose, and what each reply had in its prompt.

    A source refers to a fact or a message by its number, so forgetting either takes the reference along; a rule
    is the profile's sentence. `off` is what the user switched off for that reply.
    """
    database.executescript("""
        CREATE TABLE digest_lines (
            area TEXT NOT NULL,
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            locked INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (area, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE digest_facts (
            area TEXT NOT NULL,
            position INTEGER NOT NULL,
            fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
            PRIMARY KEY (area, position, fact),
            FOREIGN KEY (area, position) REFERENCES digest_lines (area, position) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER digest_line_without_fact AFTER DELETE ON digest_facts BEGIN
            DELETE FROM digest_lines WHERE area = old.area AND position = old.position;
        END;
        CREATE TABLE reply_sources (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reply INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
            fact INTEGER REFERENCES facts (id) ON DELETE CASCADE,
            message INTEGER REFERENCES messages (id) ON DELETE CASCADE,
            rule TEXT,
            off INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX reply_sources_by_reply ON reply_sources (reply);
    """)


def m0014_forgetting(database: Database) -> None:
    """What was forgotten stays forgotten, and the ledger keeps that something was sent, not the words.

    A ledger row may be changed in one way: to one with a `forgotten` time whose text and messages are empty, whose
    revealed details keep their categories only, and whose privacy profile may have lost its name. A forgotten
    message that had come with an import leaves its key (a digest), so that the next import does not bring it back.
    """
    database.executescript("""
        CREATE TABLE forgotten_keys (key BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
        ALTER TABLE ledger ADD COLUMN forgotten TEXT;
        DROP TRIGGER ledger_keeps_words;
        CREATE TRIGGER ledger_keeps_words BEFORE UPDATE OF
            id, time, conversation, message, provider, base_url, model, privacy_profile, text, messages,
            protected, revealed, forgotten
        ON ledger WHEN NOT (
            new.forgotten IS NOT NULL
            AND new.text = '' AND new.messages = '[]'
            AND new.revealed = (
                SELECT json_group_array(json_object('category', part.value ->> 'category', 'words', ''))
                FROM json_each(old.revealed) AS part
            )
            AND new.privacy_profile IN (old.privacy_profile, '[forgotten]')
            AND new.id = old.id AND new.time = old.time AND new.conversation IS old.conversation
            AND new.message IS old.message AND new.provider = old.provider AND new.base_url = old.base_url
            AND new.model = old.model AND new.protected = old.protected
        ) BEGIN
            SELECT RAISE (ABORT, 'a ledger row is never changed');
        END;
    """)


def m0015_vectors_due(database: Database) -> None:
    """Which messages have no vectors yet, so that finding them takes no look at those that have.

    A message whose words change is due again, and what its old words meant is gone at once.
    """
    database.executescript("""
        CREATE TABLE message_vectors_due (
            message INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE
        ) STRICT;
        INSERT INTO message_vectors_due (message)
            SELECT id FROM messages WHERE id NOT IN (SELECT message FROM message_vectors);
        CREATE TRIGGER messages_vectors_due_add AFTER INSERT ON messages BEGIN
            INSERT INTO message_vectors_due (message) VALUES (new.id);
        END;
        CREATE TRIGGER messages_vectors_due_change AFTER UPDATE OF text ON messages
        WHEN new.text IS NOT old.text BEGIN
            DELETE FROM message_vectors WHERE message = new.id;
            INSERT INTO message_vectors_due (message) VALUES (new.id) ON CONFLICT DO NOTHING;
        END;
    """)


STEPS = (
    m0010_imports,
    m0011_message_vectors,
    m0012_facts,
    m0013_digest_and_sources,
    m0014_forgetting,
    m0015_vectors_due,
)
