"""The training texts of the profiler: labelled clauses and pairs of statements, as `GUIDE.md` has them."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from pathlib import Path
from random import Random

from local_models.profiler import first_person, pair_text
from local_models.training.augment import messy
from local_models.training.example import Example
from local_models.training.forms import lines
from local_models.training.holding_back import held_back, part
from local_models.training.profiling import scenes, things
from local_models.training.profiling.item import Item, targets
from local_models.training.vocabulary import Vocabulary

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<draw>\d))?\}")


def sentence_lines() -> list[str]:
    """Every labelled clause."""
    return _lines("sentences")


def pair_lines(name: str = "*") -> list[str]:
    """Every labelled pair, or those of the file called `name`."""
    return _lines("pairs", name)


def _lines(folder: str, name: str = "*") -> list[str]:
    paths = sorted((_HERE / folder).glob(f"{name}.txt"))
    return list(dict.fromkeys(line for path in paths for line in lines(path)))


def answer_lines(name: str = "*") -> list[str]:
    """Every question with what answers it and what doesn't, or those of the file called `name`."""
    return _lines("answers", name)


def sentence(line: str) -> Item:
    """A labelled clause with its slots still open. Raises ValueError for a label that the guide doesn't know."""
    label, text = line.split(" | ", 1)
    words = label.split()
    if words[0] == "none":
        return Item(text, targets(point=words[1]))
    kind, category, time = words
    return Item(text, targets(point="lasting", kind=kind, category=category, time=time))


def pair(line: str) -> Item:
    """A labelled pair with its slots still open. Raises ValueError for a relation that the guide doesn't know."""
    relation, old, new = line.split(" | ")
    return Item(pair_text(old, new), targets(relation=relation))


def statements(line: str) -> Iterator[Item]:
    """The two statements of a pair as clauses of their own, said by the user: lasting facts of no known kind."""
    for said in line.split(" | ")[1:]:
        yield Item(first_person(said), targets(point="lasting"))


def answers(line: str) -> Iterator[Item]:
    """A question with what answers it and with what doesn't."""
    question, right, wrong = line.split(" | ")
    yield Item(pair_text(question, right), targets(answer="yes"))
    yield Item(pair_text(question, wrong), targets(answer="no"))


def items(count: int, seed: int, *, testing: bool, stressed: str = "") -> Iterator[Item]:
    """`count` texts of all kinds in turn, the same for the same seed; forms and words held back or not.

    Over a quarter of the pairs and of the answers come from the files called `stressed`, if that is given.
    Every twelfth text joins two statements drawn at random, which have nothing to do with each other, and another
    twelfth a question and such a statement.
    """
    rng, vocabulary = Random(seed), Vocabulary(testing)
    clauses = [sentence(form) for form in part(sentence_lines(), testing)]
    facts = [item for item in clauses if item.targets[0] == 0]
    paired, asked = part(pair_lines(), testing), part(answer_lines(), testing)
    pairs = [pair(form) for form in paired]
    said = [item for form in paired for item in statements(form)]
    replies = [item for form in asked for item in answers(form)]
    if stressed:
        pairs = _weighed(pairs, [pair(form) for form in part(pair_lines(stressed), testing)])
        replies = _weighed(
            replies, [item for form in part(answer_lines(stressed), testing) for item in answers(form)]
        )
    for number in range(count):
        kind = number % 12
        if kind == 11:
            yield filled(_strangers(*rng.sample(facts, 2)), vocabulary, rng)
        elif kind == 10:
            yield filled(_unanswered(rng.choice(asked), rng.choice((*clauses, *said)).text), vocabulary, rng)
        else:
            source = clauses if kind < 3 else said if kind == 3 else pairs if kind < 7 else replies
            yield filled(rng.choice(source), vocabulary, rng)


def _weighed(every: Sequence[Item], some: Sequence[Item]) -> list[Item]:
    """All of both, with `some` so often that every fourth one or more is of them; all if there are none."""
    return [*every, *(list(some) * max(1, len(every) // (3 * len(some))) if some else ())]


def made(count: int, seed: int, *, testing: bool) -> Iterator[Item]:
    """`count` texts that are put together from things and scenes, the same for the same seed."""
    rng, vocabulary = Random(seed), Vocabulary(testing)
    several = things.items(count * 3 // 5, rng, testing=testing)
    for item in chain(several, scenes.items(count * 2 // 5, rng, testing=testing)):
        yield filled(item, vocabulary, rng)


def _unanswered(line: str, other: str) -> Item:
    """A question beside a clause that has nothing to do with it."""
    return Item(pair_text(line.split(" | ", maxsplit=1)[0], other), targets(answer="no"))


def _strangers(one: Item, other: Item) -> Item:
    return Item(pair_text(one.text, other.text), targets(relation="unrelated"))


def filled(item: Item, vocabulary: Vocabulary, rng: Random) -> Item:
    """The item with its slots filled, messy as people type."""
    drawn: dict[str, str] = {}

    def value(match: re.Match[str]) -> str:
        whole = match.group()
        while whole not in drawn or list(drawn.values()).count(drawn[whole]) > 1:
            drawn[whole] = _word(match["name"], vocabulary, rng)
        return drawn[whole]

    text = _SLOT.sub(value, item.text)
    return Item(messy(Example(text, (), "own"), rng).text, item.targets)


def personas(path: Path, *, testing: bool) -> Iterator[Item]:
    """The persona sentences of Synthetic-Persona-Chat (CC BY 4.0): lasting facts of a kind that nobody marked.

    Any two sentences of one persona are a pair that has nothing to do with each other. A dialogue is held back or
    not as a whole.
    """
    for row in dialogues(path, testing=testing):
        for column in ("user 1 personas", "user 2 personas"):
            said = [line.strip() for line in row[column].splitlines() if line.strip()]
            yield from (Item(line, targets(point="lasting")) for line in said)
            yield from (_strangers(Item(one, ()), Item(other, ())) for one, other in combinations(said, 2))


def dialogues(path: Path, *, testing: bool) -> Iterator[dict[str, str]]:
    """The rows of a Synthetic-Persona-Chat file, those held back (one in three) or the others."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if held_back(row["user 1 personas"] + row["user 2 personas"], 3) == testing:
                yield row


def _word(slot: str, vocabulary: Vocabulary, rng: Random) -> str:
    return str(rng.randint(2, 12)) if slot == "number" else vocabulary.value(slot, rng)
