"""How a model is opened on this machine: at what context, in what steps, how much of it on the graphics card."""

from dataclasses import dataclass
from pathlib import Path

from local_models.amounts import amount
from local_models.fits import ASIDE, SMALL_STEP, STEP, Fit, Shape, beside, fitted, jobs, shape_in
from local_models.gguf import read_header
from local_models.llm import ModelError
from local_models.machine import Machine, this_machine


@dataclass(frozen=True, slots=True)
class Plan:
    """`context` tokens, and `on_card` of the model's layers on the graphics card (0 for none of them).

    A prompt is read in steps of `step` tokens. Tasks have a context of `aside` tokens beside the chat's; with 0
    they use that one, and the chat is evaluated again after them. `taught` says whether there is room for what the
    model was taught.
    """

    context: int
    on_card: int = 0
    step: int = STEP
    aside: int = ASIDE
    taught: bool = True


def planned(name: str, path: Path, wanted: int, card: int = 0, adapter: Path | None = None) -> Plan:
    """How to open the model in `path` with up to `wanted` tokens now, with `card` bytes free on a graphics card.

    What it was taught by an `adapter` may cost the chat large steps, but no context.
    Raises ModelError, with what to do, when it needs more memory than is free.
    """
    try:
        shape, weights = shape_in(read_header(path)), path.stat().st_size
    except (ModelError, OSError):
        return Plan(wanted)  # llama.cpp says what is wrong with it
    if shape is None:
        return Plan(wanted)  # a kind of model that only llama.cpp knows
    machine = this_machine()
    on_card = layers_on_card(shape, weights, min(wanted, shape.trained), card)
    here = weights * (shape.layers - on_card) // shape.layers  # what stays in the machine's own memory
    fit, taught = with_jobs(shape, here, wanted, machine.available, adapter)
    if not fit.fits:
        raise ModelError(refusal(name, fit, machine))
    room = fit.full and fit.needed + beside(shape, fit.step) <= machine.available
    return Plan(fit.context, on_card, fit.step, ASIDE if room else 0, taught)


def with_jobs(shape: Shape, weights: int, wanted: int, available: int, adapter: Path | None) -> tuple[Fit, bool]:
    """How a model fits with what it was taught by an `adapter`, and whether that has room; else how without."""
    size = adapter.stat().st_size if adapter and adapter.is_file() else 0
    fit = fitted(shape, weights + (jobs(shape, size) if size else 0), wanted, available)
    return (fit, True) if fit.full or not size else (fitted(shape, weights, wanted, available), False)


def layers_on_card(shape: Shape, weights: int, context: int, card: int) -> int:
    """How many layers fit on a card with so many bytes free, beside their part of the cache; 0 for none."""
    room = card - shape.scratch(context)
    each = (weights + shape.cache(context)) // shape.layers
    return max(0, min(shape.layers, room // each)) if card else 0


def verdict(fit: Fit) -> str:
    """The fit in one sentence: for lists, and before a download."""
    steps = ", read in small steps" if fit.step == SMALL_STEP else ""
    needs = f"{amount(fit.needed)} of {amount(fit.available)} free"
    if fit.full:
        return f"fits: needs {needs}, at {fit.context:,} tokens{steps}"
    if fit.fits:
        return f"fits at {fit.context:,} tokens{steps}: needs {needs}"
    return f"does not fit now: needs {amount(fit.needed)}, {amount(fit.available)} free"


def short(fit: Fit | None) -> str:
    """The same in a few words, for a narrow column."""
    if fit is None:
        return "-"
    if fit.full:
        return "fits"
    return f"fits at {fit.context:,} tokens" if fit.fits else f"needs {amount(fit.needed)} free"


def refusal(name: str, fit: Fit, machine: Machine) -> str:
    """What to say when a model does not fit, and what to do about it."""
    lacks = f"{name} needs {amount(fit.needed)} of memory and {amount(fit.available)} are free"
    if fit.needed > machine.total:
        return f"{lacks}; this machine is too small for it. Choose a smaller one: sotto models list --available"
    return f"{lacks}; close some programs, or use a smaller model: sotto models list"
