import socket
import subprocess
import sys
from pathlib import Path

import pytest

from local_models.catalog import ModelInfo, embedded
from local_models.llm import ModelError
from local_models.loopback import Loopback
from local_models.serve import serve
from tests.support.wait import eventually

pytestmark = pytest.mark.slow


def listens(url: str) -> bool:
    host, port = url.removeprefix("http://").split(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


def test_it_offers_the_model_by_its_name_and_ends_with_the_context() -> None:
    info = embedded()
    with serve(info) as url:
        assert url.startswith("http://127.0.0.1:")
        assert Loopback(url).model_names() == [info.name]
    assert not listens(url)


def test_it_ends_when_its_parent_is_killed() -> None:
    code = (
        "import sys; from local_models.catalog import embedded; from local_models.serve import serve\n"
        "with serve(embedded()) as url:\n    print(url, flush=True)\n    sys.stdin.read()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        url = parent.stdout.readline().strip()
        assert listens(url)
        parent.kill()
    assert eventually(lambda: not listens(url))


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"nothing")
    with pytest.raises(ModelError, match="could not be started"), serve(ModelInfo("bad", "folder", bad)):
        pass


def test_a_port_that_is_taken_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ModelError, match="port"), serve(embedded(), port):
            pass
