# ruff: noqa: E501, SIM905 - patterns and lists of words read best on long lines
"""Wishes about no category of things: what to do in doubt, what holds for the well known and for whatever is not named."""

import re
from collections.abc import Collection

from privacy.categories import Category
from privacy.rules import ANYONE, Action, Rule
from privacy.wish_signs import APART, forbids

_DOUBT = re.compile(
    r"\b(?:in doubt|doubtful|unsure|not (?:quite |entirely )?(?:sure|certain)|uncertain|unclear)\b", re.IGNORECASE
)
_HIDE = re.compile(
    r"\b(?:hide|leave (?:it|that|them) out|protect|mask|redact|remove|strip|keep (?:it|that|them) (?:out|back|private|secret))\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:don['’]?t|do not|never|no need|needn['’]?t|without|stop)\b", re.IGNORECASE)
_WELL_KNOWN = re.compile(
    r"\b(?:well[- ]known|famous|celebrit(?:y|ies)|public figures?|household names?)\b", re.IGNORECASE
)
_UNLESS_KNOWN = re.compile(
    r"\b(?:unless|except(?: for| if| when)?|but not|apart from|other than|save for|if not|who (?:are|is)(?:n['’]?t| not))\b"
    r"(?: (?:they|it|he|she|the|those|these|that|of|is|are|isn['’]?t|aren['’]?t|[a-z]+['’]?re|who|names?|people|ones?|really|very)){0,4} "
    r"(?:well[- ]known|famous|celebrit(?:y|ies)|public figures?|household names?)\b",
    re.IGNORECASE,
)
"""Exempts the well known from what a sentence hides."""
_NOTHING_ELSE = re.compile(
    r"\W*(?:and |but |so )?(?:nothing|none) (?:else|more|besides|beyond that)(?: (?:here|of mine|about me|i (?:say|write|tell you)))? "
    r"(?:is (?:really |that |very |particularly |actually )?(?:a secret|secret|private|confidential|sensitive|off[- ]limits)|"
    r"(?:has to|needs to|must) be (?:hidden|protected|masked|kept (?:secret|private|back))|needs (?:hiding|protecting|protection)|matters(?: to me)?)\W*",
    re.IGNORECASE,
)
"""A sentence that asks for no protection of whatever is not named; it has no other word in it."""
_REST = rf"(?:{APART}|(?:as )?for the rest|with the rest|the rest|(?:everything|anything|all) else)"
_OF_THE_REST = re.compile(rf"\W*(?:and |but |so )?{_REST}\b", re.IGNORECASE)
_OTHERWISE = re.compile(
    rf"\W*(?:and |but |so )?{_REST}(?:,| -| –| —|:|\.\.\.)? (?:please )?(?:you (?:can|may) |they (?:can|may) )?"
    r"(?:do (?:just )?(?:as|what|whatever) (?:you|they) (?:like|please|wish|want|fancy)|share (?:freely|away|what(?:ever)? (?:you|they) (?:like|want|need))|(?:feel|be) free|relax|go (?:right )?ahead|"
    r"anything goes|be my guest|help (?:yourself|yourselves)|suit yourself|(?:say|use|send|tell|mention) (?:freely|what(?:ever)? (?:you|they) (?:like|want|need))|"
    r"(?:i|we) (?:do not|don['’]?t|couldn['’]?t) (?:mind|care|fuss|worry)(?: less)?|(?:i|we)(?:['’]m| am|['’]re| are) (?:easy|relaxed|not fuss(?:ed|y)|an open book|open|fine|cool|not (?:shy|precious|picky))|"
    r"no (?:limits|restrictions|worries|objections?|rules|holds barred)|fire away|knock yourself out)(?:,? (?:please|thanks|thank you|then|really|at all|by all means|with (?:it|that)))*\W*",
    re.IGNORECASE,
)
"""A sentence that gives leave for whatever is not named, and says nothing more."""
_LEFT_TO_YOU = re.compile(
    rf"\W*(?:and |but |so )?(?:{_REST}(?:,| -| –| —|:)? (?:(?:is|['’]s) (?:all |entirely )?(?:up to you|your call|yours to (?:decide|judge))|(?:i|we)(?:['’]ll| will)? leave (?:it |that )?(?:up )?to you(?:r (?:judge?ment|discretion))?|"
    r"use your (?:own )?(?:judge?ment|discretion)|you (?:can |may )?(?:decide|judge|choose)(?: (?:for )?yourself)?)|(?:i|we)(?:['’]ll| will)? leave the rest (?:up )?to you(?:r (?:judge?ment|discretion))?)(?:,? (?:please|thanks|thank you|then|really))*\W*",
    re.IGNORECASE,
)
"""A sentence that leaves to Sotto what to do about whatever is not named."""
_LEFT_ALONE = re.compile(
    r"\W*(?:and |but |so |just |you (?:can|may) )?leave (?:all )?(?:the rest|(?:everything|anything|all) else|all the others?)(?: of (?:it|them))? "
    r"(?:be|in|in place|standing|untouched|unchanged|as (?:it|they) (?:is|are|was|were))(?:,? please)?\W*",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"\W*(?:and |so |but )?(?:(?:you|they|anyone|anybody|everyone|everybody) (?:can|may) (?:say|tell|know|mention|have|share|use|hear)(?: them)?(?: (?:that|this|so|it))|"
    r"(?:that|this|it) (?:can|may) be (?:said|told|known|mentioned|shared|used)|(?:that|this)(?: is|['’]s) (?:fine|ok|okay|no secret|all right|alright)|"
    r"(?:i|we)(?: am| are|['’]m|['’]re)? (?:not (?:shy|ashamed|embarrassed|secretive|touchy) (?:about|of) (?:it|that|this|them)|make no (?:secret|bones) (?:of|about) (?:it|that|this)|(?:do not|don['’]?t) mind (?:it|that)))(?: (?:at all|too|as well|freely|openly|please))?\W*",
    re.IGNORECASE,
)
"""A sentence that only allows what is said before it. To pass over it protects."""
_LAST_CLAUSE = re.compile(r"[,;]\s+(?:and|but|so)\s+|\s+[-–—]\s+|;\s+")
_WORD = re.compile(r"[a-z'’]+")
_SAYS_SO = frozenset(
    "a all also always and any are as be by can do don't don’t fine free go hidden hide if in it keep leave may me mention mentioned name named "
    "never no not of ok okay or out please protect say shown stay tell that the them they to told too you".split()
)
"""The other words of a sentence that wishes something for the well known and for nothing else."""
_KNOWN: tuple[tuple[Category, re.Pattern[str]], ...] = (
    (
        Category.NAME,
        re.compile(
            r"\b(?:people|persons?|figures?|celebrit\w+|names?|authors?|artists?|politicians?|scientists?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Category.EMPLOYER,
        re.compile(
            r"\b(?:compan(?:y|ies)|firms?|brands?|organi[sz]ations?|institutions?|businesses)\b", re.IGNORECASE
        ),
    ),
)
"""The categories in which the tagger tells the well known apart, and what people call them."""


def hides_in_doubt(sentence: str) -> bool:
    """Whether the sentence wants hidden what is only perhaps private ("When in doubt, hide it")."""
    return bool(_DOUBT.search(sentence) and _HIDE.search(sentence)) and not _NOT.search(sentence)


def about_the_rest(sentence: str) -> list[Rule]:
    """The rule of a sentence that says of whatever is not named that it may be told or needs no protection; else none."""
    free = _NOTHING_ELSE.fullmatch(sentence) or _OTHERWISE.fullmatch(sentence)
    return [Rule(Action.KEEP, subject=ANYONE, sentence=sentence)] if free else []


def speaks_of_the_rest(sentence: str) -> bool:
    """Whether the sentence begins as one about whatever is not named: a mere remark is none."""
    return bool(_OF_THE_REST.match(sentence))


def leaves_the_rest_to_us(sentence: str) -> bool:
    """Whether the sentence wishes nothing for whatever is not named but that we decide: the base does."""
    return bool(_LEFT_TO_YOU.fullmatch(sentence))


def leaves_the_rest_alone(sentence: str) -> bool:
    """Whether the sentence says to leave whatever is not named as it is; after what may be told that means: hide it."""
    return bool(_LEFT_ALONE.fullmatch(sentence))


def allows_what_was_said(sentence: str) -> bool:
    """Whether the sentence only allows what the one before it tells ("You can say that.")."""
    return bool(_SAID_BEFORE.fullmatch(sentence))


def tells_and_allows(sentence: str) -> bool:
    """Whether a sentence in which nothing was read tells something and allows that ("I'm deaf, and I'm not shy about it")."""
    *told, last = _LAST_CLAUSE.split(sentence)
    return bool(told) and bool(_SAID_BEFORE.fullmatch(last)) and not any(map(forbids, told))


def about_the_well_known(sentence: str, actions: Collection[str]) -> list[Rule]:
    """The rules of a sentence that speaks of well-known people or organisations, of nothing else, and asks for one action.

    `actions` are what the reader found to be asked for: hide, allow or coarse. None for any other sentence.
    """
    if set(actions) not in ({"allow"}, {"hide"}) or not _speaks_of_them_alone(sentence):
        return []
    action = Action.KEEP if "allow" in actions else Action.TAG
    found = [category for category, words in _KNOWN if words.search(sentence)]
    return [Rule(action, category, kind=f"public {category}", sentence=sentence) for category in found]


def spares_the_well_known(sentence: str) -> bool:
    """Whether the sentence hides somebody or something unless it is well known."""
    return bool(_UNLESS_KNOWN.search(sentence))


def _speaks_of_them_alone(sentence: str) -> bool:
    rest = _WELL_KNOWN.sub(" ", sentence)
    for _, known in _KNOWN:
        rest = known.sub(" ", rest)
    return rest != sentence and bool(_WELL_KNOWN.search(sentence)) and set(_WORD.findall(rest.lower())) <= _SAYS_SO
