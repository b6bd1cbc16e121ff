"""How well the profile is built and used: `python -m tests.bench.score_facts [SHARED] [--verbose] [--readme README.md]`.

- **Messages**: `cases/facts/extract.jsonl`, messages of every kind with the words that carry lasting facts; a fact is
  right if its quote overlaps with such words.
- **Changes of mind**: `cases/facts/changes.jsonl`: the profile is built from the messages; the fact that matters most
  for the question must say the current value.
- **Situations**: `cases/facts/situations.jsonl`: the fact that matters most must be the preference that applies.
- **Persona-chat** (where `../shared` is there): the held-back third of Synthetic-Persona-Chat. A persona sentence
  counts as uttered if a clause of its speaker carries most of its content words or means nearly the same
  (`uttered`); it has a fact if a quote overlaps with that clause.

The cases were written by somebody who had seen neither the profiler's training texts nor its answers.
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
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.profiler import Profiler
from local_models.training.profiling.texts import dialogues
from privacy.detect.secrets import SecretDetector
from tests.bench.scores import put, table

_CASES = Path(__file__).parent / "cases" / "facts"
_MARK = "<!-- fact scores -->"
_ALIKE, _SHARE = 0.7, 0.75
"""From which cosine, or from which share of its content words, a persona sentence counts as uttered."""


class Parts:
    """The models, loaded once."""

    def __init__(self, folder: Path | None) -> None:
        self.embedder, self.secrets = Embedder(), SecretDetector()
        self.profiler = Profiler(folder) if folder else Profiler()

    def extractor(self) -> Extractor:
        """What finds candidates."""
        return Extractor(self.profiler, self.secrets)

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


def messages(parts: Parts, verbose: bool) -> list[tuple[str, ...]]:
    """Rows about single messages."""
    every = cases("extract")
    found = parts.extractor().candidates([case["text"] for case in every])
    right = wrong = missed = wanted = kind = time = 0
    for case, candidates in zip(every, found, strict=True):
        places = [
            (at := case["text"].index(fact["quote"]), at + len(fact["quote"]), fact) for fact in case["facts"]
        ]
        hits = [[c for c in candidates if c.start < end and start < c.end] for start, end, _ in places]
        extra = [c for c in candidates if not any(c.start < end and start < c.end for start, end, _ in places)]
        right += len(candidates) - len(extra)
        wrong += len(extra)
        wanted += len(places)
        missed += sum(not hit for hit in hits)
        kind += sum(
            hit[0].category == fact["category"] for hit, (_, _, fact) in zip(hits, places, strict=True) if hit
        )
        time += sum(
            hit[0].ended == (fact["time"] == "ended") for hit, (*_, fact) in zip(hits, places, strict=True) if hit
        )
        if verbose:
            for hit, (_, _, fact) in zip(hits, places, strict=True):
                if not hit:
                    print("MISSED", fact["quote"])
            for c in extra:
                print("WRONG", round(c.confidence, 2), case["text"][c.start : c.end])
    got = wanted - missed
    return [
        ("facts in messages that are found", f"{got} of {wanted}", f"{got / wanted:.0%}", ""),
        ("found that are facts", f"{right} of {right + wrong}", f"{right / max(right + wrong, 1):.0%}", "80 %"),
        ("of the right category", f"{kind} of {got}", f"{kind / max(got, 1):.0%}", ""),
        ("of the right time", f"{time} of {got}", f"{time / max(got, 1):.0%}", ""),
    ]


def changes(parts: Parts, verbose: bool) -> list[tuple[str, ...]]:
    """Rows about changes of mind."""
    passed = kept = 0
    every = cases("changes")
    for case in every:
        with parts.built(case["messages"]) as store:
            known = Knowing(store, parts.embedder).about(case["question"], 1)
            answer = known[0].fact.text if known else ""
            old = [fact.text for fact in store.facts.list(("superseded",), over=True)]
            old += [fact.text for fact in store.facts.list(over=True) if fact.valid_to]
            ok, history = says(answer, case["current"]), any(says(text, case["old"]) for text in old)
            if verbose and not (ok and history):
                print(
                    "CHANGE",
                    case["id"],
                    ok,
                    history,
                    case["question"],
                    "->",
                    answer,
                    "|",
                    "; ".join(
                        f"{fact.text} [{fact.state}]"
                        for fact in store.facts.list(("proposed", "superseded"), over=True)
                    ),
                )
        passed += ok
        kept += history
    count = len(every)
    return [
        ("changes of mind: the current value answers", f"{passed} of {count}", f"{passed / count:.0%}", "95 %"),
        ("changes of mind: the old value is history", f"{kept} of {count}", f"{kept / count:.0%}", ""),
    ]


def situations(parts: Parts, verbose: bool) -> list[tuple[str, ...]]:
    """Rows about preferences that hold in situations. A pair passes if both its questions get the right one."""
    asks = pairs = count = 0
    every = cases("situations")
    for case in every:
        with parts.built(case["messages"]) as store:
            right = []
            for ask in case["asks"]:
                known = Knowing(store, parts.embedder).about(ask["question"], 1)
                answer = known[0].fact.text if known else ""
                right.append(says(answer, ask["right"]))
                if verbose and not right[-1]:
                    facts = "; ".join(f"{f.text} <{f.situation}>" for f in store.facts.list())
                    print("SITUATION", case["id"], ask["question"], "->", answer, "|", facts)
        asks += sum(right)
        count += len(right)
        pairs += all(right)
    return [
        ("situations: the right preference applies", f"{asks} of {count}", f"{asks / count:.0%}", "90 %"),
        ("situations: in both questions of a pair", f"{pairs} of {len(every)}", f"{pairs / len(every):.0%}", ""),
    ]


def says(text: str, words: Sequence[str]) -> bool:
    """Whether any of the words stands in the text, in whatever case."""
    return any(word.casefold() in text.casefold() for word in words)


def personas(parts: Parts, shared: Path, verbose: bool) -> list[tuple[str, ...]]:
    """Rows about the held-back dialogues of Synthetic-Persona-Chat."""
    path = shared / "data" / "persona-chat" / "Synthetic-Persona-Chat_valid.csv"
    extractor, uttered_, covered, facts = parts.extractor(), 0, 0, 0
    for row in dialogues(path, testing=True):
        for speaker in ("1", "2"):
            said = [
                line.split(":", 1)[1].strip()
                for line in row["Best Generated Conversation"].splitlines()
                if line.startswith(f"User {speaker}:")
            ]
            found = extractor.candidates(said)
            facts += sum(map(len, found))
            lines = [line.strip() for line in row[f"user {speaker} personas"].splitlines() if line.strip()]
            for line, place in uttered(parts, lines, said).items():
                uttered_ += 1
                ok = covers(found[place[0]], place)
                covered += ok
                if verbose and not ok:
                    print("PERSONA", line, "<-", said[place[0]][place[1] : place[2]])
    return [
        (
            "persona sentences uttered that have a fact",
            f"{covered} of {uttered_}",
            f"{covered / uttered_:.0%}",
            "70 %",
        ),
        ("facts found in those dialogues", str(facts), "", ""),
    ]


def uttered(parts: Parts, personas: Sequence[str], said: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """Each persona sentence that is really uttered: where (utterance, start, end), the clause that says it best."""
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


def covers(candidates: Sequence[Candidate], place: tuple[int, int, int]) -> bool:
    """Whether a candidate of that utterance overlaps with the clause."""
    return any(candidate.start < place[2] and place[1] < candidate.end for candidate in candidates)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="Score the profile.")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--profiler", type=Path, help="the folder of another profiler")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--readme", type=Path)
    args = parser.parse_args()
    parts = Parts(args.profiler)
    rows = messages(parts, args.verbose) + changes(parts, args.verbose) + situations(parts, args.verbose)
    if (args.shared / "data" / "persona-chat").exists():
        rows += personas(parts, args.shared, args.verbose)
    text = "\n".join(table(("what", "count", "share", "floor"), rows))
    print(text)
    if args.readme:
        put(text, args.readme, _MARK)


if __name__ == "__main__":
    main()
