"""What was written in a privacy profile and not saved yet: it lies in the store, so that no crash takes it."""

from dataclasses import dataclass

from assistant.store.settings import Settings

KEY = "unsaved_prose"
"""The setting that holds it. Forgetting takes words out of it as out of all settings."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The name of a privacy profile, and the prose that was written for it."""

    name: str
    prose: str


def unsaved(settings: Settings) -> Unsaved | None:
    """What was written last and neither saved nor thrown away. Raises StoreError."""
    kept = settings.get(KEY)
    return Unsaved(kept["name"], kept["prose"]) if kept else None


def keep_unsaved(settings: Settings, written: Unsaved | None) -> None:
    """Keep what is `written`, in place of what was; None once nothing is unsaved. Raises StoreError."""
    if written is None:
        settings.delete(KEY)
    else:
        settings.set(KEY, {"name": written.name, "prose": written.prose})
