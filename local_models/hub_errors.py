"""What goes wrong with the hub, as one line for a person."""

from shlex import quote

from local_models.amounts import amount
from local_models.llm import ModelError
from local_models.offers import Wanted
from local_models.part import Stopped


class Away(ModelError):
    """The hub can't be reached, or broke off: it may be there again in a moment."""


def offline() -> ModelError:
    """What to say when nothing may be downloaded."""
    return ModelError("Downloads are switched off (offline mode); models that are here can be used.")


def wrong_sum(wanted: Wanted) -> ModelError:
    """What to say when the hub has another file than the one on Sotto's list."""
    return ModelError(
        f"The hub now has another file under {wanted.source} than the one that Sotto's list names, so it was not "
        "downloaded. Choose another model, or take a newer Sotto."
    )


def gated(endpoint: str, repo: str) -> ModelError:
    """What to say when a licence must be accepted first."""
    return ModelError(
        f"{repo} is given only to those who accept its licence. Accept it at {endpoint}/{repo}, then keep your "
        "token with: sotto models token"
    )


def unknown(repo: str, status: int) -> ModelError:
    """What to say when the hub has no such repository, or says so."""
    if status in {401, 403}:
        return ModelError(
            f"The hub has no {repo}, or does not show it to you. Check the name; if it is private, keep your "
            "token with: sotto models token"
        )
    return ModelError(f"The hub has no {repo}; check the name.")


def refused(endpoint: str, repo: str, status: int) -> ModelError:
    """What to say of another status; `Away` where it may pass."""
    if status == 401:
        return ModelError("The hub does not know your token; keep another with: sotto models token")
    if status == 403:
        return ModelError(f"The hub does not give {repo} to your token; accept its licence at {endpoint}/{repo}.")
    if status == 404:
        return ModelError(f"What answers at {endpoint} has no such file, or is no model hub; check HF_ENDPOINT.")
    if status == 429 or status >= 500:
        return Away(f"The hub at {endpoint} is busy or failing (status {status}); try again later.")
    return ModelError(f"The hub at {endpoint} refused (status {status}); try again later.")


def broke_off(name: str, here: int, size: int) -> ModelError:
    """What to say when a download ended before its end."""
    return ModelError(f"The hub broke off at {amount(here)} of {amount(size)}; {_kept(name)}")


def stopped(name: str, here: int, size: int) -> Stopped:
    """What to say when the user stopped a download."""
    return Stopped(f"Stopped at {amount(here)} of {amount(size)}; {_kept(name)}")


def _kept(name: str) -> str:
    return f"what came is kept. Go on with: sotto models pull {quote(name)}"
