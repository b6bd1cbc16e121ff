"""A context of a model in which an adapter (LoRA) is at work: for background jobs, never for chat.

The weights are shared; the evaluated tokens are not. So nothing that the adapter had a hand in can be part of a
chat's answer, and a job in the background takes nothing away that the next turn of the chat would have reused.
"""

import ctypes
from pathlib import Path

from local_models.fits import SMALL_STEP, TAUGHT
from local_models.llm import ModelError
from local_models.native import api
from local_models.resident import Resident
from local_models.runtime import Runtime


class TaughtRuntime(Runtime):
    """The model as an adapter file changes it. Free it before the model.

    Raises ModelError when the adapter cannot be loaded, or there is no memory for another context.
    """

    def __init__(self, resident: Resident, adapter: Path) -> None:
        loaded = _loaded(resident, adapter)
        super().__init__(resident, TAUGHT, SMALL_STEP)
        adapters, scales = (api.llama_adapter_lora_p_ctypes * 1)(loaded), (ctypes.c_float * 1)(1.0)
        if api.llama_set_adapters_lora(self._context, adapters, 1, scales) != 0:
            self.free()
            raise _damaged(adapter)


def _loaded(resident: Resident, path: Path) -> object:
    """The adapter in a file, which is freed with the model. Raises ModelError."""
    if not path.is_file():
        raise ModelError(
            f"The adapter {path.name} is missing, so background jobs are done by rule; reinstall Sotto."
        )
    if not (adapter := api.llama_adapter_lora_init(resident.model, str(path).encode())):
        raise _damaged(path)
    return adapter


def _damaged(path: Path) -> ModelError:
    return ModelError(f"The adapter {path.name} is damaged, so background jobs are done by rule; reinstall Sotto.")
