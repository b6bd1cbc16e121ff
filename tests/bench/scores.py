"""How well what is private is found: `python -m tests.bench.scores [SHARED] [--readme README.md]`.

Three detectors in turn: the patterns and cues alone, the span tagger alone, and all of them, as Sotto uses them.

- **Held-back forms**: texts of the generator's forms and words that were never trained on, always the same.
- **Read twice**: some of these, which a second careful reader has marked too: nobody agrees with us wholly.
- **Written texts**: `cases/private.txt`, written by somebody who had not seen the training forms.
- **presidio-research**: the templates that were not trained on.
- **PUPA-TNB**: real queries. A unit is left if it stands verbatim, in any case, in what would leave under strict.
- **Credentials**: `cases/credentials`, told in words or pasted, by hands that had seen no code: what would leave
  under `open`, which hides the least, and how many texts without any would lose words.
- **Strangers**: 400 questions that sound like general knowledge about people whom nobody knows, under `balanced`.
- **General questions**: `cases/general.txt`, 300 without anything private: how many would lose words.

SHARED holds `data/`; without it the last-but-one two are left out. Spans count as found if category, start and end
are right; for "words" each word of a span counts by itself. A well-known name counts as any other of its category.
With --readme the tables are put into that file.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from pathlib import Path

from local_models.training import generate, presidio_sets, pupa
from local_models.training.example import UNKNOWN, Example
from local_models.training.labels import category
from local_models.training.score import Counts, Span
from privacy.builtin import BALANCED, OPEN, STRICT
from privacy.decide import apart
from privacy.detect.engine import PatternDetector, default_detector
from privacy.detect.matching import trimmed
from privacy.detect.tagged import TaggerDetector
from privacy.rewrite import Rewriter
from privacy.rules import PrivacyProfile
from privacy.spans import Detector
from tests.bench.cases import credentials, general, private, read_twice, strangers
from tests.bench.tables import put, table

FORMS, SEED = 1500, 2
"""So many texts of held-back forms; the seed is that of nothing else."""
MERGED = {"ethnicity": "ethnicity or nationality", "nationality": "ethnicity or nationality"}
"""Told apart by the tagger, but one thing to be found: nobody can say which of the two `Kurdish` is."""
FLOORS = {
    "Held-back forms": dict.fromkeys(
        ("health", "finance", "job", "education", "family", "religion", "ethnicity or nationality", "age"), 0.85
    ),
    "presidio-research": dict.fromkeys(("name", "location", "employer", "address", "date"), 0.9),
}
PATTERN_KINDS = (
    *("CREDIT_CARD", "PHONE_NUMBER", "EMAIL_ADDRESS", "DOMAIN_NAME", "IBAN_CODE", "US_SSN", "IP_ADDRESS"),
    "US_DRIVER_LICENSE",
)
_WORD = re.compile(r"\w+")
BINS = (0.1, 0.3, 0.5, 0.7, 0.9, 1.01)


@dataclass(frozen=True)
class Scorer:
    """A detector under its name in the tables."""

    name: str
    detector: Detector

    def counts(self, examples: Sequence[Example]) -> Counts:
        """Spans found, right and wanted, over all examples, by category."""
        counts = Counts()
        for example in examples:
            counts.add(*self._spans(example))
        return counts

    def words(self, examples: Sequence[Example]) -> Counts:
        """The same for the words in those spans, so that a word too many or too few costs only itself."""
        counts = Counts()
        for example in examples:
            counts.add(*(words_in(example.text, spans) for spans in self._spans(example)))
        return counts

    def _spans(self, example: Example) -> tuple[set[Span], set[Span]]:
        looked_for = {_merged(kind) for kind in example.looked_for}
        unknown = [mark for mark in example.marks if mark.kind == UNKNOWN]
        sure = (span for span in self.detector.detect(example.text) if span.sure)
        found = {
            (*trimmed(example.text, span.start, span.end), _merged(span.category))
            for span in apart(sure, example.text)
            if not any(span.start < mark.end and mark.start < span.end for mark in unknown)
        }
        return {span for span in found if span[2] in looked_for}, spans_of(example)

    def covered(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[str]:
        """The kind of every thing whose letters and digits all lie in sure spans."""
        for text, things in texts:
            hidden = {at for span in self.detector.detect(text) if span.sure for at in range(span.start, span.end)}
            for start, end, kind in things:
                if all(at in hidden for at in range(start, end) if text[at].isalnum()):
                    yield kind

    def judged(self, example: Example) -> Iterator[tuple[float, bool]]:
        """The score of every span, and whether it lies over a mark of its category."""
        for span in self.detector.detect(example.text):
            over = [mark for mark in example.marks if span.start < mark.end and mark.start < span.end]
            if not any(mark.kind == UNKNOWN for mark in over):
                yield span.score, any(_merged(mark.kind) == _merged(span.category) for mark in over)

    def leak(self, folder: Path) -> pupa.Leak:
        """What is left of PUPA-TNB's units under strict."""
        return pupa.measure(partial(self._hidden, STRICT), folder)

    def losing(self, profile: PrivacyProfile) -> int:
        """How many of the general questions would lose words under `profile`."""
        return sum(bool(self._hidden(profile, text)) for text in general())

    def telling(self, examples: Sequence[Example]) -> int:
        """How many marked pieces would leave under `open`, with any letter or digit of them."""
        left = 0
        for example in examples:
            hidden = self._marked(OPEN, example.text)
            left += sum(not _is_covered(example.text, mark.start, mark.end, hidden) for mark in example.marks)
        return left

    def naming(self) -> int:
        """How many of the questions about strangers would leave under `balanced` with their name in them."""
        return sum(name in Rewriter(self.detector).draft(text, BALANCED).text for text, name in strangers())

    def _hidden(self, profile: PrivacyProfile, text: str) -> list[tuple[int, int]]:
        """Where `profile` would hide something. Raises AssertionError if the text would be held."""
        assert (held := Rewriter(self.detector).draft(text, profile).held) is None, held
        return self._marked(profile, text)

    def _marked(self, profile: PrivacyProfile, text: str) -> list[tuple[int, int]]:
        """Where `profile` would hide something, also where the text would be held besides."""
        decisions = (change.decision for change in Rewriter(self.detector).draft(text, profile).changes)
        return [(d.span.start, d.span.end) for d in decisions if d.action.hides]


def _is_covered(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> bool:
    return all(any(a <= at < b for a, b in hidden) for at in range(start, end) if text[at].isalnum())


def words_in(text: str, spans: set[Span]) -> set[Span]:
    """Every word of `spans`, as a span of the same category."""
    return {(*word.span(), kind) for start, end, kind in spans for word in _WORD.finditer(text, start, end)}


def spans_of(example: Example) -> set[Span]:
    """What is marked in a text, as it is compared."""
    return {
        (*trimmed(example.text, mark.start, mark.end), _merged(mark.kind))
        for mark in example.marks
        if mark.kind != UNKNOWN
    }


def _merged(kind: str) -> str:
    return MERGED.get(category(kind), category(kind))


def frequent(counts: Counts) -> list[str]:
    """The categories of at least five marks, the most frequent first."""
    return sorted(
        (kind for kind, count in counts.wanted.items() if count >= 5), key=lambda k: (-counts.wanted[k], k)
    )


def span_table(title: str, scorers: Sequence[Scorer], examples: Sequence[Example]) -> Iterator[str]:
    """F1 by category for every detector; precision, recall and F1 of words of the last."""
    every, words = [scorer.counts(examples) for scorer in scorers], scorers[-1].words(examples)
    last, floors = every[-1], FLOORS.get(title, {})
    kinds = frequent(last)
    head = ["category", "spans", *(f"{s.name}, F1" for s in scorers), "precision", "recall", "words, F1", "floor"]
    rows = [
        [
            kind, str(last.wanted[kind]), *(f"{counts.f1(kind):.2f}" for counts in every),
            f"{last.precision(kind):.2f}", f"{last.recall(kind):.2f}", f"{words.f1(kind):.2f}",
            f"{floors[kind]:.2f}" if kind in floors else "",
        ]
        for kind in kinds
    ]  # fmt: skip
    yield f"\n**{title}**, {len(examples)} texts\n"
    yield from table(head, rows)


def agreement_table(scorer: Scorer, texts: Sequence[tuple[Example, Example]]) -> Iterator[str]:
    """F1 against our marks by category, of a second careful reader and of a detector."""
    ours, second = [example for example, _ in texts], Counts()
    for example, again in texts:
        second.add(spans_of(again), spans_of(example))
    found = scorer.counts(ours)
    kinds = frequent(second)
    rows = [[k, str(second.wanted[k]), f"{second.f1(k):.2f}", f"{found.f1(k):.2f}"] for k in kinds]
    rows.append(["all", str(second.wanted.total()), f"{second.f1_of_all():.2f}", f"{found.f1_of_all():.2f}"])
    yield f"\n**Read twice**, {len(texts)} texts of held-back forms, also marked by a second careful reader\n"
    yield from table(["category", "spans", "second reader, F1", f"{scorer.name}, F1"], rows)


def trust_table(tagger: Scorer, examples: Sequence[Example]) -> Iterator[str]:
    """How often the tagger's spans are right (over a mark of their category), by what their score promises."""
    rows = []
    judged = [pair for example in examples for pair in tagger.judged(example)]
    for low, high in pairwise(BINS):
        inside = [right for score, right in judged if low <= score < high]
        if inside:
            share = f"{sum(inside) / len(inside):.2f}"
            rows.append([f"{low:.1f} to {min(high, 1.0):.1f}", str(len(inside)), share])
    yield "\n**What a score means**: how many of the tagger's spans are right, on held-back forms\n"
    yield from table(["score", "spans", "right"], rows)


def pattern_table(scorers: Sequence[Scorer], folder: Path) -> Iterator[str]:
    """How many of presidio-research's things of a fixed shape are covered by sure spans, of whatever category."""
    texts = list(presidio_sets.things(folder, PATTERN_KINDS))
    wanted = Counter(kind for _, things in texts for *_, kind in things)
    every = [Counter(scorer.covered(texts)) for scorer in scorers]
    kinds = [*sorted(wanted), "all"]
    for counts in (wanted, *every):
        counts["all"] = counts.total()
    yield "\n**Things of a fixed shape**, all templates of presidio-research: recall (floor: 0.98)\n"
    rows = [[kind, str(wanted[kind]), *(f"{c[kind] / wanted[kind]:.3f}" for c in every)] for kind in kinds]
    yield from table(["kind", "spans", *(scorer.name for scorer in scorers)], rows)


def leak_table(scorers: Sequence[Scorer], folder: Path) -> Iterator[str]:
    """PUPA-TNB under strict."""
    leaks = [scorer.leak(folder) for scorer in scorers]
    rows = [
        [s.name, f"{leak.left} of {leak.units}", f"{leak.share:.1%}", f"{leak.spent:.2f}"]
        for s, leak in zip(scorers, leaks, strict=True)
    ]
    yield "\n**PUPA-TNB**, Latin-script queries, strict (floors: 4 % left, 1.5 times)\n"
    yield from table(["detectors", "units left", "share", "characters hidden against by hand"], rows)


def credentials_table(scorers: Sequence[Scorer]) -> Iterator[str]:
    """Credentials that would leave under `open`, and texts without any that would lose words."""
    rows = []
    for name in ("everyday", "odd", "pasted"):
        marked = [example for example in credentials(name) if example.marks]
        plain = [example for example in credentials(name) if not example.marks]
        left = (str(scorer.telling(marked)) for scorer in scorers)
        losing = sum(bool(scorers[-1]._marked(OPEN, example.text)) for example in plain)
        rows.append([name, str(sum(len(e.marks) for e in marked)), *left, str(len(plain)), str(losing)])
    yield "\n**Credentials** that would leave under `open`, and texts without any that would lose words\n"
    head = ["texts", "credentials", *(f"left by {s.name}" for s in scorers), "texts without", "lose words"]
    yield from table(head, rows)


def strangers_table(scorers: Sequence[Scorer]) -> Iterator[str]:
    """Questions about people whom nobody knows that would leave with their names."""
    yield f"\n**Strangers** whom `balanced` would name, of {len(strangers())} asked about\n"
    yield from table(["detectors", "named"], [[s.name, str(s.naming())] for s in scorers])


def general_table(scorers: Sequence[Scorer]) -> Iterator[str]:
    """General questions that lose words."""
    rows = [[s.name, str(s.losing(BALANCED)), str(s.losing(STRICT))] for s in scorers]
    yield f"\n**General questions** that would lose words, of {len(general())} (floor: 9 under balanced)\n"
    yield from table(["detectors", "balanced", "strict"], rows)


def report(shared: Path) -> Iterator[str]:
    """All tables, as lines of Markdown."""
    scorers = [
        Scorer("patterns", PatternDetector()),
        Scorer("tagger", TaggerDetector()),
        Scorer("all", default_detector()),
    ]
    data = shared / "data"
    forms = list(generate.texts(FORMS, SEED, testing=True))
    tables: list[Callable[[], Iterator[str]]] = [
        lambda: span_table("Held-back forms", scorers, forms),
        lambda: agreement_table(scorers[2], read_twice()),
        lambda: trust_table(scorers[1], forms),
        lambda: span_table("Written texts", scorers, private()),
        lambda: credentials_table(scorers),
        lambda: strangers_table(scorers),
        lambda: general_table(scorers),
    ]
    if data.is_dir():
        held_back = list(presidio_sets.examples(data / "presidio-research", testing=True))
        tables.append(lambda: span_table("presidio-research", scorers, held_back))
        tables.append(lambda: pattern_table(scorers, data / "presidio-research"))
        tables.append(lambda: leak_table(scorers, data / "pupa-tnb"))
    yield from chain.from_iterable(make() for make in tables)


def main() -> None:
    """Print the tables, and put them into a page if asked to."""
    parser = argparse.ArgumentParser(description="Score the detectors.")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--readme", type=Path, help="the page whose tables are to be replaced")
    args = parser.parse_args()
    lines = []
    for line in report(args.shared):
        print(line, flush=True)
        lines.append(line)
    if args.readme:
        put(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), args.readme)


if __name__ == "__main__":
    main()
