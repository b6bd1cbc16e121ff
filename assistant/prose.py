"""Reading the prose of a privacy profile, with every failure as one line for a person."""

from typing import TYPE_CHECKING

from assistant.errors import SottoError
from local_models.llm import ModelError
from privacy.rules import PrivacyProfile

if TYPE_CHECKING:
    from privacy.second_reader import Ask

EMPTY = "The prose is empty. Say what may be revealed, or use a built-in profile: sotto privacy list"


def read_prose(prose: str, name: str = "", second: "Ask | None" = None) -> PrivacyProfile:
    """The privacy profile that `prose` stands for. Raises SottoError if there is none, or no reader."""
    from privacy.compile import compiled

    if not prose.strip():
        raise SottoError(EMPTY)
    try:
        return compiled(prose, name, second=second)
    except ModelError as error:
        raise SottoError(str(error)) from error
