"""The first steps of the schema: what is said, by which rules, and what was sent."""

from sqlite_utils import Database


def m0001_conversations_and_messages(database: Database) -> None:
    """What was said.

    AUTOINCREMENT, because the ledger and later the facts' evidence point at ids after the row is gone: an id must
    never come to mean another message.
    """
    database.executescript("""
        CREATE TABLE conversations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT,
            privacy_profile TEXT,
            created TEXT NOT NULL,
            updated TEXT NOT NULL
        ) STRICT;
        CREATE INDEX conversations_by_update ON conversations (updated, id);
        CREATE TABLE messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            role TEXT NOT NULL,
            text TEXT NOT NULL,
            time TEXT NOT NULL,
            route TEXT,
            state TEXT NOT NULL,
            raw TEXT,
            ledger INTEGER
        ) STRICT;
        CREATE INDEX messages_by_conversation ON messages (conversation, id);
        CREATE TRIGGER messages_touch_conversation AFTER INSERT ON messages BEGIN
            UPDATE conversations SET updated = max(updated, new.time) WHERE id = new.conversation;
        END;
    """)


def m0002_search(database: Database) -> None:
    """Finding a message by its words.

    The index reads the text from messages, so no second copy has to be forgotten; triggers keep it in step, also
    when a conversation's deletion takes its messages along; secure-delete takes deleted words out of it at once.
    """
    database.executescript("""
        CREATE VIRTUAL TABLE messages_words USING fts5 (
            text, content = 'messages', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
        );
        INSERT INTO messages_words (messages_words, rank) VALUES ('secure-delete', 1);
        CREATE TRIGGER messages_words_add AFTER INSERT ON messages BEGIN
            INSERT INTO messages_words (rowid, text) VALUES (new.id, new.text);
        END;
        CREATE TRIGGER messages_words_remove AFTER DELETE ON messages BEGIN
            INSERT INTO messages_words (messages_words, rowid, text) VALUES ('delete', old.id, old.text);
        END;
        CREATE TRIGGER messages_words_change AFTER UPDATE OF text ON messages BEGIN
            INSERT INTO messages_words (messages_words, rowid, text) VALUES ('delete', old.id, old.text);
            INSERT INTO messages_words (rowid, text) VALUES (new.id, new.text);
        END;
    """)


def m0003_privacy_profiles(database: Database) -> None:
    """What the user wrote about what may be revealed, and the rules it compiles to, each a row of its own."""
    database.executescript("""
        CREATE TABLE privacy_profiles (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            prose TEXT NOT NULL,
            unread TEXT NOT NULL
        ) STRICT;
        CREATE TABLE rules (
            profile INTEGER NOT NULL REFERENCES privacy_profiles (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            category TEXT,
            value TEXT,
            kind TEXT,
            sentence TEXT NOT NULL,
            PRIMARY KEY (profile, position)
        ) STRICT, WITHOUT ROWID;
    """)


def m0004_vaults(database: Database) -> None:
    """Which tag means what, per conversation. A tag has one value for ever, or old replies would change."""
    database.executescript("""
        CREATE TABLE vault_entries (
            id INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            value TEXT,
            category TEXT NOT NULL,
            UNIQUE (conversation, tag)
        ) STRICT;
    """)


def m0005_ledger(database: Database) -> None:
    """What left this machine. A record that can be changed proves nothing, so only its ending may be filled in.

    It refers to conversations and messages by bare numbers: it outlives them.
    """
    database.executescript("""
        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time TEXT NOT NULL,
            conversation INTEGER,
            message INTEGER,
            provider TEXT NOT NULL,
            base_url TEXT NOT NULL,
            model TEXT NOT NULL,
            privacy_profile TEXT NOT NULL,
            text TEXT NOT NULL,
            messages TEXT NOT NULL,
            protected TEXT NOT NULL,
            revealed TEXT NOT NULL,
            state TEXT NOT NULL,
            error TEXT,
            ended TEXT
        ) STRICT;
        CREATE TRIGGER ledger_keeps_rows BEFORE DELETE ON ledger BEGIN
            SELECT RAISE (ABORT, 'a ledger row is never deleted');
        END;
        CREATE TRIGGER ledger_keeps_words BEFORE UPDATE OF
            id, time, conversation, message, provider, base_url, model, privacy_profile, text, messages,
            protected, revealed
        ON ledger BEGIN
            SELECT RAISE (ABORT, 'a ledger row is never changed');
        END;
    """)


def m0006_settings(database: Database) -> None:
    """Choices that belong with the data rather than in a file, such as which privacy profile is active."""
    database.executescript("""
        CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """)


def m0007_profiles_in_prose(database: Database) -> None:
    """What a profile says of doubt and of what no rule speaks of; and sentences that test it, kept with it."""
    database.executescript("""
        ALTER TABLE privacy_profiles ADD COLUMN wary INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE privacy_profiles ADD COLUMN based INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE profile_samples (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            profile TEXT NOT NULL,
            text TEXT NOT NULL,
            hidden TEXT NOT NULL,
            kept TEXT NOT NULL
        ) STRICT;
        CREATE INDEX profile_samples_by_profile ON profile_samples (profile);
    """)


def m0008_declined_suggestions(database: Database) -> None:
    """What the user did not want to learn from a review, so that nobody asks twice in the same conversation."""
    database.executescript("""
        CREATE TABLE declined_suggestions (
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            sentence TEXT NOT NULL,
            PRIMARY KEY (conversation, sentence)
        ) STRICT, WITHOUT ROWID;
    """)


def m0009_topic_rules(database: Database) -> None:
    """Whether a rule hides a whole topic ("nothing about my health"), and not only its words."""
    database.executescript("ALTER TABLE rules ADD COLUMN topic INTEGER NOT NULL DEFAULT 0;")


STEPS = (
    m0001_conversations_and_messages,
    m0002_search,
    m0003_privacy_profiles,
    m0004_vaults,
    m0005_ledger,
    m0006_settings,
    m0007_profiles_in_prose,
    m0008_declined_suggestions,
    m0009_topic_rules,
)
