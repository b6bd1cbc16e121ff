"""What prompts begin with, evaluated once and kept: in memory alone, since it tells the words it was made of."""

from collections import OrderedDict
from collections.abc import Sequence
from ctypes import Array, c_uint8

from local_models.fits import KEPT
from local_models.native import api


class States:
    """The evaluated beginnings of prompts, by their tokens; the one used longest ago goes first.

    A state belongs to the weights that it was evaluated with, so whoever puts an adapter on a context gives it
    states of its own. `room` is in bytes.
    """

    def __init__(self, room: int = KEPT) -> None:
        self._room = room
        self._kept: OrderedDict[tuple[int, ...], Array[c_uint8]] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes that are taken."""
        return sum(len(state) for state in self._kept.values())

    def keep(self, context: object, tokens: Sequence[int]) -> None:
        """Keep what `context` holds, which is `tokens` evaluated; not if it is larger than all the room."""
        size = api.llama_state_seq_get_size(context, 0)
        if size > self._room:
            return
        while self._kept and self.size + size > self._room:
            self._kept.popitem(last=False)
        state = (c_uint8 * size)()
        if api.llama_state_seq_get_data(context, state, size, 0) == size:
            self._kept[tuple(tokens)] = state

    def __contains__(self, tokens: Sequence[int]) -> bool:
        """Whether `tokens` are kept."""
        return tuple(tokens) in self._kept

    def restore(self, context: object, tokens: Sequence[int]) -> bool:
        """Put `tokens`, which are kept, into `context`, which holds nothing. False if llama.cpp will not."""
        self._kept.move_to_end(tuple(tokens))
        state = self._kept[tuple(tokens)]
        return bool(api.llama_state_seq_set_data(context, state, len(state), 0) == len(state))

    def clear(self) -> None:
        """Drop everything."""
        self._kept.clear()
