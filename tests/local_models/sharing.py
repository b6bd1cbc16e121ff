"""What the tests of one model for many tasks ask it."""

from local_models.catalog import embedded
from local_models.fits import ASIDE
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import Cancel, ChatMessage, LocalModel

CLAUSES = ("haha yeah i'm a baker", "well, grew up on a farm near Bergen")
CHAT = [ChatMessage("system", "You are brief."), ChatMessage("user", "Name a colour.")]


def load(aside: int = ASIDE) -> LlamaCppModel:
    """The model that comes with Sotto, which reads prompts in small steps."""
    info = embedded()
    assert info.path
    return LlamaCppModel(info.name, info.path, 2048, step=64, aside=aside)


def told(model: LocalModel, messages: list[ChatMessage], limit: int = 24, cancel: Cancel | None = None) -> str:
    """The likeliest answer."""
    return "".join(model.stream(messages, max_tokens=limit, temperature=0, cancel=cancel))
