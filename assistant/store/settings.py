"""Small choices that belong with the data: anything JSON can say, under a name."""

import json
from typing import Any

from assistant.store.connections import Connections


class Settings:
    """The settings of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, key: str, default: Any = None) -> Any:
        """What was set under `key`, else `default`."""
        for row in self._connections.rows("SELECT value FROM settings WHERE key = ?", [key]):
            return json.loads(row["value"])
        return default

    def set(self, key: str, value: Any) -> None:
        """Keep `value`, which JSON must be able to say, under `key`."""
        self._connections.run(
            "INSERT INTO settings (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, json.dumps(value)],
        )

    def delete(self, key: str) -> None:
        """Forget what was set under `key`, if anything."""
        self._connections.run("DELETE FROM settings WHERE key = ?", [key])
