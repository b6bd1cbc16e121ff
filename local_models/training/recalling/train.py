"""Teaches the recaller: `python -m local_models.training.recalling.train OUT PERSONA_CHAT`.

The embedder stays as it is; learnt are linear maps on its vectors (see `local_models.recaller`), which takes a few
minutes. The loss is the cross-entropy of the right answer among all answers and wrong texts of the batch, that
of InfoNCE (arXiv 1807.03748); both maps are kept near to doing nothing, and noise on the vectors keeps them from
learning single words. The same for the same seed.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize

from local_models.embedder import WIDTH, Embedder
from local_models.encoder import Rows
from local_models.training.profiling.texts import dialogues
from local_models.training.recalling.chats import Told, told, turns
from local_models.training.recalling.kinds import alike, kinds
from local_models.training.recalling.pairs import Pair, Pairs, filled
from local_models.training.vocabulary import Vocabulary

_BATCH, _STEPS, _PEAK, _TEMPERATURE = 256, 500, 1e-3, 0.05
_FILLINGS = 3
"""How often every way to tell is filled with other words for the mean of its kind."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one pair of maps is learnt.

    Persona lines in a batch, noise (as a share of a vector's length), what keeps the maps near to doing nothing,
    and whether what answers nothing at all may be learnt apart.
    """

    lines: int
    noise: float
    rest: float
    apart: bool


RECIPES = (Recipe(64, 0.5, 0.01, apart=True), Recipe(0, 1.0, 0.01, apart=False), Recipe(0, 0.0, 0.02, apart=False))


@dataclass(frozen=True)
class Texts:
    """Embeddings, float32: pairs [pairs, 3, 384] (question, answer, wrong), persona lines [lines, 2, 384].

    Of each pair the number of its kind, of the value asked for (0: any) and of the value told; `alike` says for
    every two kinds whether they answer each other's questions.
    """

    pairs: torch.Tensor
    lines: torch.Tensor
    kind: torch.Tensor
    asked: torch.Tensor
    told: torch.Tensor
    alike: torch.Tensor

    def also_right(self, chosen: torch.Tensor) -> torch.Tensor:
        """For each question of a batch (a row), the other answers that are right, too."""
        kind, asked, told = self.kind[chosen], self.asked[chosen], self.told[chosen]
        right = self.alike[kind][:, kind] & ((asked[:, None] == 0) | (asked[:, None] == told[None]))
        return right.fill_diagonal_(False)


def texts(pairs: Sequence[Pair], lines: Sequence[Told], embedder: Embedder) -> Texts:
    """Embed everything."""
    numbers = {name: number for number, name in enumerate(alike())}
    values = {value: number for number, value in enumerate(dict.fromkeys(["", *(pair.told for pair in pairs)]))}
    table = torch.tensor([[other in alike()[one] for other in numbers] for one in numbers])
    return Texts(
        _embedded([text for pair in pairs for text in (pair.query, pair.text, pair.wrong)], embedder, 3),
        _embedded([text for line in lines for text in (line.line, line.turn)], embedder, 2),
        torch.tensor([numbers[pair.kind] for pair in pairs]),
        torch.tensor([values[pair.value] for pair in pairs]),
        torch.tensor([values[pair.told] for pair in pairs]),
        table,
    )


def _embedded(several: Sequence[str], embedder: Embedder, group: int) -> torch.Tensor:
    every = list(dict.fromkeys(several))
    vectors = dict(zip(every, embedder.embed(every), strict=True))
    return torch.tensor(np.array([vectors[text] for text in several])).reshape(-1, group, WIDTH)


def learn(given: Texts, recipe: Recipe, seed: int) -> tuple[Rows, Rows]:
    """One pair of maps, for questions and for answers, each of shape [384, 384]."""
    torch.manual_seed(seed)
    nothing = torch.eye(WIDTH)
    asked, told = torch.nn.Parameter(nothing.clone()), torch.nn.Parameter(nothing.clone())
    apart = torch.nn.Parameter(torch.zeros(WIDTH))
    optimizer = torch.optim.Adam([asked, told, apart], lr=_PEAK)
    for step in range(_STEPS):
        optimizer.param_groups[0]["lr"] = _PEAK * min(1.0, 2 * (_STEPS - step) / _STEPS)
        chosen = torch.randint(len(given.pairs), (_BATCH,))
        questions, answers = _drawn(given, chosen, recipe)
        scores = normalize(questions @ asked, dim=1) @ normalize(answers @ told, dim=1).T
        if recipe.apart:
            scores = scores + (answers @ apart)[None]
        right = torch.zeros_like(scores, dtype=torch.bool)
        right[:_BATCH, :_BATCH] = given.also_right(chosen)
        loss = cross_entropy(scores.masked_fill(right, -1e4) / _TEMPERATURE, torch.arange(len(questions)))
        loss = loss + recipe.rest * (((asked - nothing) ** 2).sum() + ((told - nothing) ** 2).sum())
        optimizer.zero_grad()
        (loss + 0.01 * (apart**2).sum()).backward()
        optimizer.step()
    return asked.detach().numpy(), told.detach().numpy()


def _drawn(given: Texts, chosen: torch.Tensor, recipe: Recipe) -> tuple[torch.Tensor, torch.Tensor]:
    """Questions, and as many answers in the same order with wrong texts after them."""
    pairs = given.pairs[chosen]
    lines = given.lines[torch.randint(len(given.lines), (recipe.lines,))]
    questions = torch.cat([pairs[:, 0], lines[:, 0]])
    answers = torch.cat([pairs[:, 1], lines[:, 1], pairs[:, 2]])
    return _noisy(questions, recipe.noise), _noisy(answers, recipe.noise)


def _noisy(vectors: torch.Tensor, noise: float) -> torch.Tensor:
    return normalize(vectors + noise * torch.randn_like(vectors) / WIDTH**0.5, dim=1)


def memory(embedder: Embedder) -> dict[str, Any]:
    """The ways to ask and what they ask for, and the mean of the ways to tell each kind."""
    rng, vocabulary = Random(1), Vocabulary(testing=False)
    asks = [
        (number, filled(ask, kind, vocabulary, rng)) for number, kind in enumerate(kinds()) for ask in kind.asks
    ]
    answers = []
    for kind in kinds():
        says = [filled(say, kind, vocabulary, rng) for say in kind.says for _ in range(_FILLINGS)]
        answers.append(embedder.embed(says).mean(axis=0))
    vectors = embedder.embed([ask for _, ask in asks])
    return {
        "asks": np.rint(vectors * 127).astype(np.int8),
        "kinds": np.array([number for number, _ in asks], dtype=np.int16),
        "answers": np.array(answers).astype(np.float16),
    }


def main() -> None:
    """Read the command line and learn."""
    parser = argparse.ArgumentParser(description="Teach the recaller.")
    parser.add_argument("out", type=Path, help="the folder of the recaller")
    parser.add_argument("personas", type=Path, help="Synthetic-Persona-Chat, a csv file")
    parser.add_argument("--count", type=int, default=14_000, help="how many pairs are made")
    args = parser.parse_args()
    embedder = Embedder()
    talk = [
        text for row in dialogues(args.personas, testing=False) for _, text in turns(row) if 15 < len(text) < 110
    ]
    pairs = list(islice(Pairs(talk, 5, testing=False), args.count))
    given = texts(pairs, told(args.personas, embedder, testing=False), embedder)
    maps = [learn(given, recipe, seed) for seed, recipe in enumerate(RECIPES)]
    args.out.mkdir(parents=True, exist_ok=True)
    asked, answered = (np.array(side).astype(np.float16) for side in zip(*maps, strict=True))
    usual = [np.linalg.norm(given.pairs[:, 1].numpy() @ told_by, axis=1).mean() for _, told_by in maps]
    np.savez(args.out / "recaller.npz", asked=asked, told=answered, usual=np.array(usual), **memory(embedder))
    print(f"{(args.out / 'recaller.npz').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
