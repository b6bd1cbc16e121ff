"""Removing an import, on a thread: what would go, and doing it."""

from assistant.cli.forget_report import hanging_lines, report_lines, unproven
from assistant.errors import SottoError
from assistant.forgetting import forget
from assistant.store.forgetting import Hanging, Thing
from assistant.store.imports import Import
from assistant.store.store import Store
from tui.session import Session


def lines_about(store: Store, marked: Import) -> tuple[Hanging, list[str]]:
    """What hangs on an import, and that in words. Raises StoreError."""
    hanging = store.forgetting.hanging(Thing("import", marked.id))
    return hanging, list(hanging_lines(hanging))


def removed(session: Session, hanging: Hanging) -> str:
    """Remove it, and say what was erased and proven. Raises SottoError, also where it can't be proven."""
    forgotten = forget(session.store, hanging)
    session.know_own_terms()
    if reason := unproven(forgotten.proof):
        raise SottoError(reason)
    return " ".join(f"{line.rstrip('.')}." for line in report_lines(forgotten))
