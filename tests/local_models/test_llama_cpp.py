import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from local_models.catalog import embedded
from local_models.chat_template import ChatTemplate
from local_models.engine import Asked
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import Cancel, ChatMessage, ModelError
from local_models.resident import Resident
from local_models.runtime import Runtime, Stopped
from local_models.sampler import GrammarSampler
from tests.support.wait import eventually

pytestmark = pytest.mark.slow

CITY = {
    "type": "object",
    "properties": {"city": {"type": "string", "maxLength": 20}, "big": {"type": "boolean"}},
    "required": ["city", "big"],
}


def ask(text: str) -> list[ChatMessage]:
    return [ChatMessage("system", "You are a helpful assistant."), ChatMessage("user", text)]


def load(context: int = 4096) -> LlamaCppModel:
    info = embedded()
    assert info.path
    return LlamaCppModel(info.name, info.path, context)


@pytest.fixture(scope="module")
def small() -> Iterator[LlamaCppModel]:
    """The embedded model with a context that is soon full."""
    model = load(context=256)
    yield model
    model.close()


@pytest.fixture(scope="module")
def runtime(resident: Resident) -> Iterator[Runtime]:
    runtime = Runtime(resident, 2048)
    yield runtime
    runtime.free()


def test_an_answer_arrives_in_pieces(embedded_model: LlamaCppModel) -> None:
    pieces = list(embedded_model.stream(ask("Say hello."), max_tokens=12))
    assert len(pieces) > 1
    assert "".join(pieces).strip()
    assert embedded_model.last_stats.generated_tokens <= 12


def test_the_same_seed_gives_the_same_answer(embedded_model: LlamaCppModel) -> None:
    def answer(seed: int) -> str:
        return "".join(embedded_model.stream(ask("Tell a story."), max_tokens=24, temperature=1.0, seed=seed))

    assert answer(7) == answer(7)
    assert len({answer(seed) for seed in range(4)}) > 1


def test_a_second_turn_evaluates_little_more_than_its_new_tokens(embedded_model: LlamaCppModel) -> None:
    messages = ask("Write a line about the sea, with an emoji 🌊.")
    for question in ("And one about a mountain.", "Now in capital letters, please.", "Thanks!"):
        answer = "".join(embedded_model.stream(messages, max_tokens=40, temperature=1.0, seed=3))
        messages = [*messages, ChatMessage("assistant", answer.strip()), ChatMessage("user", question)]
        list(embedded_model.stream(messages, max_tokens=1))
        assert embedded_model.last_stats.evaluated_tokens <= embedded_model.count_tokens(question) + 16


def test_a_cancelled_answer_is_reused_as_well(embedded_model: LlamaCppModel) -> None:
    cancel, pieces = Cancel(), []
    messages = ask("Write a long story about the sea.")
    for piece in embedded_model.stream(messages, temperature=0, cancel=cancel):
        pieces.append(piece)
        if len(pieces) == 5:
            cancel.set()
    assert len(pieces) == 5
    messages += [ChatMessage("assistant", "".join(pieces)), ChatMessage("user", "Go on.")]
    list(embedded_model.stream(messages, max_tokens=1))
    assert embedded_model.last_stats.evaluated_tokens <= embedded_model.count_tokens("Go on.") + 16


def test_a_cancel_stops_the_evaluation_of_a_prompt_in_the_middle_and_leaves_a_usable_model(
    resident: Resident, runtime: Runtime
) -> None:
    prompt = resident.tokenize("The quick brown fox jumps over the lazy dog. " * 120, control=False)
    runtime.set_prompt(prompt[:300])
    with ThreadPoolExecutor(1) as pool:
        evaluation = pool.submit(runtime.set_prompt, prompt)
        assert eventually(lambda: len(runtime.evaluated) > 300)
        resident.stop()
        with pytest.raises(Stopped):
            evaluation.result(timeout=30)
    resident.resume()
    kept = len(runtime.evaluated)
    assert 300 <= kept < len(prompt)
    assert runtime.evaluated == prompt[:kept]
    assert runtime.set_prompt(prompt) == len(prompt) - kept


def test_a_cancel_before_the_start_gives_nothing(embedded_model: LlamaCppModel) -> None:
    cancel = Cancel()
    cancel.set()
    assert list(embedded_model.stream(ask("Hello"), cancel=cancel)) == []
    assert list(embedded_model.stream_json(ask("Hello"), CITY, cancel=cancel)) == []


def test_after_a_cancel_in_the_prompt_the_answer_is_the_one_of_a_fresh_model() -> None:
    model, cancel = load(), Cancel()
    long = ask("Here is a text. " + "It rained on Tuesday. " * 400 + "Which day was it?")
    with ThreadPoolExecutor(1) as pool:
        cancelled = pool.submit(lambda: list(model.stream(long, cancel=cancel)))
        assert eventually(lambda: len(model._engine.contexts.chat.evaluated) > 0)
        cancel.set()
        assert cancelled.result(timeout=30) == []
    after = "".join(model.stream(ask("Name a colour."), max_tokens=16, temperature=0))
    model.close()
    fresh = load()
    assert after == "".join(fresh.stream(ask("Name a colour."), max_tokens=16, temperature=0))
    fresh.close()


def test_an_abandoned_answer_lets_the_next_one_in(embedded_model: LlamaCppModel) -> None:
    answer = embedded_model.stream(ask("Tell a long story."))
    next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert list(embedded_model.stream(ask("Hello"), max_tokens=3))


def test_answers_asked_for_at_once_are_given_one_after_the_other(embedded_model: LlamaCppModel) -> None:
    def answer(text: str) -> str:
        return "".join(embedded_model.stream(ask(text), max_tokens=12, temperature=0))

    questions = ["Name a bird.", "Name a river.", "Name a tree."]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(answer, questions)) == [answer(question) for question in questions]


def test_a_cancel_ends_the_wait_for_another_answer(embedded_model: LlamaCppModel) -> None:
    cancel = Cancel()
    running = embedded_model.stream(ask("Tell a long story."))
    next(running)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: list(embedded_model.stream(ask("Hello"), cancel=cancel)))
        cancel.set()
        assert waiting.result(timeout=30) == []
    running.close()  # type: ignore[attr-defined]


def test_a_long_conversation_still_gets_answers_and_mostly_reuses_its_prompt(small: LlamaCppModel) -> None:
    messages = [ChatMessage("system", "You are brief.")]
    reused = 0
    for number in range(14):
        messages.append(ChatMessage("user", f"{number}: what is {number} plus one, please?"))
        answer = "".join(small.stream(messages, max_tokens=8, temperature=0))
        reused += small.last_stats.evaluated_tokens < 40
        assert small.last_stats.prompt_tokens + 8 <= 256
        messages.append(ChatMessage("assistant", answer))
    assert reused > 7


def test_a_question_longer_than_the_context_is_answered(small: LlamaCppModel) -> None:
    list(small.stream(ask("word " * 3000 + "What did I repeat?"), max_tokens=8))
    assert 200 < small.last_stats.prompt_tokens <= 256 - 8


def test_max_tokens_beyond_the_context_leaves_room_for_the_question(small: LlamaCppModel) -> None:
    answer = small.stream(ask("word " * 400), max_tokens=10_000)
    next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert 100 < small.last_stats.prompt_tokens <= 128


@pytest.mark.parametrize("temperature", [0.0, 1.5])
def test_json_is_whole_and_fits_its_schema(embedded_model: LlamaCppModel, temperature: float) -> None:
    for question in ("Capital of Spain?", "What is 🌊?", 'Say "hi"\n'):
        text = "".join(embedded_model.stream_json(ask(question), CITY, temperature=temperature))
        value = json.loads(text)
        assert isinstance(value["city"], str)
        assert isinstance(value["big"], bool)


def test_json_that_max_tokens_cut_off_is_an_error(embedded_model: LlamaCppModel) -> None:
    with pytest.raises(ModelError, match="did not finish"):
        list(embedded_model.stream_json(ask("Capital of Spain?"), CITY, max_tokens=3))


def test_text_is_cut_only_between_characters(embedded_model: LlamaCppModel) -> None:
    text = "🎉 naïve 日本語 👩‍👩‍👧 ü"
    grammar = f'root ::= "{text}"'

    def sampler() -> GrammarSampler:
        return GrammarSampler(embedded_model._engine.resident.vocab, grammar, 0.0)

    pieces = list(embedded_model._engine.answer(Asked(ask("Go."), 100, sampler), Cancel()))
    assert "".join(pieces) == text
    assert embedded_model.last_stats.generated_tokens > len(pieces)
    cut = "".join(embedded_model._engine.answer(Asked(ask("Go."), 1, sampler), Cancel()))
    assert text.startswith(cut)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["<|im_end|>", "<|im_start|>", "<|endoftext|>", "<|im_", "end|>", "\n", " ", "system", "é"]
        )
        | st.text(max_size=8),
        max_size=12,
    ).map("".join)
)
def test_no_user_text_becomes_a_control_token(resident: Resident, text: str) -> None:
    template = ChatTemplate(resident)
    control = set(resident.tokenize("<|im_end|><|im_start|><|endoftext|>", control=True))

    def controls(content: str) -> list[int]:
        messages = [
            ChatMessage("system", content),
            ChatMessage("user", content),
            ChatMessage("assistant", content),
        ]
        return [token for token in template.tokens([*messages, ChatMessage("user", content)]) if token in control]

    assert controls(text) == controls("x")


def test_ordinary_text_is_tokenized_as_the_makers_of_the_model_do(resident: Resident) -> None:
    messages = [*ask(" Hi,\n\nwho are you?\n"), ChatMessage("assistant", "Me."), ChatMessage("user", "ok 🎉")]
    rendered = (
        "".join(f"<|im_start|>{m.role}\n{m.content}<|im_end|>\n" for m in messages) + "<|im_start|>assistant\n"
    )
    assert ChatTemplate(resident).tokens(messages) == resident.tokenize(rendered, control=True)


def test_a_closed_model_says_so() -> None:
    model = load(context=256)
    model.close()
    model.close()
    with pytest.raises(ModelError, match="closed"):
        model.count_tokens("a")
    with pytest.raises(ModelError, match="closed"):
        list(model.stream(ask("Hello")))


def test_closing_ends_a_running_answer() -> None:
    model = load(context=2048)
    begun = threading.Event()

    def read() -> None:
        for _ in model.stream(ask("Tell a very long story."), max_tokens=1500):
            begun.set()

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        assert begun.wait(30)
        model.close()
        with pytest.raises(ModelError, match="closed"):
            reading.result(timeout=30)


def test_a_file_that_is_no_model_is_refused_in_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(ModelError, match=r"^bad\.gguf is not a model.*another\.$"):
        LlamaCppModel("bad", bad)
    with pytest.raises(ModelError, match="no model file"):
        LlamaCppModel("none", tmp_path / "none.gguf")


def test_nothing_is_printed_from_loading_to_freeing(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from local_models.catalog import embedded
from local_models.engine import Asked
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import ChatMessage, ModelError
bad = Path({str(tmp_path)!r}) / "bad.gguf"
bad.write_bytes(b"GGUF" + bytes(1000))
try:
    LlamaCppModel("bad", bad)
except ModelError:
    pass
model = LlamaCppModel("it", embedded().path)
list(model.stream([ChatMessage("user", "Hi")], max_tokens=4))
list(model.stream_json([ChatMessage("user", "Hi")], {{"type": "boolean"}}))
model.close()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
