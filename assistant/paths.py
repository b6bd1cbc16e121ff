"""Where Sotto keeps things. Asking for a path creates nothing."""

import os
from pathlib import Path


def home() -> Path:
    """The one folder that holds everything: SOTTO_HOME, else the usual place for this system's user data."""
    if chosen := os.environ.get("SOTTO_HOME"):
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("sotto", appauthor=False)


def store_path() -> Path:
    """The encrypted store."""
    return home() / "sotto.db"


def key_path() -> Path:
    """The key file: how the store's key is kept, never the key itself in the clear."""
    return home() / "key.json"


def config_path() -> Path:
    """The settings a person edits by hand."""
    return home() / "config.toml"


def models_dir() -> Path:
    """The folder for downloaded models."""
    return home() / "models"
