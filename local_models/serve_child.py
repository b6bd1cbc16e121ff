"""The process behind `local_models.serve`: llama_cpp.server on one loopback port.

Takes its order as one JSON argument, prints the port once it is ready, and lives as long as its stdin is open.
"""

import json
import os
import socket
import sys
import threading
from typing import Any


def main() -> None:
    """Serve until stdin closes. Ends with an error, and without printing a port, when it cannot."""
    order = json.loads(sys.argv[1])
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    told = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # llama_cpp.server prints when a client leaves
    listening = socket.create_server(("127.0.0.1", order["port"]))
    app = _app(order)
    told.write(f"{listening.getsockname()[1]}\n")
    told.close()
    _run(app, listening)


def _app(order: dict[str, Any]) -> Any:
    import local_models.native  # noqa: F401 isort: skip - sets llama_cpp up before it is loaded
    from llama_cpp.server.app import create_app
    from llama_cpp.server.settings import ModelSettings, ServerSettings

    from local_models.cpu import usable_cores

    model = ModelSettings(
        model=order["model"],
        model_alias=order["name"],
        n_ctx=order["context"],
        n_threads=max(1, usable_cores() - 1),
        n_threads_batch=usable_cores(),
        verbose=False,
    )
    # By default a new request breaks off the running one; ours wait for each other.
    return create_app(server_settings=ServerSettings(interrupt_requests=False), model_settings=[model])


def _run(app: Any, listening: socket.socket) -> None:
    import uvicorn

    # Without the lifespan and access log: nothing a client asks is written anywhere.
    uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False)).run(sockets=[listening])


def _end_with_stdin() -> None:
    os.read(0, 1)
    os._exit(0)


if __name__ == "__main__":
    main()
