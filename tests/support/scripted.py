"""A local model that says what a test wants it to say, behind the protocol that every local model fulfils."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class ScriptedModel:
    """Answers the last message with what `answer` makes of it: a value that is sent as JSON, or text as it is."""

    answer: Callable[[str], object]
    name: str = "scripted"
    context_size: int = 4096
    seen: list[str] = field(default_factory=list)

    def stream(self, messages, *, max_tokens=512, temperature=0.7, seed=None, cancel=None):
        self.seen.append("\n".join(message.content for message in messages))
        yield str(self.answer(messages[-1].content))

    def stream_json(self, messages, schema, *, max_tokens=512, temperature=0.0, cancel=None):
        self.seen.append("\n".join(message.content for message in messages))
        answer = self.answer(messages[-1].content)
        yield answer if isinstance(answer, str) else json.dumps(answer)

    def count_tokens(self, text):
        return len(text.split())

    def close(self):
        pass


def says(question: str) -> ScriptedModel:
    """A model whose every paraphrase is `question`."""
    return ScriptedModel(lambda _: {"question": question})
