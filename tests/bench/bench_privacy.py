"""What rewriting costs beside detection, and whether it grows with the text as it should, in one run.

Run: python -m tests.bench.bench_privacy
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count, cycle, islice
from statistics import median

from local_models.embedder import Embedder
from local_models.matcher import Matcher
from local_models.reader import Reader
from privacy.categories import Category
from privacy.compile import compiled
from privacy.detect.engine import PatternDetector, default_detector
from privacy.draft import Draft
from privacy.encodings import decodings
from privacy.outgoing import masked_tags
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.vault import Vault
from privacy.verify import leaks

EVERYTHING = PrivacyProfile("everything", "", tuple(Rule(Action.TAG, category) for category in Category))
SENTENCE = (
    "Could you write to {name} about the contract? We spoke on the phone last week, and the numbers in the second "
    "table do not agree with what the supplier told us; please ask politely, keep it short, and mention a visit. "
)
PROSE = (
    "Never give my name or my clinic. That I'm a nurse is fine. Nothing about my brother's debts. Just the "
    "country, not the town. Don't say how old I am. My hobbies are no secret. No names of patients. Keep my "
    "phone out. My faith is my own business. Everything else may be told"
)
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")
ROUNDS = 5


class Known:
    """A detector that costs nothing: it says what it was given."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def detect(self, text: str) -> Sequence[Span]:
        """The spans it was given."""
        return self._spans


def name(number: int) -> str:
    """An invented full name; a thousand differ."""
    one, two, three = (SYLLABLES[number // place % 10] for place in (1, 10, 100))
    return f"{one}{two}{three}n Ko{three}{one}{two}s".title()


def text_with_names(size: int, names: int) -> tuple[str, list[Span]]:
    """Some `size` characters in which `names` people are named, and where."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for number, sentence in enumerate(islice(cycle([SENTENCE]), max(1, size // len(SENTENCE)))):
        before, after = sentence.split("{name}")
        who = name(number % names)
        start = length + len(before)
        spans.append(Span(start, start + len(who), Category.NAME, 0.9, "bench"))
        pieces.append(before + who + after)
        length += len(pieces[-1])
    return "".join(pieces), spans


def seconds(work: Callable[[], object]) -> float:
    """The median time of `work`, with no decoding remembered from the round before."""
    taken = []
    for _ in range(ROUNDS):
        decodings.cache_clear()
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return median(taken)


def draft(text: str, spans: Sequence[Span]) -> Draft:
    """A draft by a detector that costs nothing."""
    return Rewriter(Known(spans)).draft(text, EVERYTHING, Vault())


def unseen(text: str) -> Iterator[str]:
    """The text again and again, every sentence with another word: a detector remembers those that it has read."""
    for number in count():
        yield text.replace("Could you", f"Could {number} you").replace("We spoke", f"We {number} spoke")


def compiling() -> None:
    """A privacy profile of ten sentences: compiling its prose, beside embedding its sentences."""
    embedder, reader = Embedder(), Reader()
    sentences = PROSE.split(". ")
    compiled(PROSE, "warm", reader)
    embedder.embed(sentences)
    compiling = seconds(lambda: compiled(PROSE, "bench", reader))
    embedding = seconds(lambda: embedder.embed(sentences))
    print("\nA profile of ten sentences\n| step | ms | of embedding |\n| --- | ---: | ---: |")
    for step, taken in (("embed its sentences", embedding), ("compile it", compiling)):
        print(f"| {step} | {taken * 1000:.1f} | {taken / embedding:.1f} |")


def shares() -> None:
    """A message of 500 words: detecting it, the rest of its draft, verifying that, and reading it with wishes."""
    text, spans = text_with_names(2_800, 10)
    whole, patterns, texts = default_detector(), PatternDetector(), unseen(text)
    detecting = seconds(lambda: whole.detect(next(texts)))
    matching = seconds(lambda: patterns.detect(text))
    drafting = seconds(lambda: draft(text, spans))
    done = draft(text, spans)
    verifying = seconds(lambda: leaks(masked_tags(done.text, done.vault), done.protected))
    matcher = Matcher()
    matcher.words(PROSE, text)
    meaning = seconds(lambda: matcher.words(PROSE, next(texts)))
    print("\n500 words, 10 names\n| step | ms | of detecting |\n| --- | ---: | ---: |")
    steps = (("detect", detecting), ("of that, patterns", matching), ("draft after it", drafting))
    more = (("verify once", verifying), ("read the ten sentences with it", meaning))
    for step, taken in (*steps, *more):
        print(f"| {step} | {taken * 1000:.1f} | {taken / detecting:.2f} |")


def growth() -> None:
    """What a kilobyte costs in texts of growing size, and with growing numbers of hidden values."""
    print(
        "\n| characters | distinct values | s | ms per kB | of the first |\n| ---: | ---: | ---: | ---: | ---: |"
    )
    first = 0.0
    for size, names in ((10_000, 50), (100_000, 50), (1_000_000, 50), (100_000, 450), (1_000_000, 1_000)):
        text, spans = text_with_names(size, names)
        taken = seconds(lambda text=text, spans=spans: draft(text, spans))
        per_kb = taken * 1000 / (len(text) / 1000)
        first = first or per_kb
        print(f"| {len(text):,} | {names} | {taken:.2f} | {per_kb:.2f} | {per_kb / first:.2f} |")


def main() -> None:
    """Print both tables."""
    draft(*text_with_names(1_000, 2))  # loads the word list
    compiling()
    shares()
    growth()


if __name__ == "__main__":
    main()
