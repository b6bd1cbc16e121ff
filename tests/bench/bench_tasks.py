"""What tasks beside the chat cost, in one run: python -m tests.bench.bench_tasks [--messages 24] [--only NAME].

- **Many at once**: messages are stated and questions said again by the same instruction and examples.
  "Independent" is the same call with nothing evaluated before; both take turns, and their answers have to agree.
  So whatever else the machine does slows both alike.
- **In between**: a chat, a title for it, and the chat again, with the tokens that each had to evaluate.
- **Waited for**: the first token of a chat while a task runs in the background, against the same with none.

By default a few messages do, since an independent call takes a second. With `--messages 1000 --only stating` the
floor is measured as it is written; that takes twenty minutes.
"""

import argparse
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from statistics import median

from local_models.catalog import embedded
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import Cancel, ChatMessage, ModelError, in_background
from local_models.skills.lessons import MEND, STATE
from local_models.skills.paraphrasing import paraphrase
from local_models.skills.stating import stated
from local_models.skills.titling import titled
from local_models.training.teaching.lessons import lessons
from tests.bench.figures import figure

CHAT = [ChatMessage("system", "You are a helpful assistant."), ChatMessage("user", "Name a colour, and why.")]
MORE = "And which one is its opposite?"
STORY = [ChatMessage("user", "Tell a long story about a lighthouse keeper and a storm.")]
ROUNDS = 7
SEED = 5
PARTS = ("stating", "rewriting", "between", "waiting")

Task = Callable[[LlamaCppModel, str], str]


def seconds(work: Callable[[], str]) -> tuple[float, str]:
    """How long it took, and what came of it; a small model does not always come to an end."""
    began = time.perf_counter()
    try:
        answer = work()
    except ModelError as error:
        answer = str(error)
    return time.perf_counter() - began, answer


def forget(model: LlamaCppModel) -> None:
    """Nothing is evaluated any more, as in a process of its own."""
    contexts = model._engine.contexts
    contexts.states.clear()
    for runtime in (contexts.chat, contexts.for_task(1)):
        runtime._keep(0)


def many(shared: LlamaCppModel, alone: LlamaCppModel, task: Task, texts: Sequence[str]) -> tuple[float, float]:
    """Seconds of all texts, one after the other, and of as many independent calls.

    Raises ValueError if answers differ.
    """
    seconds(lambda: task(shared, texts[-1]))  # what all have in common is evaluated now
    taken: list[tuple[float, float]] = []
    for text in texts:
        one, said = seconds(lambda: task(shared, text))  # noqa: B023 - called at once
        forget(alone)
        other, expected = seconds(lambda: task(alone, text))  # noqa: B023
        if said != expected:
            raise ValueError(f"{said!r} is not {expected!r}")
        taken.append((one, other))
    return sum(one for one, _ in taken), sum(other for _, other in taken)


def in_between(model: LlamaCppModel) -> list[int]:
    """Tokens evaluated by a title and then by the chat's next turn, after both had been there once."""
    titled(model, CHAT[-1].content)
    reply = "".join(model.stream(CHAT, max_tokens=24, temperature=0))
    titled(model, MORE)
    title = model.last_stats.evaluated_tokens
    said = [*CHAT, ChatMessage("assistant", reply), ChatMessage("user", MORE)]
    list(model.stream(said, max_tokens=1))
    return [title, model.last_stats.evaluated_tokens]


def first_token(model: LlamaCppModel, number: int) -> float:
    """Milliseconds to a chat's first piece."""
    said = [ChatMessage("user", f"{number}: name a colour.")]
    began = time.perf_counter()
    with closing(model.stream(said, max_tokens=4, temperature=0)) as pieces:  # type: ignore[type-var]
        next(pieces)
        return (time.perf_counter() - began) * 1000


def waited_for(model: LlamaCppModel) -> tuple[float, float]:
    """Median milliseconds to the first token of a chat: alone, and while a task runs in the background."""
    alone, beside = [], []
    first_token(model, -1)
    for number in range(ROUNDS):
        alone.append(first_token(model, 2 * number))
        with _running(model):
            beside.append(first_token(model, 2 * number + 1))
    return median(alone), median(beside)


class _running:
    """A long answer in the background, from its first token on; ends with the context."""

    def __init__(self, model: LlamaCppModel) -> None:
        self._model, self._cancel, self._begun = in_background(model), Cancel(), threading.Event()
        self._thread = threading.Thread(target=self._read)

    def _read(self) -> None:
        for _ in self._model.stream(STORY, max_tokens=500, temperature=0, cancel=self._cancel):
            self._begun.set()

    def __enter__(self) -> None:
        self._thread.start()
        self._begun.wait()

    def __exit__(self, *_: object) -> None:
        self._cancel.set()
        self._thread.join()


def clauses(count: int) -> list[str]:
    """So many clauses as people type them, from forms that are held back; no two are the same."""
    found: dict[str, None] = {}
    for seed in range(SEED, SEED + 20):
        found |= dict.fromkeys(each.text for each in lessons(count, seed, testing=True, shares={STATE: 1.0}))
    return list(found)[:count]


def rewritten(count: int) -> list[str]:
    """So many questions as rewriting leaves them, from forms that are held back; no two are the same."""
    found: dict[str, None] = {}
    for seed in range(SEED, SEED + 20):
        found |= dict.fromkeys(each.text for each in lessons(count, seed, testing=True, shares={MEND: 1.0}))
    return list(found)[:count]


def at_once(name: str, task: Task, texts: Sequence[str], shared: LlamaCppModel, alone: LlamaCppModel) -> None:
    """Measure a task of many texts, and print."""
    one, other = many(shared, alone, task, texts)
    each, call = (1000 * whole / len(texts) for whole in (one, other))
    print(f"{name}, {len(texts)} messages   {each:.0f} ms each, independent calls {call:.0f}", flush=True)
    figure(
        f"{name} of many messages against one independent call each",
        f"{other / one:.1f} times, of {len(texts):,}",
        "at least 3 times" if name == "stating" else "",
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What tasks beside the chat cost.")
    parser.add_argument("--messages", type=int, default=24, help="how many are stated and said again")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this alone")
    args = parser.parse_args()
    parts = args.only or PARTS
    info = embedded()
    assert info.path
    with (
        closing(LlamaCppModel(info.name, info.path)) as shared,
        closing(LlamaCppModel(info.name, info.path)) as alone,
    ):
        if "stating" in parts:
            at_once("stating", stated, clauses(args.messages), shared, alone)
        if "rewriting" in parts:
            at_once("rewriting", paraphrase, rewritten(args.messages), shared, alone)
        if "between" in parts:
            title, chat = in_between(shared)
            print(f"in between   a title evaluates {title} tokens, the chat's next turn {chat}")
            figure("tokens evaluated by a title between two turns / by the turn after it", f"{title} / {chat}")
        if "waiting" in parts:
            quiet, busy = waited_for(shared)
            print(f"first token   {quiet:.1f} ms, {busy:.1f} while a task runs in the background")
            figure(
                "first token of a chat while a task runs in the background, against none running",
                f"{busy / quiet:.2f}",
            )


if __name__ == "__main__":
    main()
