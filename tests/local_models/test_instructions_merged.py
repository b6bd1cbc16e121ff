"""A model whose template refuses instructions of their own gets them with the first question."""

from collections.abc import Iterator

import pytest

from local_models.catalog import embedded
from local_models.engine import Asked, merged, takes_system
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import ChatMessage, ModelError
from local_models.native import Jinja2ChatFormatter
from local_models.sampler import FreeSampler

STRICT = (
    "{{ bos_token }}{% for message in messages %}"
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}{% endif %}"
    "{% if message['role'] == 'user' %}{{ '[INST] ' + message['content'] + ' [/INST]' }}"
    "{% else %}{{ message['content'] + eos_token }}{% endif %}{% endfor %}"
)
"""As the models of one maker have it: a user and an assistant by turns, and nobody else."""
CHAT = [ChatMessage("system", "Be brief."), ChatMessage("user", "Hello"), ChatMessage("assistant", "Hi")]


@pytest.fixture
def strict() -> Iterator[LlamaCppModel]:
    """The embedded model, asked in the form that refuses instructions."""
    info = embedded()
    assert info.path
    model = LlamaCppModel(info.name, info.path, 512)
    model._engine.template._format = Jinja2ChatFormatter(STRICT, eos_token="</s>", bos_token="<s>")
    yield model
    model.close()


@pytest.mark.slow
def test_the_instructions_go_with_the_first_question(strict: LlamaCppModel) -> None:
    engine = strict._engine
    assert engine.takes_system  # by its own template
    asked = Asked([*CHAT, ChatMessage("user", "More")], 32, lambda: FreeSampler(0, None))
    with pytest.raises(ModelError, match="refuses"):
        engine.prompt(asked)
    engine.takes_system = takes_system(engine.template)
    assert not engine.takes_system
    prompt, _ = engine.prompt(asked)
    assert b"Be brief.\n\nHello" in b"".join(map(engine.resident.piece, prompt))
    assert "".join(strict.stream(CHAT[:2], max_tokens=3))


def test_merging_keeps_everything_and_its_order() -> None:
    assert merged(CHAT) == [ChatMessage("user", "Be brief.\n\nHello"), CHAT[2]]
    assert merged(CHAT[1:]) == CHAT[1:]
    assert merged(CHAT[:1]) == CHAT[:1]
