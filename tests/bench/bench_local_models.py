"""The local model against bare llama_cpp, in one run: python -m tests.bench.bench_local_models.

Ours and theirs take turns, so that whatever else the machine does hits both; ratios are of medians. "The app" is
`Assistant.ask`: the question and every piece of the answer go through the store, as in the app.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from assistant.config_sections import Config
from assistant.events import Piece
from assistant.history import SYSTEM
from assistant.store.store import Store
from assistant.turn import Assistant, Question
from local_models.catalog import embedded
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import Cancel, ChatMessage
from privacy.detect.engine import PatternDetector
from privacy.rewrite import Rewriter
from tests.bench.figures import figure

ROUNDS = 9
TOKENS = 128
TURNS = ("Name a colour.", "And a warm one, please.", "Which animal has it?", "Tell me where that animal lives.")
PROMPT = [
    ChatMessage("system", SYSTEM),
    ChatMessage("user", "Write a long story about a lighthouse keeper."),
]
LONG = [ChatMessage("user", "The keeper climbed the stairs and lit the lamp. " * 350)]


def speed(pieces: Callable[[], Iterator[object]]) -> float:
    """Pieces a second, from the first to the last: streaming alone, without the prompt.

    Seconds are the processor's, so that other programs don't count.
    """
    times = [time.process_time() for _ in pieces()]
    return (len(times) - 1) / (times[-1] - times[0])


def open_bare() -> Any:
    """llama_cpp's own class, set up as ours is."""
    from llama_cpp import Llama

    from local_models.cpu import usable_cores

    cores = usable_cores()
    return Llama(
        str(embedded().path), n_ctx=4096, n_threads=max(1, cores - 1), n_threads_batch=cores, verbose=False
    )


def bare_chat(bare: Any, said: Sequence[ChatMessage] = PROMPT, limit: int = TOKENS) -> Iterator[str]:
    """create_chat_completion as its users call it; only the pieces with text."""
    messages = [{"role": message.role, "content": message.content} for message in said]
    for event in bare.create_chat_completion(messages, stream=True, max_tokens=limit, temperature=0.7, seed=1):
        if piece := event["choices"][0]["delta"].get("content"):
            yield piece


def bare_tokens(bare: Any, prompt: list[int]) -> Iterator[int]:
    """generate: tokens only, no text, no stop."""
    bare.set_seed(1)
    for place, token in enumerate(bare.generate(prompt, temp=0.7), start=1):
        yield token
        if place == TOKENS:
            return


def through_the_app(ours: LlamaCppModel, store: Store) -> Iterator[str]:
    """An answer to PROMPT's question as the app has it, in a conversation of its own."""
    config = Config.model_validate({"local": {"max_tokens": TOKENS}})
    assistant = Assistant(store, Rewriter(PatternDetector()), lambda: ours, config)
    question = Question(PROMPT[-1].content, store.conversations.create().id, route="local")
    for event in assistant.ask(question, lambda _: None):  # type: ignore[arg-type,return-value]
        if isinstance(event, Piece):
            yield event.text


def streaming(ours: LlamaCppModel, bare: Any, store: Store) -> dict[str, float]:
    """Median tokens a second of ours, through the app and alone, of their chat, and of their bare token loop."""
    prompt = bare.tokenize(
        "".join(f"<|im_start|>{m.role}\n{m.content}<|im_end|>\n" for m in PROMPT).encode()
        + b"<|im_start|>assistant\n",
        add_bos=False, special=True,
    )  # fmt: skip
    ways: dict[str, Callable[[], Iterator[object]]] = {
        "the app": lambda: through_the_app(ours, store),
        "ours": lambda: ours.stream(PROMPT, max_tokens=TOKENS, temperature=0.7, seed=1),
        "their chat": lambda: bare_chat(bare),
        "their token loop": lambda: bare_tokens(bare, prompt),
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, pieces in ways.items():
            taken[way].append(speed(pieces))
    return {way: median(speeds) for way, speeds in taken.items()}


def first_tokens(ours: LlamaCppModel, bare: Any) -> Iterator[tuple[float, float]]:
    """Milliseconds to the first piece of each turn of a conversation: ours, and their chat's."""
    times: dict[str, list[list[float]]] = {"ours": [], "theirs": []}
    for number in range(ROUNDS // 2 + 1):
        for way, answer in (
            ("ours", lambda said: ours.stream(said, max_tokens=24, temperature=0.7, seed=1)),
            ("theirs", lambda said: bare_chat(bare, said, 24)),
        ):
            list(answer([ChatMessage("user", f"{number}: nothing of this is in the next prompt.")]))
            times[way].append(list(_by_turn(answer, number)))
    for turn in range(len(TURNS)):
        yield tuple(median(taken[turn] for taken in times[way]) for way in ("ours", "theirs"))  # type: ignore[misc]


def _by_turn(answer: Callable[[list[ChatMessage]], Iterator[str]], number: int) -> Iterator[float]:
    said = [ChatMessage("system", f"{SYSTEM} ({number})")]
    for question in TURNS:
        said.append(ChatMessage("user", question))
        began = time.perf_counter()
        pieces = answer(said)
        reply = next(pieces, "")
        yield (time.perf_counter() - began) * 1000
        said.append(ChatMessage("assistant", reply + "".join(pieces)))


def second_turn(ours: LlamaCppModel) -> tuple[int, int]:
    """How many tokens a second turn evaluated, and how many the new question has."""
    question = "And what did the keeper see when the storm was over? Tell it in one paragraph."
    answer = "".join(ours.stream(PROMPT, max_tokens=64, temperature=0.7, seed=1))
    list(ours.stream([*PROMPT, ChatMessage("assistant", answer), ChatMessage("user", question)], max_tokens=1))
    return ours.last_stats.evaluated_tokens, ours.count_tokens(question)


def stop_while_generating(ours: LlamaCppModel) -> float:
    """Milliseconds from a cancel, set on another thread, to the end of the stream."""
    return _stop_time(ours, PROMPT, after=0.5)


def stop_while_evaluating(ours: LlamaCppModel) -> float:
    """The same while a prompt of some 3,500 tokens is evaluated."""
    return _stop_time(ours, LONG, after=1.0)


def _stop_time(ours: LlamaCppModel, messages: list[ChatMessage], after: float) -> float:
    cancel, moment = Cancel(), [0.0]

    def stop() -> None:
        moment[0] = time.perf_counter()
        cancel.set()

    list(ours.stream([ChatMessage("user", "Nothing of this is in the next prompt.")], max_tokens=1))
    timer = threading.Timer(after, stop)
    timer.start()
    for _ in ours.stream(messages, max_tokens=2000, cancel=cancel):
        pass
    ended = time.perf_counter()
    timer.join()
    return (ended - moment[0]) * 1000


def main() -> None:
    """Measure and print."""
    info = embedded()
    assert info.path
    ours, bare = LlamaCppModel(info.name, info.path), open_bare()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "bench.db", bytes(32))
        speeds = streaming(ours, bare, store)
        store.close()
    for way, value in speeds.items():
        print(f"streaming, {way:<17} {value:7.1f} tokens/s   the app is {speeds['the app'] / value:.3f} of it")
    app, chat = speeds["the app"], speeds["their chat"]
    figure("tokens a second, a chat in the app against llama_cpp's own chat", f"{app / chat:.2f}", "at least 0.97")
    turns = list(first_tokens(ours, bare))
    for number, (one, other) in enumerate(turns, start=1):
        print(f"first token, turn {number}   {one:7.1f} ms, their chat {other:7.1f}   {one / other:.2f} of it")
    ratios = " / ".join(f"{one / other:.2f}" for one, other in turns)
    figure("time to the first token by turn, first to fourth, against llama_cpp's own chat", ratios)
    evaluated, new = second_turn(ours)
    print(f"second turn                 {evaluated:5d} tokens evaluated for {new} new ones (floor: {new + 16})")
    figure(f"tokens evaluated in a second turn with {new} new ones", str(evaluated), f"at most {new + 16}")
    stops = {}
    for name, measure in (("generating", stop_while_generating), ("evaluating", stop_while_evaluating)):
        taken = [measure(ours) for _ in range(5)]
        stops[name] = max(taken)
        print(f"cancel while {name:<14} {median(taken):7.1f} ms median, {max(taken):.1f} worst (floor: 200)")
    figure(
        "cancel to stop, while generating / while reading a prompt, the worst of five",
        f"{stops['generating']:.0f} ms / {stops['evaluating']:.0f} ms", "at most 200 ms",
    )  # fmt: skip
    ours.close()
    bare.close()


if __name__ == "__main__":
    main()
