"""The whole detector against a bare ONNX forward, in one run: python -m tests.bench.bench_encoder [FOLDER].

Both take turns over the same tokens, so that whatever else the machine does hits both; ratios are of medians.
FOLDER holds the tagger's files, by default the ones that come with Sotto.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from local_models.cpu import usable_cores
from local_models.encoder import WEIGHTS, Encoder
from local_models.tagger import Tagger
from privacy.detect.engine import over_model
from privacy.detect.tagged import TaggerDetector
from tests.bench.figures import figure

ROUNDS = 15
SENTENCES = [
    "Hi, my name is Margaret Thornton and I work as an accountant for a small firm in Porto.",
    "Last month my husband Tom was told that he has type 2 diabetes, and we both worry about what comes next.",
    "He is 52, takes metformin twice a day, and his doctor, Dr. Alvarez, wants to see him again on 14 March.",
    "Could you write a short letter to our insurance company and ask whether they will pay for the test strips?",
    "We live at 12 Rua das Flores, and you can reach me at margaret.thornton@example.org or +351 912 345 678.",
    "Please keep it polite, because the last time we wrote to them they did not answer for almost six weeks.",
]


def letter(number: int) -> list[str]:
    """About 500 tokens that no other number has: every sentence is new to the cache."""
    return [f"{number}{place} {SENTENCES[place % len(SENTENCES)]} " for place in range(19)]


def taken(action: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def bare(folder: Path) -> Callable[[Any], object]:
    """onnxruntime as most people call it: one sequence, a thread for each core."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = usable_cores()
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    wanted = {given.name for given in session.get_inputs()}

    def forward(ids: Any) -> object:
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        return session.run(None, {name: inputs[name] for name in wanted})

    return forward


def resident() -> float:
    """Megabytes of this process in memory (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else WEIGHTS / "tagger"
    before = resident()
    tagger = TaggerDetector(Tagger(folder))
    both = over_model(tagger)
    both.detect("".join(letter(-1)))
    print(f"memory of tagger and patterns  {resident() - before:6.0f} MB (floor: 250)")
    forward, encoder = bare(folder), Encoder(folder)
    times: dict[str, list[float]] = {"forward": [], "tagger": [], "whole": [], "one sentence changed": []}
    for number in range(ROUNDS):
        text, other = letter(number), letter(number + 1000)
        ids = encoder.tokens("".join(text)).ids[np.newaxis]
        times["forward"].append(taken(lambda: forward(ids)))  # noqa: B023 - called at once
        times["tagger"].append(taken(lambda: tagger.detect("".join(other))))  # noqa: B023
        times["whole"].append(taken(lambda: both.detect("".join(text))))  # noqa: B023
        text[7] = text[7].replace("Tom", f"Tom{number}").replace("the", "that")
        times["one sentence changed"].append(taken(lambda: both.detect("".join(text))))  # noqa: B023
    print(f"{ids.size} tokens, medians of {ROUNDS}")
    for name, values in times.items():
        print(
            f"{name:<22} {median(values):6.1f} ms   {median(values) / median(times['forward']):.2f} of the forward"
        )
    ratio = median(times["one sentence changed"]) / median(times["whole"])
    print(
        f"changed / whole        {ratio:6.2f}      (floors: whole 2.0 of the forward, changed 0.25 of the whole)"
    )
    whole = median(times["whole"]) / median(times["forward"])
    figure(
        f"all detectors over {ids.size} tokens against a bare ONNX forward / one sentence changed against all",
        f"{whole:.2f} / {ratio:.2f}", "at most 2 / 0.25",
    )  # fmt: skip


if __name__ == "__main__":
    main()
