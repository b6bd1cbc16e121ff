"""What the first frame is for: told from the key file alone, without loading what opens the store."""

import os
from typing import Literal

from assistant import paths
from assistant.errors import SottoError
from assistant.store import key_file

Step = Literal["new", "passphrase", "open"]


def first_step() -> Step:
    """Whether a store is to be made, a passphrase to be asked for, or whether it opens by itself."""
    if os.environ.get("SOTTO_PASSPHRASE"):
        return "open"
    if not (paths.store_path().exists() or paths.key_path().exists()):
        return "new"
    try:
        return "passphrase" if key_file.read(paths.key_path()).method == "passphrase" else "open"
    except SottoError:  # opening the store will tell
        return "open"
