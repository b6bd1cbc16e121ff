"""What a model needs is known before it is loaded, and it is opened as it fits."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models import machine, plan
from local_models.catalog import CONTEXT, ModelInfo, embedded
from local_models.fits import ASIDE, LEAST, SMALL_STEP, STEP, Shape, beside, fitted, jobs, needed, shape_in
from local_models.gguf import read_header
from local_models.llm import ModelError
from local_models.machine import Machine, this_machine
from local_models.offers import Source, offered, offers, wanted
from local_models.open import open_model
from local_models.plan import Plan, layers_on_card, planned, refusal, short, verdict, with_jobs
from local_models.skills.lessons import ADAPTER
from local_models.skills.stating import stated
from tests.support.hub import gguf

SMALL = Shape(layers=30, kv=30 * 3 * 128, heads=9, width=576, inner=1536, trained=8192)
SHAPES = st.builds(
    Shape,
    layers=st.integers(1, 100),
    kv=st.integers(64, 1 << 18),
    heads=st.integers(1, 128),
    width=st.integers(64, 1 << 14),
    inner=st.integers(64, 1 << 16),
    trained=st.integers(256, 1 << 20),
)
BYTES = st.integers(0, 1 << 38)


def header(path: Path, **more: str | int | tuple[int, ...]) -> Path:
    path.write_bytes(gguf(4096, **more))
    return path


def test_the_shape_of_the_embedded_model_is_read_from_its_header() -> None:
    path = embedded().path
    assert path
    assert shape_in(read_header(path)) == SMALL


@pytest.mark.slow
@pytest.mark.parametrize(("context", "step"), [(512, STEP), (1024, SMALL_STEP)])
def test_what_is_worked_out_is_what_the_embedded_model_takes_and_a_little_more(context: int, step: int) -> None:
    info = embedded()
    measuring = f"""
import re
from pathlib import Path
from local_models.resident import Resident
from local_models.runtime import Runtime
def resident(): return 1024 * int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
before = resident()
model = Resident(Path({str(info.path)!r}))
runtime = Runtime(model, {context}, {step})
runtime.set_prompt(model.tokenize("one two three " * {context}, control=False)[: {context} - 1])
print(resident() - before)
"""
    done = subprocess.run([sys.executable, "-c", measuring], capture_output=True, text=True, check=True)
    taken = int(done.stdout)
    assert taken <= needed(SMALL, info.size, context, step) <= taken * 1.25


@given(SHAPES, BYTES, st.integers(1, 1 << 20), BYTES)
def test_a_fit_is_the_largest_context_for_which_there_is_room(
    shape: Shape, weights: int, wanted: int, available: int
) -> None:
    fit = fitted(shape, weights, wanted, available)
    most = min(wanted, shape.trained)
    assert min(most, LEAST) <= fit.context <= most
    assert fit.needed == needed(shape, weights, fit.context, fit.step)
    assert (fit.step == STEP) == (needed(shape, weights, most) <= available)
    assert fit.fits == (fit.needed <= available)
    if fit.context > min(most, LEAST):
        assert fit.fits
    if fit.context < most:
        assert needed(shape, weights, min(most, fit.context + 256), SMALL_STEP) > available


@given(SHAPES, BYTES, st.integers(1, 1 << 17), BYTES)
def test_layers_on_a_card_have_room_there(shape: Shape, weights: int, context: int, card: int) -> None:
    layers = layers_on_card(shape, weights, context, card)
    assert 0 <= layers <= shape.layers
    if layers:
        assert layers * ((weights + shape.cache(context)) // shape.layers) + shape.scratch(context) <= card


def test_a_header_that_tells_its_heads_layer_by_layer_is_read(tmp_path: Path) -> None:
    path = header(tmp_path / "layers.gguf", **{"llama.attention.head_count_kv": (2, 2, 0, 1)})
    shape = shape_in(read_header(path))
    assert shape and shape.kv == (2 + 2 + 0 + 1) * (16 + 16)


def test_a_model_of_an_unknown_kind_is_not_judged(tmp_path: Path) -> None:
    path = header(tmp_path / "odd.gguf", **{"general.architecture": "unheard-of"})
    assert shape_in(read_header(path)) is None
    assert planned("odd", path, 4096).context == 4096


def test_this_machine_has_memory_and_cores() -> None:
    found = this_machine()
    assert 0 < found.available <= found.total
    assert found.cores >= 1


def test_a_limit_on_the_process_counts_as_its_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group = tmp_path / "groups" / "app"
    group.mkdir(parents=True)
    (tmp_path / "own").write_text("0::/app\n")
    (group / "memory.max").write_text("500000000\n")
    (group / "memory.current").write_text("300000000\n")
    (group / "memory.stat").write_text("anon 1\nactive_file 60000000\ninactive_file 40000000\n")
    monkeypatch.setattr(machine, "_GROUPS", tmp_path / "groups")
    monkeypatch.setattr(machine, "_GROUP", tmp_path / "own")
    found = this_machine()
    assert (found.total, found.available) == (500_000_000, 300_000_000)
    (group / "memory.max").write_text("max\n")
    assert this_machine().total > 500_000_000


def test_where_nobody_tells_what_is_free_a_part_of_all_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_MEMORY", tmp_path / "none")
    found = this_machine()
    assert 0 < found.available < found.total


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with 220 MB free: the embedded model fits, in small steps and with less context than usual."""
    found = Machine(total=8_000_000_000, available=220_000_000, cores=2)
    monkeypatch.setattr(plan, "this_machine", lambda: found)
    return found


def test_with_little_memory_a_model_is_opened_with_less_context(little: Machine) -> None:
    path = embedded().path
    assert path
    found = planned("m", path, CONTEXT)
    assert LEAST <= found.context < CONTEXT
    assert (found.step, found.aside) == (SMALL_STEP, 0)
    assert needed(SMALL, path.stat().st_size, found.context, found.step) <= little.available


@pytest.mark.parametrize(
    ("free", "step", "aside"), [(250, SMALL_STEP, 0), (320, STEP, 0), (500, STEP, ASIDE)], ids=str
)
def test_small_steps_and_no_context_for_tasks_come_before_less_context(
    free: int, step: int, aside: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "this_machine", lambda: Machine(8_000_000_000, free * 1_000_000, 2))
    path = embedded().path
    assert path
    assert planned("m", path, CONTEXT) == Plan(CONTEXT, 0, step, aside)


@pytest.mark.parametrize(
    ("free", "step", "taught"), [(250, SMALL_STEP, False), (330, SMALL_STEP, True), (500, STEP, True)], ids=str
)
def test_what_the_model_was_taught_has_room_where_the_chat_keeps_its_context(
    free: int, step: int, taught: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "this_machine", lambda: Machine(8_000_000_000, free * 1_000_000, 2))
    path = embedded().path
    assert path
    found = planned("m", path, CONTEXT, adapter=ADAPTER)
    assert (found.context, found.step, found.taught) == (CONTEXT, step, taught)
    if taught:
        bytes_ = needed(SMALL, path.stat().st_size, CONTEXT, step) + jobs(SMALL, ADAPTER.stat().st_size)
        assert bytes_ <= free * 1_000_000
        aside = beside(SMALL, step) if found.aside else 0
        assert bytes_ + aside <= free * 1_000_000


@pytest.mark.slow
def test_without_room_for_it_jobs_are_done_by_rule_and_the_chat_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "this_machine", lambda: Machine(8_000_000_000, 250_000_000, 2))
    model = open_model(embedded())
    try:
        with pytest.raises(ModelError, match=r"^Too little memory is free .* done by rule\.$"):
            stated(model, "plumber here")
        assert "".join(model.stream([*_hello()], max_tokens=3))
    finally:
        model.close()


def test_the_memory_that_is_told_counts_what_the_model_was_taught() -> None:
    path = embedded().path
    assert path
    bare, _ = with_jobs(SMALL, path.stat().st_size, CONTEXT, 10**10, None)
    taught, _ = with_jobs(SMALL, path.stat().st_size, CONTEXT, 10**10, ADAPTER)
    assert taught.needed - bare.needed == jobs(SMALL, ADAPTER.stat().st_size) > ADAPTER.stat().st_size


@pytest.mark.slow
def test_the_opened_model_has_that_context_and_says_so_in_one_line(little: Machine) -> None:
    model = open_model(embedded())
    try:
        had = model.loaded().context_size  # type: ignore[attr-defined]
        assert had == model.context_size < CONTEXT
        assert model.note == (  # type: ignore[attr-defined]
            f"smollm2-135m-instruct has {had:,} tokens of context instead of 4,096: more memory is not free."
        )
        assert "".join(model.stream([*_hello()], max_tokens=3))
    finally:
        model.close()


def test_a_model_that_does_not_fit_is_refused_in_one_line_instead_of_dying(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plan, "this_machine", lambda: Machine(8_000_000_000, 120_000_000, 2))
    model = open_model(embedded())
    with pytest.raises(ModelError, match=r"needs 1\d\d MB of memory and 120 MB are free; close some programs"):
        "".join(model.stream([*_hello()]))
    model.close()


def _hello() -> list:  # type: ignore[type-arg]
    from local_models.llm import ChatMessage

    return [ChatMessage("user", "Hello")]


def test_what_is_said_of_a_fit() -> None:
    plenty = fitted(SMALL, 98_000_000, 4096, 10**10)
    stepwise = fitted(SMALL, 98_000_000, 4096, 250_000_000)
    tight = fitted(SMALL, 98_000_000, 4096, 220_000_000)
    none = fitted(SMALL, 98_000_000, 4096, 10**8)
    assert verdict(plenty) == "fits: needs 305 MB of 10.0 GB free, at 4,096 tokens"
    assert verdict(stepwise) == "fits: needs 245 MB of 250 MB free, at 4,096 tokens, read in small steps"
    assert re.fullmatch(r"fits at [\d,]+ tokens, read in small steps: needs \d+ MB of 220 MB free", verdict(tight))
    assert verdict(none).startswith("does not fit now: needs ")
    assert [short(fit).split()[0] for fit in (plenty, tight, none)] == ["fits", "fits", "needs"]
    assert short(None) == "-"
    assert "too small for it" in refusal("m", none, Machine(10**8, 10**8, 1))
    assert "close some programs" in refusal("m", none, Machine(10**10, 10**8, 1))


def test_the_list_is_sound() -> None:
    listed = offers()
    assert len({offer.name for offer in listed}) == len({offer.source for offer in listed}) == len(listed) >= 10
    assert len({offer.maker for offer in listed}) >= 6
    for offer in listed:
        assert re.fullmatch(r"[a-z0-9.-]+", offer.name)
        assert re.fullmatch(r"[0-9a-f]{64}|", offer.sha256)
        assert 300_000_000 < offer.size < 6_000_000_000
        assert offer.licence and offer.template and offer.context >= 4096
        assert offer.size < needed(offer.shape, offer.size, 4096) < 2.2 * offer.size
        assert wanted(offer.name).source == wanted(str(offer.source)).source == offer.source
        assert offered(offer.name.upper()) == offer


def test_every_size_of_laptop_has_a_model_to_get() -> None:
    for gigabytes in (2, 4, 8, 16):
        fits = [o for o in offers() if fitted(o.shape, o.size, 4096, gigabytes * 10**9 // 2).full]
        assert fits, gigabytes


def test_a_model_without_a_file_is_refused() -> None:
    with pytest.raises(ModelError, match="neither a file nor a server"):
        open_model(ModelInfo("none", "folder"))
    assert Source("a/b", "c.gguf").__str__() == "a/b:c.gguf"
