"""The graphics card that the installed llama.cpp can use, if it was built for one."""

import ctypes
from functools import lru_cache

from local_models.native import api

_GRAPHICS = (1, 2)  # ggml's numbers for a card with memory of its own, and for one that shares the machine's


def free_memory() -> int:
    """Bytes free on the largest card that llama.cpp can put layers on; 0 where there is none. Loads llama.cpp."""
    if not api.llama_supports_gpu_offload():
        return 0
    ggml = _ggml()
    if ggml is None:
        return 0
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    most = 0
    for place in range(ggml.ggml_backend_dev_count()):
        device = ggml.ggml_backend_dev_get(place)
        if ggml.ggml_backend_dev_type(device) in _GRAPHICS:
            ggml.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
            most = max(most, free.value)
    return most


@lru_cache(maxsize=1)
def _ggml() -> ctypes.CDLL | None:
    """The C functions of ggml that llama_cpp does not wrap; None where its library does not lead to them."""
    library: ctypes.CDLL = api.llama_cpp._lib
    try:
        library.ggml_backend_dev_count.restype = ctypes.c_size_t
        library.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
        library.ggml_backend_dev_get.restype = ctypes.c_void_p
        library.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
        size = ctypes.POINTER(ctypes.c_size_t)
        library.ggml_backend_dev_memory.argtypes = [ctypes.c_void_p, size, size]
        library.ggml_backend_dev_memory.restype = None
    except AttributeError:
        return None
    return library
