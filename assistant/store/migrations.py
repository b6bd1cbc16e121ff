"""The store's schema, as numbered steps. A step never changes once released; a new need is a new step."""

from sqlite_utils import Database, Migrations

from assistant.store import steps_arranging, steps_knowing, steps_talking, steps_versions
from assistant.store.errors import StoreError

migrations = Migrations("sotto")


def require_known(database: Database) -> None:
    """Raise StoreError if a newer Sotto has changed the schema in ways that this one doesn't know. Reads only."""
    known = {step.__name__ for step in STEPS}
    if any(applied.name not in known for applied in migrations.applied(database)):
        raise StoreError("This store was made by a newer Sotto, so it was left alone. Update Sotto and try again.")


def pending(database: Database) -> bool:
    """Whether there are steps to take. Reads only."""
    return bool(migrations.pending(database))


def migrate(database: Database) -> None:
    """Take every step that was not taken yet, all or none.

    The write lock comes first: of two programs that start at once, the second then finds nothing to do.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(database)
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise


STEPS = (*steps_talking.STEPS, *steps_knowing.STEPS, *steps_arranging.STEPS, *steps_versions.STEPS)
for step in STEPS:
    migrations()(step)
