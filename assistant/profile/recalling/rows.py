"""Arrays that grow: a search runs over plain arrays, and each new message adds a few rows."""

from typing import Any

import numpy as np
import numpy.typing as npt

_LEAST = 1024


class Rows:
    """Columns of the same length, each an array that is doubled when it is full."""

    def __init__(self, **columns: tuple[type, tuple[int, ...]]) -> None:
        """`columns` are the type and the shape of one row of each."""
        self.count = 0
        self._arrays: dict[str, npt.NDArray[Any]] = {
            name: np.zeros((_LEAST, *shape), dtype=kind) for name, (kind, shape) in columns.items()
        }

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        """A column, as far as it is filled."""
        return self._arrays[name][: self.count]

    def extend(self, **columns: Any) -> None:
        """Add rows; every column is given, each as many."""
        more = len(next(iter(columns.values())))
        for name, values in columns.items():
            self._arrays[name] = _with_room(self._arrays[name], self.count + more)
            self._arrays[name][self.count : self.count + more] = values
        self.count += more


def _with_room(array: npt.NDArray[Any], wanted: int) -> npt.NDArray[Any]:
    if wanted <= len(array):
        return array
    larger = np.zeros((max(wanted, 2 * len(array)), *array.shape[1:]), dtype=array.dtype)
    larger[: len(array)] = array
    return larger
