"""Vectors by number, and which are nearest to another one. Grows without copying everything each time."""

import numpy as np

from local_models.embedder import WIDTH
from local_models.encoder import Rows


class Nearest:
    """Vectors of length 1, each under a number."""

    def __init__(self) -> None:
        self._rows = np.zeros((64, WIDTH), dtype=np.float32)
        self._ids: list[int] = []
        self._place: dict[int, int] = {}

    def put(self, id: int, vector: Rows) -> None:
        """Keep `vector` under this number, in place of what was there."""
        if id not in self._place:
            if len(self._ids) == len(self._rows):
                self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._place[id] = len(self._ids)
            self._ids.append(id)
        self._rows[self._place[id]] = vector

    def drop(self, id: int) -> None:
        """Forget what was under this number, if anything; the last row takes its place."""
        place = self._place.pop(id, None)
        if place is None:
            return
        last = self._ids.pop()
        if last != id:
            self._rows[place] = self._rows[len(self._ids)]
            self._ids[place], self._place[last] = last, place

    def near(self, vector: Rows, count: int, least: float) -> list[int]:
        """The numbers of the `count` nearest, the nearest first, none with a cosine below `least`."""
        cosines = self._rows[: len(self._ids)] @ vector
        order = np.argsort(-cosines, kind="stable")[:count]
        return [self._ids[int(at)] for at in order if cosines[at] >= least]

    def cosine(self, id: int, vector: Rows) -> float:
        """How near `vector` is to the one under this number. Raises KeyError if there is none."""
        return float(self._rows[self._place[id]] @ vector)
