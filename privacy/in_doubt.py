"""What an instruction may allow, but not surely, is protected: hiding wins a tie, and the rule shows it.

Without this a single doubtful allowance ("My work itself isn't.") would leave its sentence unread and hold every
question until it is put in other words, though nothing could leave by reading it as a wish to hide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from local_models.reader import Mention
from privacy.wish_signs import echoes, excepts, forbids, hides_nothing, may_allow

SURE_ALLOW = 0.8
"""An allowance below this probability is none: what is let through cannot be taken back."""
SURE_HIDE = 0.35
"""A wish to hide counts from here on: at worst it hides too much."""
SURE_CATEGORY = 0.4
"""From here on the category of a mention is sure."""
LIKELY_CATEGORIES = 0.6
"""A wish to hide counts for a category and its rivals if one of them it surely is: if together they have this."""
NEAR = 6
"""Characters between two parts of one phrase, at most."""
PLAIN_ALLOW = 0.95
"""From here on an allowance is one though the sentence has a word of forbidding in it ("My job isn't.")."""
SURE_INSTRUCTION = 0.9
"""From here on a sentence is surely an instruction."""
_JOINS = re.compile(r"\s*(?:,|&|/|\+|,?\s+(?:and|or|nor)\b)\s*(?:(?:my|our|the|any|no)\s+)?", re.IGNORECASE)
"""What stands between two things of one list."""
_ENDS = re.compile(r"\s*(?:[;.!?\n)]|$)")


def is_sure(mention: Mention) -> bool:
    """Whether what a mention asks for is sure enough to be a rule."""
    return mention.score >= (SURE_HIDE if mention.action == "hide" else SURE_ALLOW)


def sounds_other(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence that is read as an allowance sounds like a prohibition ("Private: my accent")."""
    allows = bool(mentions) and all(mention.action == "allow" for mention in mentions)
    unsure = any(mention.score < PLAIN_ALLOW for mention in mentions)
    return allows and unsure and forbids(text) and not may_allow(text)


def allows_beside_hiding_all(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether something is read as allowed in a sentence that hides everything and makes no exception of it.

    "All private, my accent too", and "Hide nothing but my name", which means the opposite of what it sounds like.
    """
    hides_all = any(mention.action == "hide" and mention.category == "everything" for mention in mentions)
    allows = any(mention.action == "allow" for mention in mentions)
    return hides_all and allows and (hides_nothing(text) or not excepts(text))


def _allow_everything(mentions: Sequence[Mention]) -> bool:
    return any(mention.action == "allow" and mention.category == "everything" for mention in mentions)


def protective(text: str, mentions: Sequence[Mention], wish: float) -> tuple[Mention, ...]:
    """The mentions of the sentence `text`; in an instruction doubtful allowances are wishes to hide.

    `wish` is the probability that it is one. What may allow everything stays as it was, and so unread: to hide
    everything in its place would leave nothing. A doubtful part of what the sentence surely asks for is left out.
    What is to be hidden and may be of several categories is hidden for each; what is allowed and of no sure
    category is not allowed, where the sentence says something else that is read.
    """
    wanted = [mention for mention in mentions if mention.action != "who"]
    every = sounds_other(text, wanted) or allows_beside_hiding_all(text, wanted)
    if wish < SURE_INSTRUCTION or (every and _allow_everything(wanted)):
        return tuple(mentions)
    free = any(is_sure(each) and each.category != "everything" for each in wanted)
    safe = [
        _hidden(each, every)
        for each in mentions
        if not (_is_part(each, mentions) or (free and _may_free_all(each)))
    ]
    known = any(has_category(mention) and mention.action != "who" for mention in safe)
    return tuple(each for mention in safe for each in _categorised(mention, known))


def listed(text: str, mentions: Sequence[Mention], base: int = 0) -> tuple[Mention, ...]:
    """The mentions of the sentence `text`, which begins at `base`; what is listed after what is hidden is hidden.

    "Hide my weight, my meds; my sport is fine": nothing between the two, nor after them, allows anything.
    """
    done: list[Mention] = []
    for each in mentions:
        last = done[-1] if done else None
        joined = last and last.action == "hide" and _JOINS.fullmatch(text, last.end - base, each.start - base)
        turned = each.action == "allow" and joined and _ENDS.match(text, each.end - base)
        done.append(replace(each, action="hide", score=max(each.score, SURE_HIDE)) if turned else each)
    return tuple(done)


def echoing(text: str, mentions: Sequence[Mention], before: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a sentence; what echoes a wish to hide, or nothing, `before` it allows nothing."""
    wanted = [mention for mention in before if mention.action != "who"]
    if not (all(mention.action == "hide" for mention in wanted) and echoes(text)):
        return tuple(mentions)
    return tuple(replace(each, action="hide") if each.action == "allow" else each for each in mentions)


def _may_free_all(mention: Mention) -> bool:
    """Whether it allows everything, but not surely: beside something that is sure it allows nothing."""
    return mention.action == "allow" and mention.category == "everything" and not is_sure(mention)


def has_category(mention: Mention) -> bool:
    """Whether it is sure what kind of thing a mention names."""
    return mention.literal or mention.sure >= SURE_CATEGORY


def _categorised(mention: Mention, known: bool) -> Iterator[Mention]:
    """The mention for each category that it may be of; `known`: its sentence has another one that is sure."""
    if has_category(mention) or mention.action == "who":
        yield mention
    elif mention.action == "hide" and _of_these(mention) >= LIKELY_CATEGORIES:
        for category in (mention.category, *(rival for rival, _ in mention.rivals)):
            yield replace(mention, category=category, sure=SURE_CATEGORY)
    elif mention.action != "allow" or not known:
        yield mention


def _hidden(mention: Mention, every: bool) -> Mention:
    loose = mention.action in {"allow", "coarse"} and mention.category != "everything"
    doubted = loose and (every or not is_sure(mention))
    return replace(mention, action="hide", score=max(mention.score, SURE_HIDE)) if doubted else mention


def _is_part(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether it is a doubtful part of a phrase of which another part is sure to ask for the same.

    What is asked for anyone's ("Names of people may be named") may stand a little further away.
    """
    sure = [other for other in mentions if is_sure(other) and _what(other) == _what(mention)]
    reach = {"anyone": 2 * NEAR, mention.subject: NEAR}
    return not is_sure(mention) and any(_between(mention, each) <= reach.get(each.subject, -1) for each in sure)


def _of_these(mention: Mention) -> float:
    """The probability that it is of its category or one of the rivals."""
    return mention.sure + sum(chance for _, chance in mention.rivals)


def _what(mention: Mention) -> tuple[str, str]:
    return mention.action, mention.category


def _between(one: Mention, other: Mention) -> int:
    """Characters between two mentions."""
    return max(other.start - one.end, one.start - other.end)
