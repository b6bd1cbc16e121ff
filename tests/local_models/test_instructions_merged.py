"""A model whose template refuses instructions of their own gets them with the first question."""

from collections.abc import Iterator

import pytest

from local_models.catalog import embedded
from local_models.llama_cpp import LlamaCppModel, _merged, _takes_system
from local_models.llm import ChatMessage, ModelError
from local_models.native import Jinja2ChatFormatter

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
    model._template._format = Jinja2ChatFormatter(STRICT, eos_token="</s>", bos_token="<s>")
    yield model
    model.close()


@pytest.mark.slow
def test_the_instructions_go_with_the_first_question(strict: LlamaCppModel) -> None:
    assert strict._takes_system  # by its own template
    with pytest.raises(ModelError, match="refuses"):
        strict._prompt([*CHAT, ChatMessage("user", "More")], 32)
    strict._takes_system = _takes_system(strict._template)
    assert not strict._takes_system
    prompt = strict._prompt([*CHAT, ChatMessage("user", "More")], 32)
    assert b"Be brief.\n\nHello" in b"".join(map(strict._runtime.piece, prompt))
    assert "".join(strict.stream(CHAT[:2], max_tokens=3))


def test_merging_keeps_everything_and_its_order() -> None:
    assert _merged(CHAT) == [ChatMessage("user", "Be brief.\n\nHello"), CHAT[2]]
    assert _merged(CHAT[1:]) == CHAT[1:]
    assert _merged(CHAT[:1]) == CHAT[:1]
