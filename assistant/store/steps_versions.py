"""The latest steps of the schema: replies asked for again, branches, finer rules, and finding things quickly."""

from sqlite_utils import Database


def m0017_versions_and_branches(database: Database) -> None:
    """Several replies to one question, of which one is in view; and messages that were copied into a branch.

    `version_of` is the number of the first reply to the question, a bare number: the others stay together when
    that one is deleted. Of the versions the latest comes into view when the one in view is deleted. `copy_of` is
    the message that a branch copied. What a version out of view means must not be found, and what a copy means is
    found once, in the original: neither has vectors, until it comes into view or the original is gone.
    """
    database.executescript("""
        ALTER TABLE messages ADD COLUMN version_of INTEGER;
        ALTER TABLE messages ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE messages ADD COLUMN copy_of INTEGER REFERENCES messages (id) ON DELETE SET NULL;
        CREATE INDEX messages_by_version ON messages (version_of) WHERE version_of IS NOT NULL;
        CREATE INDEX messages_by_original ON messages (copy_of) WHERE copy_of IS NOT NULL;
        CREATE TRIGGER messages_version_gone AFTER DELETE ON messages WHEN NOT old.set_aside BEGIN
            UPDATE messages SET set_aside = 0 WHERE id = (
                SELECT max(id) FROM messages
                WHERE version_of = coalesce(old.version_of, old.id) OR (id = old.version_of AND set_aside)
            );
        END;
        CREATE TRIGGER messages_vectors_due_not BEFORE INSERT ON message_vectors_due
        WHEN EXISTS (SELECT 1 FROM messages WHERE id = new.message AND (set_aside OR copy_of IS NOT NULL)) BEGIN
            SELECT RAISE (IGNORE);
        END;
        CREATE TRIGGER messages_vectors_due_view AFTER UPDATE OF set_aside, copy_of ON messages
        WHEN new.set_aside IS NOT old.set_aside OR new.copy_of IS NOT old.copy_of BEGIN
            DELETE FROM message_vectors WHERE message = new.id;
            DELETE FROM message_vectors_due WHERE message = new.id;
            INSERT INTO message_vectors_due (message) VALUES (new.id);
        END;
    """)


def m0018_finer_rules(database: Database) -> None:
    """The finer kinds that a rule is about ("which part of town"), and its own words in its sentence."""
    database.executescript("""
        ALTER TABLE rules ADD COLUMN finer TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE rules ADD COLUMN words TEXT NOT NULL DEFAULT '';
    """)


def m0019_what_refers_to_what(database: Database) -> None:
    """Who refers to a row is found at once when it goes.

    SQLite looks for that with each row that is deleted: to forget an import of 16,000 messages among as many
    sources of replies took 20 seconds, in which nobody else could write. So it is with what was sent in a
    conversation, and with the messages that a row of the ledger was sent for.
    """
    database.executescript("""
        CREATE INDEX reply_sources_by_message ON reply_sources (message) WHERE message IS NOT NULL;
        CREATE INDEX reply_sources_by_fact ON reply_sources (fact) WHERE fact IS NOT NULL;
        CREATE INDEX digest_facts_by_fact ON digest_facts (fact);
        CREATE INDEX fact_history_by_other ON fact_history (other) WHERE other IS NOT NULL;
        CREATE INDEX conversations_by_import ON conversations (imported) WHERE imported IS NOT NULL;
        CREATE INDEX messages_by_ledger ON messages (ledger) WHERE ledger IS NOT NULL;
        CREATE INDEX ledger_by_conversation ON ledger (conversation);
    """)


def m0020_replies_being_written(database: Database) -> None:
    """Whether a killed program left a reply unended is asked whenever the store is opened, not of each message."""
    database.execute("CREATE INDEX messages_streaming ON messages (id) WHERE state = 'streaming'")


def m0021_the_first_message_of_an_import(database: Database) -> None:
    """Which file an interrupted import was of: exports of two accounts are called the same, never begin the same.

    `first` is the key of the file's first message, as in `import_keys`. Of earlier imports it is not known.
    """
    database.execute("ALTER TABLE imports ADD COLUMN first BLOB")


STEPS = (
    m0017_versions_and_branches,
    m0018_finer_rules,
    m0019_what_refers_to_what,
    m0020_replies_being_written,
    m0021_the_first_message_of_an_import,
)
