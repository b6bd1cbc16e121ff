"""How the app looks at first: read from config.toml without what it takes to check the settings."""

import tomllib

from assistant.paths import config_path


def theme() -> str:
    """What the settings say of the theme; empty where they are silent or wrong. What is wrong is told later."""
    try:
        found = tomllib.loads(config_path().read_text("utf-8"))["app"]["theme"]
    except (OSError, ValueError, LookupError, TypeError):
        return ""
    return found if isinstance(found, str) else ""
