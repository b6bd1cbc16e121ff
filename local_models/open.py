"""Opening a model from the catalogue."""

from collections.abc import Callable
from pathlib import Path

from local_models.catalog import ModelInfo
from local_models.llm import LocalModel, ModelError
from local_models.loading import PendingModel
from local_models.plan import planned
from local_models.skills.lessons import SKILLS, adapter_of


def open_model(info: ModelInfo) -> LocalModel:
    """The model behind `info`, at once: one that runs in this process goes on loading in the background.

    Raises ModelError when `info` names neither a file nor a server on this machine.
    """
    if info.url:
        from local_models.llama_server import LlamaServerModel
        from local_models.loopback import Loopback

        return LlamaServerModel(Loopback(info.url), info.name)
    if info.path:
        return load_in_background(info, info.path)
    raise ModelError(f"The model {info.name} has neither a file nor a server; choose another model.")


def load_in_background(info: ModelInfo, path: Path) -> PendingModel:
    """The GGUF model in `path`, being loaded on a thread of its own, as it fits into the memory that is free."""

    def load(keep_loading: Callable[[], bool]) -> LocalModel:
        from local_models.graphics import free_memory
        from local_models.llama_cpp import LlamaCppModel

        plan = planned(info.name, path, info.context, free_memory(), adapter)
        taught = adapter if plan.taught else None
        return LlamaCppModel(
            info.name, path, plan.context, keep_loading, plan.on_card, plan.step, plan.aside, taught
        )

    adapter = adapter_of(info)
    return PendingModel(info, load, frozenset(SKILLS) if adapter else frozenset())
