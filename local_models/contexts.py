"""The contexts over one model: the chat's, and one beside it for tasks. Neither drops what the other has.

Two contexts take more memory than one whose state is swapped, but nothing is copied when they take turns: 3,000
tokens of chat with the model that comes along are 69 MB, 35 ms to take out and 5 to put back.
"""

from contextlib import suppress
from pathlib import Path

from local_models.fits import ASIDE, STEP
from local_models.llm import ModelError
from local_models.resident import Resident
from local_models.runtime import Runtime
from local_models.skills.lessons import SKILLS
from local_models.states import States
from local_models.taught_runtime import TaughtRuntime


class Contexts:
    """The chat's context, open from the start, and that of tasks, opened when the first task comes.

    `context` and `step` are those of the chat's. Tasks ask for little, so their context has `aside` tokens, and
    grows for a task that needs more; with 0, or where memory runs out, they use the chat's own, which costs time
    alone. What their prompts begin with is kept wherever they run. What the model was taught by an `adapter` has a
    context of its own. Not thread-safe. Raises ModelError.
    """

    def __init__(
        self, resident: Resident, context: int, step: int = STEP, aside: int = ASIDE, adapter: Path | None = None
    ) -> None:
        self._resident, self._step, self._aside, self._adapter = resident, step, aside, adapter
        self.states = States()
        self.chat = Runtime(resident, context, step, self.states)
        self._tasks: Runtime | None = None
        self._taught: Runtime | None = None

    @property
    def taught_skills(self) -> frozenset[str]:
        """What the adapter is asked for."""
        return frozenset(SKILLS) if self._adapter else frozenset()

    @property
    def taught(self) -> Runtime:
        """The context in which the adapter is at work, opened when it is first asked for. Raises ModelError."""
        if self._taught is None:
            if self._adapter is None:
                raise ModelError(_NO_ROOM)
            self._taught = TaughtRuntime(self._resident, self._adapter)
        return self._taught

    def for_task(self, tokens: int) -> Runtime:
        """The context for a task whose prompt and answer take up to `tokens`."""
        if not self._aside or -(-tokens // self._aside) * self._aside >= self.chat.context_size:
            return self.chat
        if self._tasks is None or self._tasks.context_size < tokens:
            self._open(-(-tokens // self._aside) * self._aside)
        return self._tasks or self.chat

    def _open(self, size: int) -> None:
        if self._tasks:
            self._tasks.free()
            self._tasks = None
        with suppress(ModelError):
            self._tasks = Runtime(self._resident, size, self._step, self.states)
            if self._tasks.context_size >= size:
                return
            self._tasks.free()
            self._tasks = None
        self._aside = 0

    def free(self) -> None:
        """Give the memory back, the model's own aside."""
        for runtime in filter(None, (self.chat, self._tasks, self._taught)):
            runtime.free()
        self._tasks = self._taught = None
        self.states.clear()


_NO_ROOM = "Too little memory is free for what this model was taught, so background jobs are done by rule."
