"""Downloading against a hub on loopback: it ends whole and checked, or it leaves no model and says why."""

import hashlib
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_models import part
from local_models.hub import Hub
from local_models.llm import Cancel, ModelError
from local_models.offers import Source, Wanted, wanted
from local_models.part import Origin, Stopped, origin_of, part_path, waiting
from tests.support.hub import COMMIT, FILE, REPO, gguf, hub_server
from tests.support.hub import Hub as Served
from tests.support.wait import eventually

SIZE = 700_000
WANTED = Wanted("tiny", Source(REPO, FILE))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    with hub_server() as hub:
        hub.add(gguf(SIZE))
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
        yield hub


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "models" / "tiny.gguf"


def pull(
    target: Path, cancel: Cancel | None = None, told: part.Told = lambda done, of: None, **kind: float
) -> None:
    hub = Hub(**{"pause_s": 0.001, **kind})
    hub.download(hub.look(WANTED), target, told, cancel or Cancel())


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def left_no_model(target: Path) -> bool:
    return not list(target.parent.glob("*.gguf")) and not target.exists()


def test_a_model_arrives_whole_checked_and_with_a_note_of_where_it_is_from(served: Served, target: Path) -> None:
    steps: list[tuple[int, int]] = []
    pull(target, told=lambda done, of: steps.append((done, of)))
    assert target.read_bytes() == served.files[(REPO, FILE)]
    assert origin_of(target) == Origin(REPO, FILE, COMMIT, sha256(target), SIZE, served.endpoint)
    assert (steps[0], steps[-1]) == ((0, SIZE), (SIZE, SIZE))
    assert steps == sorted(steps)
    assert sorted(file.name for file in target.parent.iterdir()) == ["tiny.gguf", "tiny.origin.json"]


def test_looking_reads_the_header_and_downloads_nothing(served: Served) -> None:
    found = Hub().look(WANTED)
    assert found.header["general.license"] == "apache-2.0"
    assert found.origin.size == SIZE
    assert served.pieces() == []


@pytest.mark.parametrize("seed", range(3))
def test_a_pull_cut_at_ten_random_points_goes_on_by_itself_and_ends_with_the_right_sum(
    served: Served, target: Path, seed: int
) -> None:
    served.cuts = [random.Random(seed).randrange(SIZE // 12) for _ in range(10)]
    cuts = sum(served.cuts)
    pull(target)
    assert sha256(target) == hashlib.sha256(served.files[(REPO, FILE)]).hexdigest()
    ranges = [int(r.headers["range"].removeprefix("bytes=").removesuffix("-")) for r in served.pieces()]
    assert len(ranges) == 11
    assert ranges == sorted(ranges)
    assert ranges[-1] == cuts


def test_a_pull_stopped_at_ten_random_points_goes_on_where_it_was(served: Served, target: Path) -> None:
    points = sorted(random.Random(7).sample(range(1, SIZE - 150_000), 10))
    for point in points:
        cancel = Cancel()
        with pytest.raises(Stopped, match=r"what came is kept\. Go on with: sotto models pull tiny"):
            pull(target, cancel, lambda done, of, at=point, stop=cancel: stop.set() if done >= at else None)
        assert left_no_model(target)
        origin, here = waiting(target.parent)["tiny"]
        assert here > 0 and origin.file == FILE
    before = part_path(target).stat().st_size
    pull(target)
    assert served.pieces()[-1].headers["range"] == f"bytes={before}-"
    assert sha256(target) == hashlib.sha256(served.files[(REPO, FILE)]).hexdigest()
    assert waiting(target.parent) == {}


def test_a_hub_that_breaks_off_again_and_again_is_one_line_and_what_came_is_kept(
    served: Served, target: Path
) -> None:
    served.cuts = [100_000, 0, 0, 0, 0, 0]
    with pytest.raises(ModelError, match=r"broke off at 100 kB of 700 kB; what came is kept\. Go on with"):
        pull(target)
    assert left_no_model(target)
    served.cuts = []
    pull(target)
    assert sha256(target) == hashlib.sha256(served.files[(REPO, FILE)]).hexdigest()


def test_a_silent_hub_is_given_up_and_what_came_is_kept(served: Served, target: Path) -> None:
    served.silent, served.silent_after = threading.Event(), 50_000
    with pytest.raises(ModelError, match="broke off at"):
        pull(target, patience_s=0.2)
    assert left_no_model(target)
    assert waiting(target.parent)["tiny"][1] >= 50_000


def test_a_stop_while_the_hub_is_silent_does_not_wait_for_it(served: Served, target: Path) -> None:
    served.silent, served.silent_after = threading.Event(), 50_000
    cancel, ended = Cancel(), threading.Event()

    def run() -> None:
        with pytest.raises(Stopped):
            pull(target, cancel, patience_s=3600)
        ended.set()

    threading.Thread(target=run).start()
    assert eventually(lambda: part_path(target).exists() and served.asked_for_files.is_set())
    cancel.set()
    assert eventually(ended.is_set)


def test_bytes_that_are_not_what_the_hub_said_leave_nothing(served: Served, target: Path) -> None:
    served.sums[FILE] = "0" * 64
    with pytest.raises(ModelError, match="The checksum of tiny is wrong"):
        pull(target)
    assert left_no_model(target)
    assert waiting(target.parent) == {}
    assert list(target.parent.iterdir()) == []


def test_a_part_that_went_bad_on_the_disk_is_found_out(served: Served, target: Path) -> None:
    cancel = Cancel()
    with pytest.raises(Stopped):
        pull(target, cancel, lambda done, of: cancel.set() if done > 300_000 else None)
    path = part_path(target)
    path.write_bytes(bytes(1000) + path.read_bytes()[1000:])
    with pytest.raises(ModelError, match="checksum"):
        pull(target)
    assert left_no_model(target)
    pull(target)
    assert target.read_bytes() == served.files[(REPO, FILE)]


def test_a_part_of_another_file_is_not_gone_on_with(served: Served, target: Path) -> None:
    cancel = Cancel()
    with pytest.raises(Stopped):
        pull(target, cancel, lambda done, of: cancel.set() if done > 300_000 else None)
    served.add(gguf(SIZE, seed=2))
    pull(target)
    assert target.read_bytes() == served.files[(REPO, FILE)]


def test_a_hub_without_ranges_sends_everything_again(served: Served, target: Path) -> None:
    served.cuts = [200_000]
    served.knows_ranges = False
    pull(target)
    assert target.read_bytes() == served.files[(REPO, FILE)]


def test_a_model_for_which_the_disk_has_no_room_is_refused_before_it_is_downloaded(
    served: Served, target: Path
) -> None:
    served.sizes[FILE] = 10**18
    with pytest.raises(ModelError, match=r"The disk has .* free and tiny needs .*; make room"):
        pull(target)
    assert served.pieces() == []
    assert left_no_model(target)


def test_a_hub_that_sends_more_than_it_said_is_refused(served: Served, target: Path) -> None:
    served.sizes[FILE] = SIZE - 1
    with pytest.raises(ModelError, match="sent more"):
        pull(target)
    assert left_no_model(target)


@pytest.mark.parametrize(
    ("status", "code", "says"),
    [
        (404, "RepoNotFound", "The hub has no maker/Tiny-Instruct-GGUF; check the name"),
        (404, "EntryNotFound", f"has no file {FILE}; see what it has with: sotto models pull {REPO}"),
        (401, "GatedRepo", "accept its licence. Accept it at .*sotto models token"),
        (403, "GatedRepo", "accept its licence. Accept it at .*sotto models token"),
        (401, "", "keep your token|does not know your token|does not show it to you"),
        (403, "", "does not give .* to your token"),
        (404, "", "is no model hub"),
        (500, "", "busy or failing"),
        (429, "", "busy or failing"),
    ],
)
def test_a_refusal_is_one_line_and_leaves_nothing(
    served: Served, target: Path, status: int, code: str, says: str
) -> None:
    served.status, served.code = status, code
    with pytest.raises(ModelError, match=says) as refusal:
        pull(target)
    assert "\n" not in str(refusal.value)
    assert not target.parent.exists()


def test_the_token_goes_to_the_hub_and_not_to_where_the_hub_sends_on(served: Served, target: Path) -> None:
    served.status, served.code, served.token = 401, "GatedRepo", "hf_secret"
    hub = Hub("hf_secret")
    hub.download(hub.look(WANTED), target, lambda done, of: None, Cancel())
    assert target.exists()
    for request in served.requests:
        to_hub = not request.path.startswith("/blob/")
        assert request.headers.get("authorization") == ("Bearer hf_secret" if to_hub else None)


def test_nothing_is_told_of_this_machine_but_the_versions_of_python_and_the_library(
    served: Served, target: Path
) -> None:
    pull(target)
    agents = {request.headers["user-agent"] for request in served.requests}
    assert all(agent.startswith("sotto/") and agent.count(";") == 2 for agent in agents)
    assert all("torch" not in agent and "agent/" not in agent for agent in agents)


def test_a_hub_that_is_not_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match=r"can't be reached; .* name a mirror in HF_ENDPOINT"):
        Hub().look(WANTED)


@pytest.mark.parametrize("endpoint", ["http://example.org", "ftp://x", "nonsense", "http://127.0.0.1.example.org"])
def test_a_mirror_that_is_not_encrypted_is_refused(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    with pytest.raises(ModelError, match="begins with https"):
        Hub()


def test_offline_nothing_is_asked(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="offline mode"):
        Hub()
    assert served.requests == []


def test_two_downloads_of_one_model_do_not_meet(served: Served, target: Path) -> None:
    found = Hub().look(WANTED)
    with part.Part(target, found.origin), pytest.raises(ModelError, match="being downloaded already"):
        pull(target)
    pull(target)
    assert target.exists()


def test_the_files_of_a_repository_are_listed_with_their_sizes(served: Served) -> None:
    served.add(gguf(9000), file="small.gguf")
    assert Hub().files(REPO) == [("small.gguf", 9000), (FILE, SIZE)]
    with pytest.raises(ModelError, match="The hub has no maker/Nothing"):
        Hub().files("maker/Nothing")


def test_a_file_that_is_no_model_is_refused_before_it_is_downloaded(served: Served, target: Path) -> None:
    served.add(b"<html>" + bytes(9000))
    with pytest.raises(ModelError, match="not a GGUF model file"):
        pull(target)
    assert served.pieces() == []


def test_a_file_that_changed_since_sotto_s_list_was_made_is_refused(served: Served) -> None:
    with pytest.raises(ModelError, match=r"another file .* than the one that Sotto's list names"):
        Hub().look(Wanted("tiny", Source(REPO, FILE), "1" * 64))
    assert served.pieces() == []


def test_a_name_a_reference_and_what_is_neither() -> None:
    assert wanted("Qwen2.5-0.5B").source.repo == "Qwen/Qwen2.5-0.5B-Instruct-GGUF"
    known = wanted("bartowski/Llama-3.2-1B-Instruct-GGUF:Llama-3.2-1B-Instruct-Q4_K_M.gguf")
    assert (known.name, len(known.sha256)) == ("llama-3.2-1b", 64)
    assert wanted("me/mine:deep/own.gguf") == Wanted("own", Source("me/mine", "deep/own.gguf"))
    for text in ("gpt-9", "me/mine", "me/mine:readme.md", "me/mine:../x.gguf", "me/x:m-00001-of-00003.gguf", ""):
        with pytest.raises(ModelError):
            wanted(text)
