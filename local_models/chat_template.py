"""From chat messages to the tokens of a prompt, by the template that came with the model."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

from jinja2 import TemplateError

from local_models.llm import ChatMessage, ModelError
from local_models.native import Jinja2ChatFormatter, api
from local_models.resident import Resident

_CHATML = """{% for message in messages %}<|im_start|>{{ message['role'] }}
{{ message['content'] }}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}"""

_PLACE = re.compile("\ue000(\\d+)\ue001")  # where the template puts the content of a message
_REMEMBERED = 64  # answers


class ChatTemplate:
    """Renders a chat to tokens so that user text stays text, and so that the prompt only grows from turn to turn.

    Raises ModelError when the model's template cannot be read.

    The template is rendered with a mark in place of each content. A content that spells a control token
    ("<|im_end|>") is tokenized by itself, as plain text. A remembered answer is put in as the very tokens that the
    model generated, since tokenizing its text again may cut it differently and void what was evaluated.
    """

    def __init__(self, resident: Resident) -> None:
        self._resident = resident
        self._format = _formatter(resident)
        self._answers: OrderedDict[str, list[int]] = OrderedDict()
        self.count = lru_cache(maxsize=4096)(self._count)
        """How many tokens a text takes as the content of a message."""
        self._is_plain = lru_cache(maxsize=4096)(self._spells_no_control_token)

    def remember(self, answer: str, tokens: list[int]) -> None:
        """Keep the tokens of a generated answer; the conversation may hold it stripped of the spaces around it."""
        self._answers[answer.strip()] = tokens
        self._answers.move_to_end(answer.strip())
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)

    def tokens(self, messages: Sequence[ChatMessage]) -> list[int]:
        """The prompt that asks for the next answer. Raises ModelError when the template refuses the chat."""
        tokens: list[int] = []
        run = ""  # text to be tokenized in one go, as the model's makers do it
        for place, text in enumerate(_PLACE.split(self._rendered(messages))):
            message = messages[int(text)] if place % 2 else None
            if message is None or (part := self._apart(message)) is None:
                run += message.content if message else text
                continue
            tokens += self._resident.tokenize(run, control=True) + part
            run = ""
        tokens += self._resident.tokenize(run, control=True)
        begin = self._resident.begin
        return tokens if begin is None or tokens[:1] == [begin] else [begin, *tokens]

    def _rendered(self, messages: Sequence[ChatMessage]) -> str:
        marked = [{"role": m.role, "content": f"\ue000{place}\ue001"} for place, m in enumerate(messages)]
        try:
            prompt: str = self._format(messages=marked).prompt
        except (TemplateError, ValueError, TypeError) as error:
            raise ModelError("This model's chat template refuses this conversation; use another model.") from error
        return prompt

    def _apart(self, message: ChatMessage) -> list[int] | None:
        """The tokens of a content that must not be tokenized together with the template; None where it may."""
        if message.role == "assistant" and (tokens := self._answers.get(message.content.strip())):
            return tokens
        return None if self._is_plain(message.content) else self._resident.tokenize(message.content, control=False)

    def _spells_no_control_token(self, text: str) -> bool:
        return self._resident.tokenize(text, control=True) == self._resident.tokenize(text, control=False)

    def _count(self, text: str) -> int:
        return len(self._resident.tokenize(text, control=False))


def _formatter(resident: Resident) -> Jinja2ChatFormatter:
    """llama_cpp's sandboxed renderer of the model's template, or of ChatML for a model that has none."""
    try:
        return Jinja2ChatFormatter(
            resident.template() or _CHATML,
            eos_token=resident.spelling(api.llama_vocab_eos(resident.vocab)),
            bos_token=resident.spelling(api.llama_vocab_bos(resident.vocab)),
        )
    except TemplateError as error:
        raise ModelError("This model's chat template cannot be read; use another model.") from error
