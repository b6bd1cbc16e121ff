"""How long, how fast and on what batches a model is trained; the same options for every trainer with AdamW."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from local_models.training.batches import TOKENS, WARM_UP


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one training: the same for the same seed on the same kind of machine.

    `peak` is the learning rate after its rise; it falls after the share `hold` of the `steps`. A batch holds at
    most `tokens`, padding included, of which the share `masked` is left out in most texts
    (see `descent.without_some`).
    """

    steps: int
    peak: float = 1e-4
    seed: int = 1
    hold: float = WARM_UP
    tokens: int = TOKENS
    masked: float = 0.0


def options(parser: ArgumentParser, usual: Course, *, leaves_out: bool = True) -> None:
    """Add the options of a course to a command; what is not given is as `usual`.

    A trainer that `leaves_out` no words has no option for it.
    """
    parser.add_argument("--steps", type=int, default=usual.steps)
    parser.add_argument("--rate", type=float, default=usual.peak, help="the learning rate (default: %(default)s)")
    parser.add_argument("--hold", type=float, default=usual.hold, help="share of the steps before the rate falls")
    parser.add_argument("--tokens", type=int, default=usual.tokens, help="of a batch (default: %(default)s)")
    if leaves_out:
        parser.add_argument("--masked", type=float, default=usual.masked, help="share of the tokens left out")
    parser.add_argument("--seed", type=int, default=usual.seed)


def course_of(args: Namespace) -> Course:
    """The course that a command was asked for."""
    return Course(args.steps, args.rate, args.seed, args.hold, args.tokens, vars(args).get("masked", 0.0))
