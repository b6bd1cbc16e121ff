"""The step of the schema by which conversations are put in order."""

from sqlite_utils import Database


def m0016_arranged_conversations(database: Database) -> None:
    """Conversations on top, out of the way, about to be erased; and where their titles come from.

    `deleted` is since when one waits to be erased for good: nothing shows it any more. `titled` is who gave the
    title: `rule` (the first words), `model`, `user`; NULL is not known. `titled_upto` is the last message that the
    local model read for a title. What a model made of a message goes with the message's words.
    """
    database.executescript("""
        ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE conversations ADD COLUMN deleted TEXT;
        ALTER TABLE conversations ADD COLUMN titled TEXT;
        ALTER TABLE conversations ADD COLUMN titled_upto INTEGER;
        CREATE TRIGGER messages_title_goes_deleted AFTER DELETE ON messages BEGIN
            UPDATE conversations SET title = NULL, titled = NULL
            WHERE id = old.conversation AND titled = 'model' AND titled_upto >= old.id;
        END;
        CREATE TRIGGER messages_title_goes_changed AFTER UPDATE OF text ON messages
        WHEN new.text IS NOT old.text BEGIN
            UPDATE conversations SET title = NULL, titled = NULL
            WHERE id = old.conversation AND titled = 'model' AND titled_upto >= old.id;
        END;
    """)


STEPS = (m0016_arranged_conversations,)
