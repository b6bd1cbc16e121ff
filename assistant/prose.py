"""Reading the prose of a privacy profile, with every failure as one line for a person."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import SottoError
from local_models.llm import ModelError
from local_models.sentences import sentences
from privacy.builtin import WARY, by_prose, known_rules
from privacy.rules import PrivacyProfile

if TYPE_CHECKING:
    from privacy.second_reader import Ask

EMPTY = "The prose is empty. Say what may be revealed, or use a built-in profile: sotto privacy list"
LONGEST = 100_000
"""Characters. A prose of 10,000 words has some 60,000."""
TOO_LONG = f"The prose is longer than {LONGEST:,} characters. Say in fewer what may be told and what not."


def read_prose(prose: str, name: str = "", second: "Ask | None" = None) -> PrivacyProfile:
    """The privacy profile that `prose` stands for. Raises SottoError if it is empty or too long, or for no reader.

    The sentences that the built-in profiles are made of mean in any profile what they mean there.
    """
    from privacy.compile import compiled

    if not prose.strip():
        raise SottoError(EMPTY)
    if len(prose) > LONGEST:
        raise SottoError(TOO_LONG)
    own = _without_known(prose)
    try:
        if by_prose(prose) is not None or own == prose:
            return compiled(prose, name, second=second)
        read = compiled(own, name, second=second) if own.strip() else PrivacyProfile(name, prose, based=True)
    except ModelError as error:
        raise SottoError(str(error)) from error
    known = [rule for sentence in _sentences(prose) for rule in known_rules(sentence)]
    return replace(
        read, prose=prose, rules=tuple(dict.fromkeys([*known, *read.rules])), wary=WARY in _sentences(prose)
    )


def _sentences(prose: str) -> list[str]:
    return [prose[start:end].strip() for start, end in sentences(prose)]


def _without_known(prose: str) -> str:
    """The prose without the sentences that come from built-in profiles."""
    for start, end in reversed(list(sentences(prose))):
        sentence = prose[start:end].strip()
        if sentence == WARY or known_rules(sentence):
            prose = prose[:start] + prose[end:]
    return prose
