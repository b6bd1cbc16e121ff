"""The local model against bare llama_cpp, in one run: python -m tests.bench.bench_local_models.

Ours and theirs take turns, so that whatever else the machine does hits both; ratios are of medians.
"""

import threading
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from local_models.catalog import embedded
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import Cancel, ChatMessage

ROUNDS = 9
TOKENS = 128
PROMPT = [
    ChatMessage("system", "You are a helpful assistant."),
    ChatMessage("user", "Write a long story about a lighthouse keeper."),
]
LONG = [ChatMessage("user", "The keeper climbed the stairs and lit the lamp. " * 350)]


def speed(pieces: Callable[[], Iterator[object]]) -> float:
    """Pieces a second, from the first to the last: streaming alone, without the prompt."""
    times = [time.perf_counter() for _ in pieces()]
    return (len(times) - 1) / (times[-1] - times[0])


def open_bare() -> Any:
    """llama_cpp's own class, set up as ours is."""
    from llama_cpp import Llama

    from local_models.cpu import usable_cores

    cores = usable_cores()
    return Llama(
        str(embedded().path), n_ctx=4096, n_threads=max(1, cores - 1), n_threads_batch=cores, verbose=False
    )


def bare_chat(bare: Any) -> Iterator[object]:
    """create_chat_completion as its users call it; only the pieces with text."""
    messages = [{"role": message.role, "content": message.content} for message in PROMPT]
    for event in bare.create_chat_completion(messages, stream=True, max_tokens=TOKENS, temperature=0.7, seed=1):
        if event["choices"][0]["delta"].get("content"):
            yield event


def bare_tokens(bare: Any, prompt: list[int]) -> Iterator[int]:
    """generate: tokens only, no text, no stop."""
    bare.set_seed(1)
    for place, token in enumerate(bare.generate(prompt, temp=0.7), start=1):
        yield token
        if place == TOKENS:
            return


def streaming(ours: LlamaCppModel, bare: Any) -> dict[str, float]:
    """Median tokens a second of ours, of their chat, and of their bare token loop."""
    prompt = ours._prompt(PROMPT, TOKENS)
    ways: dict[str, Callable[[], Iterator[object]]] = {
        "ours": lambda: ours.stream(PROMPT, max_tokens=TOKENS, temperature=0.7, seed=1),
        "their chat": lambda: bare_chat(bare),
        "their token loop": lambda: bare_tokens(bare, prompt),
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, pieces in ways.items():
            taken[way].append(speed(pieces))
    return {way: median(speeds) for way, speeds in taken.items()}


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
    speeds = streaming(ours, bare)
    for way, value in speeds.items():
        print(f"streaming, {way:<17} {value:7.1f} tokens/s   ours is {speeds['ours'] / value:.3f} of it")
    evaluated, new = second_turn(ours)
    print(f"second turn                 {evaluated:5d} tokens evaluated for {new} new ones (floor: {new + 16})")
    for name, measure in (("generating", stop_while_generating), ("evaluating", stop_while_evaluating)):
        taken = [measure(ours) for _ in range(5)]
        print(f"cancel while {name:<14} {median(taken):7.1f} ms median, {max(taken):.1f} worst (floor: 200)")
    ours.close()
    bare.close()


if __name__ == "__main__":
    main()
