"""The sentences of a privacy profile that only go with its wishes: no rule was made of them and none is amiss."""

from collections.abc import Iterator

from local_models.sentences import sentences
from privacy.general_wishes import hides_in_doubt
from privacy.manner import manner_of
from privacy.rules import PrivacyProfile


def with_words(prose: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of the sentences of `prose` that hold a letter or a digit, in order."""
    for start, end in sentences(prose):
        if any(letter.isalnum() for letter in prose[start:end]):
            yield start, end


def background(profile: PrivacyProfile) -> tuple[str, ...]:
    """The sentences of a profile in the user's own words of which no rule was made since they only remark."""
    if not profile.based:
        return ()
    told = {*(rule.sentence for rule in profile.rules), *profile.unread}
    every = (profile.prose[start:end].strip() for start, end in with_words(profile.prose))
    silent = (each for each in every if each not in told and not each.endswith(":"))
    return tuple(each for each in silent if not (manner_of(each) or hides_in_doubt(each)))
