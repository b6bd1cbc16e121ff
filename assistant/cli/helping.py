"""The local model as a helper of commands: opened only where it was measured to be able to, and closed after."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from assistant.cli.output import narrate
from assistant.cli.session import opened_store
from assistant.errors import SottoError

if TYPE_CHECKING:
    from assistant.store.store import Store
    from privacy.draft import Draft
    from privacy.rewrite import Rewriter
    from privacy.second_reader import Ask

NOT_TRUSTED = (
    "The local model is not trusted to paraphrase, so the text is rewritten span by span. See: sotto models bench"
)


@contextmanager
def second_reader(store: "Store | None" = None) -> Iterator["Ask | None"]:
    """What reads privacy profiles too, if the model in use is trusted to; None if not, or if nobody can say."""
    from assistant.assembly import helper, on_demand
    from assistant.config import load

    with ExitStack() as stack:
        found = store or _unlocked(stack)
        config = load()
        model = stack.enter_context(on_demand(config))
        yield helper(found, config).second_reader(model) if found else None


@contextmanager
def fluent_wording(rewriter: "Rewriter") -> Iterator[Callable[["Draft"], "Draft"]]:
    """Says a draft in fluent words; gives it back as it is, with one line of why, where no model may."""
    from assistant.assembly import helper, on_demand
    from assistant.config import load
    from local_models.skills.aptitude import PARAPHRASE

    with ExitStack() as stack:
        found, config = _unlocked(stack), load()
        model = stack.enter_context(on_demand(config))
        help_ = helper(found, config) if found else None
        if help_ is None or not help_.trusts(PARAPHRASE):
            narrate(NOT_TRUSTED, dim=True)
            yield lambda draft: draft
        else:
            yield lambda draft: help_.worded(draft, rewriter, model)


def _unlocked(stack: ExitStack) -> "Store | None":
    """The store, if there is one and it opens."""
    from assistant.store.opening import exists

    try:
        return stack.enter_context(opened_store()) if exists() else None
    except SottoError:
        return None
