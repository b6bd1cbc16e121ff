"""Serving a model of this machine over the OpenAI API, to this machine only."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local_models.catalog import ModelInfo
from local_models.llm import ModelError

_ROOT = Path(__file__).parent.parent


@contextmanager
def serve(info: ModelInfo, port: int = 0) -> Iterator[str]:
    """Run a model server while in this context; gives its base URL, such as "http://127.0.0.1:40123".

    The server listens on 127.0.0.1 only, at `port` or at a free one, offers the model as `info.name`, and prints
    nothing. It ends with this context, and also when this process ends in any way, since it then loses its stdin.
    Raises ModelError when it cannot be started.
    """
    if info.path is None:
        raise ModelError(f"The model {info.name} has no file, so it cannot be served; choose another model.")
    child = _start(info, info.path, port)
    try:
        yield f"http://127.0.0.1:{_ready_at(child, info)}"
    finally:
        child.kill()  # it holds nothing worth saving, and a polite end would wait for running answers
        child.communicate()


def _start(info: ModelInfo, path: Path, port: int) -> subprocess.Popen[bytes]:
    order = {"model": str(path), "name": info.name, "context": info.context, "port": port}
    modules = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "local_models.serve_child", json.dumps(order)],
        env=os.environ | {"PYTHONPATH": modules},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a Ctrl-C in the terminal is meant for this process, which ends the child itself
    )


def _ready_at(child: subprocess.Popen[bytes], info: ModelInfo) -> int:
    """Wait until the child has loaded the model; the port that it listens on."""
    assert child.stdout  # noqa: S101 - it was started with a pipe
    line = child.stdout.readline().strip()
    if not line.isdigit():
        raise ModelError(
            f"A server for {info.name} could not be started; check the model file and that its port is free."
        )
    return int(line)
