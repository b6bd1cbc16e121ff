"""`sotto models pull`, `list`, `info`, `use`, `remove` and `token`, against a hub on loopback."""

import hashlib
import json
import os
import resource
import signal
import subprocess
import threading
from collections.abc import Iterator

import pytest

from tests.support.cli import COMMAND, Home
from tests.support.hub import FILE, REPO, Hub, gguf, hub_server
from tests.support.wait import eventually

SIZE = 3_000_000
NAME = "tiny-instruct-q4_k_m"
ASKED = f"{REPO}:{FILE}"
EMBEDDED = "smollm2-135m-instruct"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with hub_server() as served:
        served.add(gguf(SIZE))
        monkeypatch.setenv("HF_ENDPOINT", served.endpoint)
        yield served


def models(home: Home) -> set[str]:
    folder = home.path / "models"
    return {file.name for file in folder.glob("*.gguf")} if folder.exists() else set()


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a refusal."""
    assert (done.returncode, done.stdout) == (1, "")
    lines = [line for line in done.stderr.splitlines() if line.startswith("sotto: ")]
    assert len(lines) == 1 and "This is a bug" not in lines[0] and "Traceback" not in done.stderr
    return lines[0]


def test_a_model_is_pulled_used_shown_and_removed(online_home: Home, hub: Hub) -> None:
    done = online_home.run("models", "pull", ASKED)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{NAME} is here, and its checksum is right.\nAnswer with it: sotto models use {NAME}\n"
    assert f"{ASKED} from {hub.endpoint}" in done.stderr
    assert f"{NAME} fits: needs" in done.stderr
    assert "100%, 3 MB of 3 MB" in done.stderr
    file = online_home.path / "models" / f"{NAME}.gguf"
    assert file.read_bytes() == hub.files[(REPO, FILE)]

    assert f"{NAME} answers from now on." in online_home.run("models", "use", NAME).stdout
    listed = json.loads(online_home.run("models", "list", "--json").stdout)["models"]
    assert [(model["name"], model["in_use"]) for model in listed] == [(EMBEDDED, False), (NAME, True)]
    assert (listed[1]["size"], listed[1]["licence"], listed[1]["trained_context"]) == (SIZE, "apache-2.0", 8192)

    about = online_home.run("models", "info", NAME).stdout
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    for words in ("answers", "3 MB", "apache-2.0", "8,192 tokens", "fits: needs", ASKED, str(file), sha256):
        assert words in about

    assert "--yes" in refused(online_home.run("models", "remove", NAME))
    done = online_home.run("models", "remove", NAME, "--yes")
    assert done.stdout == f"{NAME} is deleted. {EMBEDDED} answers from now on.\n"
    assert online_home.run("config", "get", "local.model").stdout.strip() == EMBEDDED
    assert list((online_home.path / "models").iterdir()) == []


def test_pull_can_use_it_at_once_tells_scripts_and_is_not_done_twice(online_home: Home, hub: Hub) -> None:
    told = json.loads(online_home.run("models", "pull", ASKED, "--use", "--json").stdout)
    assert told["sha256"] == hashlib.sha256(hub.files[(REPO, FILE)]).hexdigest()
    assert online_home.run("config", "get", "local.model").stdout.strip() == NAME
    again = refused(online_home.run("models", "pull", ASKED))
    assert f"is here already. Answer with it: sotto models use {NAME}" in again
    hub.add(gguf(9000, seed=5), repo="other/Repo")
    assert "remove it first" in refused(online_home.run("models", "pull", f"other/Repo:{FILE}"))


def test_ctrl_c_keeps_what_came_and_says_how_to_go_on(online_home: Home, hub: Hub) -> None:
    hub.silent, hub.silent_after = threading.Event(), 1_000_000
    running = online_home.start("models", "pull", ASKED)
    part = online_home.path / "models" / f".{NAME}.gguf.part"
    assert eventually(lambda: part.exists() and part.stat().st_size > 500_000)
    running.send_signal(signal.SIGINT)
    out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert said.splitlines()[-1].startswith("Stopped at ")
    assert said.splitlines()[-1].endswith(f"what came is kept. Go on with: sotto models pull {NAME}")
    assert models(online_home) == set()
    assert f"…  {NAME}" in online_home.run("models", "list", "--available").stdout
    hub.silent.set()
    hub.silent = None
    done = online_home.run("models", "pull", NAME)
    assert done.returncode == 0, done.stderr
    assert hub.pieces()[-1].headers["range"] != "bytes=0-"
    assert models(online_home) == {f"{NAME}.gguf"}


def test_what_came_can_be_removed(online_home: Home, hub: Hub) -> None:
    hub.cuts = [1_000_000, 0, 0, 0, 0]
    assert f"Go on with: sotto models pull {NAME}" in refused(online_home.run("models", "pull", ASKED))
    assert online_home.run("models", "remove", NAME, "--yes").stdout == f"What came of {NAME} is deleted.\n"
    assert list((online_home.path / "models").iterdir()) == []


def test_killed_at_any_moment_it_leaves_no_half_model_and_goes_on(online_home: Home, hub: Hub) -> None:
    for stop_at in (0, 400_000, 1_700_000):
        hub.silent, hub.silent_after = threading.Event(), stop_at
        hub.asked_for_files.clear()
        running = online_home.start("models", "pull", ASKED)
        assert eventually(hub.asked_for_files.is_set)
        os.kill(running.pid, signal.SIGKILL)
        running.communicate(timeout=60)
        hub.silent.set()
        assert models(online_home) == set()
    hub.silent = None
    assert online_home.run("models", "pull", ASKED).returncode == 0
    file = online_home.path / "models" / f"{NAME}.gguf"
    assert file.read_bytes() == hub.files[(REPO, FILE)]


def test_a_disk_that_is_full_in_the_middle_is_one_line_and_no_model(online_home: Home, hub: Hub) -> None:
    done = subprocess.run(
        [COMMAND, "models", "pull", ASKED],
        env=online_home.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
    )
    assert "The disk is full" in refused(done)
    assert models(online_home) == set()
    assert online_home.run("models", "pull", ASKED).returncode == 0


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (f"{REPO}:none.gguf", "has no file none.gguf"),
        ("no/body:x.gguf", "The hub has no no/body"),
        (REPO, f"Which file of {REPO}? Name it as {REPO}:FILE. It has: {FILE}"),
        ("gpt-9", "sotto models list --available"),
        (f"any/body:{EMBEDDED}.gguf", "comes with Sotto and is here already"),
        (f"{REPO}:README.md", "ends in .gguf"),
    ],
)
def test_a_refusal_is_one_line_and_leaves_nothing(online_home: Home, hub: Hub, asked: str, says: str) -> None:
    assert says in refused(online_home.run("models", "pull", asked))
    assert models(online_home) == set()


def test_a_wrong_checksum_is_one_line_and_leaves_nothing(online_home: Home, hub: Hub) -> None:
    hub.sums[FILE] = "f" * 64
    assert "checksum" in refused(online_home.run("models", "pull", ASKED))
    assert list((online_home.path / "models").iterdir()) == []


def test_a_gated_model_needs_a_token_which_the_environment_may_give(online_home: Home, hub: Hub) -> None:
    hub.status, hub.code, hub.token = 401, "GatedRepo", "hf_secret"
    assert "sotto models token" in refused(online_home.run("models", "pull", ASKED))
    assert online_home.run("models", "pull", ASKED, HF_TOKEN="hf_secret").returncode == 0


def test_a_token_goes_into_the_keyring_and_never_elsewhere(home: Home) -> None:
    done = home.run("models", "token", text="hf_secret\n")
    assert "Put the token in the environment as HF_TOKEN" in refused(done)
    assert "empty" in refused(home.run("models", "token", text="\n"))
    assert "hf_secret" not in done.stderr
    assert not [file for file in home.path.rglob("*") if file.is_file() and b"hf_secret" in file.read_bytes()]


def test_offline_nothing_is_asked_and_one_line_says_why(home: Home, hub: Hub) -> None:
    assert "offline mode" in refused(home.run("models", "pull", ASKED, HF_HUB_OFFLINE="1"))
    assert home.run("models", "list", "--available", HF_HUB_OFFLINE="1").returncode == 0
    assert hub.requests == []


def test_a_model_larger_than_the_machine_is_refused_before_it_is_downloaded(online_home: Home, hub: Hub) -> None:
    hub.add(gguf(9000, **{"llama.block_count": 2**20, "llama.embedding_length": 2**20}))
    assert "this machine is too small for it" in refused(online_home.run("models", "pull", ASKED))
    assert hub.pieces() == []
    done = online_home.run("models", "pull", ASKED, "--anyway")
    assert "does not fit now" in done.stderr
    assert models(online_home) == {f"{NAME}.gguf"}


def test_the_list_of_what_can_be_got_needs_no_network_and_leaves_out_what_is_here(home: Home) -> None:
    listed = json.loads(home.run("models", "list", "--available", "--json").stdout)["models"]
    names = {model["name"] for model in listed}
    assert {"qwen2.5-0.5b", "llama-3.2-3b", "gemma-3-4b", "phi-4-mini", "mistral-7b", "granite-3.3-2b"} <= names
    assert all(model["licence"] and model["size"] and model["fit"] for model in listed)
    (home.path / "models").mkdir(parents=True)
    (home.path / "models" / "qwen2.5-0.5b.gguf").write_bytes(gguf(9000))
    assert "qwen2.5-0.5b" not in home.run("models", "list", "--available").stdout
    assert "qwen2.5-0.5b" in home.run("models", "list").stdout
    assert "get it with: sotto models pull gemma-3-1b" in refused(home.run("models", "use", "gemma-3-1b"))


def test_a_file_whose_path_has_a_space_is_named_as_a_shell_takes_it(home: Home) -> None:
    file = home.path / "my models" / "tiny.gguf"
    file.parent.mkdir(parents=True)
    file.write_bytes(gguf(9000))
    assert f"Answer with it: sotto models use '{file}'" in refused(home.run("models", "pull", str(file)))


@pytest.mark.parametrize("name", [EMBEDDED, "../config", "nothing", "."])
def test_what_was_not_downloaded_is_not_removed(home: Home, name: str) -> None:
    refused(home.run("models", "remove", name, "--yes"))
