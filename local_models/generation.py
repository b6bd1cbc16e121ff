"""One answer in the making, token by token, which another may interrupt without its losing anything.

One token at a time is the quickest on a processor, where several at once take as long as one by one and longer, as
measured with the model that comes along and its weights in other forms (milliseconds: 1 token 7.9, 2 18, 8 50).
So there is no prompt-lookup decoding (Saxena 2023): of answers that copy their question, drafts of two tokens made
rewriting 0.80 times as fast, and what is verified in one batch is not the same to the last bit. Nor are several
answers made at once: 7.8 ms a token of eight answers, 7.9 of one.
"""

from collections.abc import Sequence

from local_models.resident import Resident
from local_models.runtime import Runtime
from local_models.sampler import Sampler


class Generation:
    """The tokens that follow `prompt`, at most `limit`, until the model ends its turn.

    `beginning` is how many tokens of the prompt others have as well.
    """

    def __init__(
        self, resident: Resident, prompt: Sequence[int], beginning: int, sampler: Sampler, limit: int
    ) -> None:
        self._resident, self._sampler = resident, sampler
        self.prompt, self._beginning, self._limit = prompt, beginning, limit
        self.tokens: list[int] = []
        """What was generated so far."""
        self.evaluated = 0
        """How many tokens of the prompt had to be evaluated."""

    @property
    def most(self) -> int:
        """Tokens that prompt and answer may take."""
        return len(self.prompt) + self._limit

    def next(self, runtime: Runtime) -> int | None:
        """The next token; None at the end. Raises Stopped and ModelError.

        After a stop it may be called again, also with another runtime, or one that others have used meanwhile: the
        answer is the same to the last bit, since everything is evaluated again as it was before.
        """
        if len(self.tokens) >= self._limit:
            return None
        if runtime.used_by is not self:
            self.evaluated += runtime.set_prompt(self.prompt, self._beginning)
            runtime.used_by = self
        runtime.go_on(self.prompt, self.tokens)
        token = runtime.sample(self._sampler)
        if self._resident.ends(token):
            return None
        self.tokens.append(token)
        return token

    def close(self) -> None:
        """Give the sampler's memory back."""
        self._sampler.close()
