# ruff: noqa: E501, SIM905 - patterns and lists of words read best on long lines
"""Whether a clause surely hides or surely allows what it names, whatever the small reader makes of it.

Each word of it is known to turn the sense, to hide, to tell, or to add nothing; their product is the sense of the
clause: "I'd hate it if you hid my job" repels hiding, so it allows. A clause with any other word in it, or with
anything that makes it less than plain (a comma, an exception, a condition), is left to the reader.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import prod

from local_models.reader import Mention
from privacy.polarity_words import SIGNS, WORDS
from privacy.wish_signs import APART, forbids

_THIS, OTHER = "\N{OBJECT REPLACEMENT CHARACTER}", "\N{REPLACEMENT CHARACTER}"
"""Stand for what a mention names, and for what the others of its sentence do."""
_THING = f"[{_THIS}{OTHER}]"
_OWNER = r"(?:(?:that|all|my|our|the|his|her|their|any|own|secret|private|confidential|sensitive|hidden|public) )*"
_THINGS = re.compile(
    rf"{_OWNER}{_THING}(?:(?:, and |, or |, | and | or |['’]s? ){_OWNER}{_THING})*", re.IGNORECASE
)
_BREAKS = re.compile(
    r"(?<![;.!?])[;.!?]++\s++|,\s++(?:but|though|while|whereas)\s++|(?<!\s)\s++[-–—]++\s++|"
    r"(?<!\bas)(?<!\beven)(?<!\s)\s++(?:though|while|whereas)\s++"
)
"""Where clauses part of which each says all by itself. Each run is tried from its beginning alone."""
_LEANS = re.compile(
    r"\W*(?:(?:if|that|to|when|whenever|which|who(?! (?:says|said))|whom|whose|whether|because|lest|unless|as|than|like|being|for|so|or|nor|neither|"
    r"else|otherwise|also|too|even though|although)\b|[-•*\d(])",
    re.IGNORECASE,
)
"""How a clause begins that says nothing by itself, or the item of a list."""
_ONLY = re.compile(
    rf"\bonly (?:care|worry|bother|mind)\b[^,;]*{_THIS}|\bnot even {_OWNER}{_THIS}.{{0,20}}\b(?:may|can|should|must|is|are|will|could)\b|"
    rf"\b(?:all|the (?:only|one) thing) (?:that )?i (?:care|worry|mind) (?:about )?(?:is|are) {_OWNER}{_THIS}|"
    rf"{_THIS} (?:(?:is|are) ?)?(?:not|n['’]?t) (?:ok|okay|fine|good|alright|all right|allowed|welcome)\b|"
    rf"\b(?:do|does|would|will|should)(?: not|n['’]?t) (?:want|let|tell|like) (?:nobody|no ?one|none|nothing)\b[^,;]*{_THIS}|"
    rf"\b(?:said|told|given away) (?:far |way )?too much (?:about|of) {_OWNER}{_THIS}|"
    rf"{_THIS}[^,;]*\b(?:known|told) (?:only )?to (?:exactly |only |just )?(?:one person|me alone|nobody|no ?one)\b|"
    rf"{_THIS} stays(?=\s*(?:[,.;]|(?:and|but)\b|$))",
    re.IGNORECASE,
)
"""What hides the thing in it, whatever else is said."""
_ALSO = re.compile(
    rf"\s*(?:and )?(?:{_OWNER}{_THING} (?:also|too|as well|likewise)|so (?:may|can|is|are|do|does|should|could|will) {_OWNER}{_THING}(?: be)?)",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"(?:is|are|was|were|may|might|can|could|should|must|will|would|needs?|needn|has|have|isn|aren|stays?|goes|go|['’]s)\b",
    re.IGNORECASE,
)
"""How words begin that say something of what stands before them."""
_LEAD = re.compile(
    rf"(?:{APART}|on top of (?:that|it)|in addition|furthermore|moreover|finally|lastly|first(?:ly)?|second(?:ly)?|thirdly|"
    r"also|oh|well|now|please|and|but|so|then),?\s+",
    re.IGNORECASE,
)
"""Words before a clause that say nothing of what it asks for."""
_POSSESSIVE = re.compile(r"(?:['’]s?)?")
_NOT = re.compile(
    r"\b(do|does|did|is|are|was|were|has|have|had|would|should|could|must|need|might)n['’]?t\b",
    re.IGNORECASE,
)
_UNPLAIN = re.compile(r"[,:?](?!\w)|\b(?:would|will|could) you mind\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-•*]|\w{1,2}[.)])\s")
_NONE = re.compile(r"\b(?:no|nothing|none|nobody|neither|never|not|all|any\w*|every\w*)\b", re.IGNORECASE)
_NEGATOR = re.compile(r"\b(?:not|never|no|nobody|no ?one|nothing|none|neither|nor|nowhere)\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:(?:never|not) (?:said|saying|asked you to|told you to|agreed to|bother)|(?:nobody|no ?one) (?:says|said|told you))\b",
    re.IGNORECASE,
)
"""What speaks of a prohibition that there is not; any other second negation only strengthens the first."""
_BY_ONE_ALONE = re.compile(
    rf"^\W*(?:only|just|solely|(?:no one|nobody|none) (?:but|except|other than)|few)\b[^{_THIS}{OTHER}]*\b(?:know|see|hear|read|learn|have)\w*\b",
    re.IGNORECASE,
)
"""What lets one person know hides it from all others: "Only my doctor may know my weight"."""


_HIDING = next(at for at, (kind, _) in enumerate(WORDS) if kind == "hide")
_TAKES_BACK = frozenset(
    "not no never none nobody nothing don dont isn cant further more longer only unless except hush shh private secret hidden secretly once".split()
)


def plain(text: str, mentions: Sequence[Mention], base: int = 0) -> tuple[Mention, ...]:
    """The mentions of the sentence `text`, which begins at `base`, with the action that their clause surely asks for."""
    wanted = [each for each in mentions if each.action in ("hide", "allow")]
    surely = {each: action for each in wanted if (action := _surely(text, each, mentions, base))}
    return tuple(replace(each, action=surely[each], score=1.0) if each in surely else each for each in mentions)


def _surely(text: str, mention: Mention, every: Sequence[Mention], base: int) -> str | None:
    """What the clause of `mention` surely asks for it, or None."""
    if _is_of_a_person(mention) and forbids(text):
        return "allow" if _sense_around(text, mention, every, base) == "allow" else "hide"
    if mention.category == "everything":
        free = _NEGATOR.search(mention.words) or _sense_around(text, mention, every, base) != "hide"
        return None if free else "hide"
    if _NONE.search(mention.words):
        return None
    if (before := _continued(text, mention, every, base)) is not None:
        hidden = any(each.action == "hide" and each.end <= mention.start for each in every)
        return sense(before) or ("hide" if hidden else None)
    return _sense_around(text, mention, every, base)


def _continued(text: str, mention: Mention, every: Sequence[Mention], base: int) -> str | None:
    """The clause before, if that of `mention` only says that the same holds of it ("my job is fine, my city also")."""
    *earlier, last = with_things(text, (0, len(text)), mention, every, base).rsplit(",", 1)
    goes_on = _ALSO.fullmatch(last)
    return earlier[0] if earlier and goes_on and _THIS in last and "," not in earlier[0] else None


def _is_of_a_person(mention: Mention) -> bool:
    """Whether it allows everything about somebody else: beside a word of forbidding only a plain clause does."""
    return (mention.action, mention.category, mention.subject) == ("allow", "everything", "other")


def _sense_around(text: str, mention: Mention, every: Sequence[Mention], base: int) -> str | None:
    start, end = _bounds(text, mention.start - base)
    words = with_things(text, (start, end), mention, every, base)
    if _ONLY.search(words) or _BY_ONE_ALONE.search(words):
        return "hide"
    if mention.action == "allow" and _is_hidden_after(text[end:], [each.start - base - end for each in every]):
        return "hide"
    found = sense(words)
    if sense(_without_lead(words)) == "hide":
        return "hide"
    rest = (text[:start], text[end:])
    if found == "allow" and (any(map(_says_more, rest)) or not (mention.action == "allow" or _spares(words))):
        return None
    return found


def _without_lead(clause: str) -> str:
    """A clause without the words before it that say nothing of what it asks for ("Apart from that, hide it")."""
    while found := _LEAD.match(clause):
        clause = clause[found.end() :]
    return clause


def with_things(
    text: str, place: tuple[int, int], mention: Mention | None, every: Sequence[Mention], base: int
) -> str:
    """The clause at `place`, with _THIS for the words of `mention`, OTHER for others, nothing for whose they are."""
    (at, end), pieces = place, []
    for each in every:
        first, last = each.start - base, each.end - base
        if at <= first and last <= end:
            whose = each.action == "who"
            pieces += [text[at:first], "" if whose else _THIS if each is mention else OTHER]
            at = last + (len(_possessive(text, last)) if whose else 0)
    return " ".join("".join([*pieces, text[at:end]]).split()).strip(' .!…"“”,')


def _possessive(text: str, at: int) -> str:
    return found.group() if (found := _POSSESSIVE.match(text, at)) else ""


def _says_more(clause: str) -> bool:
    """Whether another clause of the sentence may take back what this one allows ("not any more", "but no telling")."""
    words = re.findall(r"\w+", clause.lower())
    return (
        ":" in clause
        or bool(_ITEM.match(clause))
        or any(word in _TAKES_BACK or WORDS[_HIDING][1].fullmatch(word) for word in words)
    )


def _is_hidden_after(after: str, mentions: Sequence[int]) -> bool:
    """Whether what comes `after` a clause hides what that allowed ("…, but mask it"); `mentions` begin at these places."""
    hides = any(WORDS[_HIDING][1].fullmatch(word) for word in re.findall(r"\w+", after.lower()))
    return hides and not _NEGATOR.search(_spelt_out(after)) and all(at < 0 for at in mentions)


def clause_around(text: str, at: int) -> str:
    """The clause of `text` around the place `at`."""
    return text[slice(*_bounds(text, at))]


def _bounds(text: str, at: int) -> tuple[int, int]:
    """Where the clause around `at` begins and ends."""
    start, end = 0, len(text)
    for found in _BREAKS.finditer(text):
        if found.end() <= at:
            start = found.end()
        elif found.start() >= at:
            end = min(end, found.start())
    return start, end


def sense(clause: str) -> str | None:
    """Whether a `clause`, with U+FFFC for the things it names, hides or allows them; None if that is not plain."""
    rest, groups = _THINGS.subn(" ", clause)
    if groups != 1 or _LEANS.match(clause) or _UNPLAIN.search(rest) or _is_spliced(clause):
        return None
    parts = [_sign(part) for part in re.split(r"\b(?:and|or)\b", rest) if part.strip()]
    if not parts or None in parts or len(set(parts)) > 1:
        return None
    return "allow" if parts[0] == 1 else "hide"


def _is_spliced(clause: str) -> bool:
    """Whether a comma may part two wishes and not two things ("Don't tell my town, the rest is fine")."""
    things = _THINGS.search(clause)
    if things is None or not re.search(rf"{_THING}, (?!and |or )", things.group()):
        return False
    before, after = clause[: things.start()].strip(), clause[things.end() :].strip()
    return bool(before and _COPULA.match(after)) and not _NEGATOR.search(after)


def _spares(clause: str) -> bool:
    """Whether a clause negates one hiding and no more ("No need to hide it"): then it allows, whatever the reader says."""
    kinds = list(_kinds(_spelt_out(_THINGS.sub(" ", clause))))
    return kinds.count("turn") == 1 and kinds.count("hide") == 1 and "repel" not in kinds


def _sign(words: str) -> int | None:
    """The product of what the words do; None if one is not known, none of them hides, tells or judges, or two do.

    Two negations are one said twice ("Don't tell nobody"), as they are in speech; to take them so protects.
    """
    spelt = _spelt_out(words)
    kinds = list(_kinds(spelt))
    said = sum(kind in ("hide", "tell") for kind in kinds)
    if None in kinds or said > 1 or not (said or {"repel", "like"}.intersection(kinds)):
        return None
    twice = len(_NEGATOR.findall(_REPORTS.sub(" ", spelt))) > 1
    return -1 if twice else prod(SIGNS[kind] for kind in kinds if kind)


def _spelt_out(words: str) -> str:
    """The words with "not" as a word of its own, and one space between two."""
    plainer = re.sub(r"\b(?:wo|ca)n['’]?t\b|\bcannot\b", "can not", words, flags=re.IGNORECASE)
    return " ".join(_NOT.sub(r"\1 not ", plainer).split())


def _kinds(words: str) -> Iterator[str | None]:
    """The kind of each word or phrase in turn, the longest first; None for one that is not known, and then no more."""
    at = 0
    while at < len(words):
        if words[at] == " ":
            at += 1
            continue
        found = [(match.end() - at, kind) for kind, pattern in WORDS if (match := pattern.match(words, at))]
        length, kind = max(found, key=lambda each: each[0], default=(0, None))
        yield kind
        if kind is None:
            return
        at += length
