"""How well the profile is built and used: `python -m tests.bench.score_facts [SHARED] [--verbose] [--readme P]`.

- **Messages**: `cases/facts/extract.jsonl`, messages of every kind with the words that carry lasting facts; a fact
  is right if its quote overlaps with such words.
- **Changes of mind**: `cases/facts/changes.jsonl`: the profile is built from the messages; the fact that matters
  most for the question must say the current value.
- **Situations**: `cases/facts/situations.jsonl`: the fact that matters most must be the preference that applies.
- **Hard situations**: `situations_hard.jsonl`, by two other hands: common sense tells the situation, not words.
  All of them were looked at. A preference stands if no other was taken for its end.
- **More of both**: `changes_more.jsonl` and `situations_more.jsonl`, written before reading the code, but by the
  one who after them wrote the last of the training texts and the words of `occasions.py`: they tell less.
- **Persona-chat** (where `../shared` is there): the held-back third of Synthetic-Persona-Chat. A persona sentence
  counts as uttered if a clause of its speaker carries most of its content words or means nearly the same
  (`uttered`); it has a fact if a quote overlaps with that clause.

The cases were written by somebody who had seen neither the profiler's training texts nor its answers. Errors on
every second case (the second, the fourth and so on of a file) have been looked at, and `--verbose` shows those
alone; the column "unseen" is about the others, of which some errors on messages were seen once. Thresholds, and
which mean of several profilers is shipped, were chosen while the totals were watched.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.profile.builder import ProfileBuilder
from assistant.profile.clauses import clauses
from assistant.profile.extract import Candidate, Extractor
from assistant.profile.knowing import Knowing
from assistant.profile.statements import content_words
from assistant.store.facts import EVERY, Fact
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.profiler import Profiler
from local_models.training.profiling.texts import dialogues
from privacy.detect.engine import PatternDetector
from tests.bench.scores import put, table

_CASES = Path(__file__).parent / "cases" / "facts"
_MARK = "<!-- fact scores -->"
_PERSONAS = Path("data", "persona-chat", "Synthetic-Persona-Chat_valid.csv")
_ALIKE, _SHARE = 0.7, 0.75
"""From which cosine, or from which share of its content words, a persona sentence counts as uttered."""


class Parts:
    """The models, loaded once."""

    def __init__(self, folder: Path | None) -> None:
        self.embedder, self.secrets = Embedder(), PatternDetector()
        self.profiler = Profiler(folder) if folder else Profiler()

    def extractor(self) -> Extractor:
        """What finds candidates."""
        return Extractor(self.profiler, self.secrets)

    def answer(self, store: Store, question: str) -> str:
        """The fact that matters most for a question, "" for none."""
        known = Knowing(store, self.embedder, self.profiler).about(question, 1)
        return known[0].fact.text if known else ""

    @contextmanager
    def built(self, messages: Sequence[dict[str, Any]]) -> Iterator[Store]:
        """A store whose profile was built from these messages."""
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "store.db", bytes(32))
            place = store.conversations.create().id
            for message in messages:
                time = message["time"].replace("Z", ".000000+00:00")
                store.messages.add(place, message["role"], message["text"], time=time)
            ProfileBuilder(store, self.embedder, self.profiler, self.secrets, None).build()
            yield store
            store.close()


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    return [json.loads(line) for line in (_CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]


class Tally:
    """How often something was right, of how many: of all cases, and of those whose errors nobody looked at."""

    def __init__(self) -> None:
        self.right: Counter[tuple[str, bool]] = Counter()
        self.of: Counter[tuple[str, bool]] = Counter()

    def add(self, what: str, unseen: bool, right: int, of: int = 1) -> None:
        """Count a case."""
        self.right[what, unseen] += right
        self.of[what, unseen] += of

    def rows(self) -> list[tuple[str, ...]]:
        """One row for everything that was counted, in the order of FLOORS."""
        return [self._row(what) for what in FLOORS if (what, False) in self.of or (what, True) in self.of]

    def _row(self, what: str) -> tuple[str, ...]:
        right, of = (sum(each[what, unseen] for unseen in (False, True)) for each in (self.right, self.of))
        unseen = self.of[what, True]
        share = f"{self.right[what, True] / unseen:.0%}" if unseen else ""
        return what, f"{right} of {of}", f"{right / max(of, 1):.0%}", share, FLOORS[what]


FLOORS = {
    "facts in messages that are found": "",
    "found in messages that are facts": "80 %",
    "messages without facts in which none is found": "",
    "facts of the right category": "",
    "facts of the right time": "",
    "changes of mind: the current value answers": "95 %",
    "changes of mind: the old value is history": "",
    "situations: the right preference applies": "90 %",
    "situations: in both questions of a pair": "",
    "situations: the preferences still stand": "",
    "more changes of mind: the current value answers": "",
    "more changes of mind: the old value is history": "",
    "more situations: the right preference applies": "",
    "more situations: in both questions of a pair": "",
    "more situations: the preferences still stand": "",
    "hard situations: the right preference applies": "",
    "hard situations: in both questions of a pair": "",
    "hard situations: the preferences still stand": "",
    "persona sentences uttered that have a fact": "70 %",
}
"""What is counted, and the issue's floor."""


def messages(parts: Parts, tally: Tally, verbose: bool) -> None:
    """Count single messages."""
    every = cases("extract")
    found = parts.extractor().candidates([case["text"] for case in every])
    for number, (case, candidates) in enumerate(zip(every, found, strict=True)):
        unseen, text = number % 2 == 0, case["text"]
        places = [(at := text.index(fact["quote"]), at + len(fact["quote"])) for fact in case["facts"]]
        hits = [_overlapping(candidates, place) for place in places]
        right = [c for c in candidates if any(_overlapping([c], place) for place in places)]
        tally.add("facts in messages that are found", unseen, sum(map(bool, hits)), len(places))
        tally.add("found in messages that are facts", unseen, len(right), len(candidates))
        if not places:
            tally.add("messages without facts in which none is found", unseen, not candidates)
        for hit, fact in zip(hits, case["facts"], strict=True):
            if hit:
                tally.add("facts of the right category", unseen, hit[0].category == fact["category"])
                tally.add("facts of the right time", unseen, hit[0].ended == (fact["time"] == "ended"))
            elif verbose and not unseen:
                print("MISSED", fact["quote"])
        for wrong in [c for c in candidates if c not in right] if verbose and not unseen else ():
            print(f"WRONG {wrong.confidence:.2f}", text[wrong.start : wrong.end])


def _overlapping(candidates: Sequence[Candidate], place: tuple[int, int]) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.start < place[1] and place[0] < candidate.end]


def changes(parts: Parts, tally: Tally, verbose: bool, more: bool = False) -> None:
    """Count changes of mind."""
    what = f"{'more ' if more else ''}changes of mind"
    for number, case in enumerate(cases("changes_more" if more else "changes")):
        unseen = number % 2 == 0
        with parts.built(case["messages"]) as store:
            answer = parts.answer(store, case["question"])
            every = store.facts.list(EVERY, over=True)
            before = [change.text or "" for fact in every for change in store.facts.history(fact.id)]
        past = [*before, *(fact.text for fact in every if fact.state == "superseded" or fact.valid_to)]
        right = says(answer, case["current"]), any(says(text, case["old"]) for text in past)
        tally.add(f"{what}: the current value answers", unseen, right[0])
        tally.add(f"{what}: the old value is history", unseen, right[1])
        if verbose and not unseen and not all(right):
            print("CHANGE", case["id"], right, case["question"], "->", answer, "|", _told(every))


def situations(parts: Parts, tally: Tally, verbose: bool, kind: str = "") -> None:
    """Count preferences that hold in situations. A pair passes if both its questions get the right one.

    `kind` is "", "more" or "hard": which of the files.
    """
    what = f"{kind} situations".strip()
    for number, case in enumerate(cases("_".join(filter(None, ("situations", kind))))):
        unseen, right = number % 2 == 0 and kind != "hard", []
        with parts.built(case["messages"]) as store:
            stand = [any(says(fact.text, ask["right"]) for fact in store.facts.list()) for ask in case["asks"]]
            tally.add(f"{what}: the preferences still stand", unseen, sum(stand), len(stand))
            for ask in case["asks"]:
                right.append(says(answer := parts.answer(store, ask["question"]), ask["right"]))
                if verbose and not unseen and not right[-1]:
                    print("SITUATION", case["id"], ask["question"], "->", answer, "|", _told(store.facts.list()))
        tally.add(f"{what}: the right preference applies", unseen, sum(right), len(right))
        tally.add(f"{what}: in both questions of a pair", unseen, all(right))


def _told(facts: Sequence[Fact]) -> str:
    return "; ".join(f"{fact.text} <{fact.state[:4]}{'' if fact.valid_to is None else ' over'}>" for fact in facts)


def says(text: str, words: Sequence[str]) -> bool:
    """Whether any of the words stands in the text, in whatever case."""
    return any(word.casefold() in text.casefold() for word in words)


def personas(parts: Parts, shared: Path, tally: Tally, verbose: bool) -> None:
    """Count the held-back dialogues of Synthetic-Persona-Chat."""
    extractor = parts.extractor()
    for number, row in enumerate(dialogues(shared / _PERSONAS, testing=True)):
        for speaker in ("1", "2"):
            turns = row["Best Generated Conversation"].splitlines()
            said = [line.split(":", 1)[1].strip() for line in turns if line.startswith(f"User {speaker}:")]
            found = extractor.candidates(said)
            lines = [line.strip() for line in row[f"user {speaker} personas"].splitlines() if line.strip()]
            for line, (at, start, end) in uttered(parts, lines, said).items():
                right = bool(_overlapping(found[at], (start, end)))
                tally.add("persona sentences uttered that have a fact", number % 2 == 0, right)
                if verbose and not right and number % 2 == 1:
                    print("PERSONA", line, "<-", said[at][start:end])


def uttered(parts: Parts, personas: Sequence[str], said: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """Each persona sentence that is really uttered: (utterance, start, end) of the clause that says it best."""
    places = [
        (at, start, end)
        for at, text in enumerate(said)
        for start, end in clauses(text)
        if not text[start:end].endswith("?")
    ]
    if not places or not personas:
        return {}
    words = [said[at][start:end] for at, start, end in places]
    cosines = parts.embedder.embed(personas) @ parts.embedder.embed(words).T
    found = {}
    for row, line in enumerate(personas):
        wanted = Counter(content_words(line))
        shares = [sum((wanted & Counter(content_words(word))).values()) / max(wanted.total(), 1) for word in words]
        best = max(range(len(words)), key=lambda at: max(float(cosines[row, at]), shares[at]))
        if cosines[row, best] >= _ALIKE or shares[best] >= _SHARE:
            found[line] = places[best]
    return found


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Score the profile.")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--profiler", type=Path, help="the folder of another profiler")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--readme", type=Path)
    args = parser.parse_args()
    parts, tally = Parts(args.profiler), Tally()
    messages(parts, tally, args.verbose)
    for more in (False, True):
        changes(parts, tally, args.verbose, more)
        situations(parts, tally, args.verbose, "more" if more else "")
    situations(parts, tally, args.verbose, "hard")
    if (args.shared / _PERSONAS).exists():
        personas(parts, args.shared, tally, args.verbose)
    text = "\n".join(table(("what", "count", "share", "unseen", "floor"), tally.rows()))
    print(text)
    if args.readme:
        put(text, args.readme, _MARK)


if __name__ == "__main__":
    main()
