# ruff: noqa: E501 - patterns read best on long lines
"""What a sentence of a privacy profile takes from the one beside it: whom "her" means, what a reason is a reason for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from local_models.reader import Mention
from privacy.categories import Category
from privacy.rules import ME
from privacy.whose import OTHERS

_PRONOUN = re.compile(r"(?:he|she|they|him|her|them|his|hers|their|theirs)", re.IGNORECASE)
_HIS = re.compile(r"\b(?:his|her|their)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_FRAME = re.compile(
    r"\W*(?:if|when|whenever|where|in case) (?:[\w'’]+ ){1,3}?(?:about|of|mention|mentions|up|concerns) (?P<whom>[^,;.]+),",
    re.IGNORECASE,
)
"""Says whom a sentence is about: "If it's about my landlord, …"."""
_PERSON = re.compile(
    rf"\b(?:my|our) (?:[a-z]+[ -]){{0,2}}?(?:{OTHERS})(?: (?-i:[A-ZÀ-Þ][\w-]+))?\b(?!['’]?s? (?:{OTHERS})\b)",
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(
    r"(?:(?:my|our) )?(?:[a-z]+[ -]){0,2}?(?:(?:grand|step|god|foster |half-)?(?:mother|mum|mom|father|dad|brother|sister|son|daughter)(?:-in-law)?|grandma|grandpa|granny|gran|"
    r"nephew|niece|uncle|aunt(?:ie)?|cousin|wife|husband|ex(?:-(?:wife|husband|boyfriend|girlfriend|partner))?|boyfriend|girlfriend|partner|fianc[eé]e?|flatmate|roommate|housemate)",
    re.IGNORECASE,
)
_MATTERS: tuple[tuple[Category, str], ...] = (
    (
        Category.HEALTH,
        r"doctors?|gps?|therapists?|nurses?|hospitals?|clinics?|psychiatrists?|dentists?|midwi(?:fe|ves)",
    ),
    (Category.LEGAL, r"lawyers?|solicitors?|attorneys?|judges?|courts?|police"),
    (Category.FINANCE, r"banks?|accountants?|creditors?|bailiffs?"),
    (Category.RELIGION, r"priests?|vicars?|imams?|rabbis?|pastors?"),
)
"""Whose words are of what matter: "what doctors tell me"."""
_CLAUSE = re.compile(
    r"(?:what|whatever|things|anything|everything|the things)\b.*\b(?:me|us|i|we)\b", re.IGNORECASE
)
_FINE = r"(?:fine|ok|okay|public|allowed|no secret|all right|alright)"
_OF_WHOM = r"(?:(?P<who>(?:the|my|our|his|her|their) [\w-]+)(?:['’]s|(?<=s)['’])|(?P<mine>mine)|(?:that|those) of (?P<of>(?:the|my|our|his|her|their) [\w-]+))"
_ELLIPSIS = re.compile(
    rf"(?:^|[,;:.]\s+|\b(?:and|but|while)\s+)(?:{_OF_WHOM}(?:\s+(?:(?P<may>may|can|(?:is|are) {_FINE})|(?P<too>(?:is|are|may|can) (?:too|also|as well))|"
    r"(?P<not>(?:is|are)(?:n['’]?t| not))|(?P<never>(?:may|must|should|can) ?not|can['’]?t|mustn['’]?t|shouldn['’]?t|stays? out|(?:is|are) (?:a )?(?:private|secret|off[- ]limits)))"
    r"|\s*[,:–—-]?\s*(?P<verdict>never|not|no|nope|no way|big problem|absolutely not))"
    rf"|(?P<no>not|never|neither|nor|(?:do not|don['’]?t|never) (?:mention|say|tell|give|use|share|name|show|send|add)) {_OF_WHOM.replace('(?P<', '(?P<n')}"
    rf"|(?P<so>so) (?:is|are|can|may) {_OF_WHOM.replace('(?P<', '(?P<s')})(?=\s*(?:[.,;!]|$))",
    re.IGNORECASE,
)
"""What speaks of somebody else's same things without naming them: "the customer's may", "that of my kids is okay"."""
_SECRET_IS = re.compile(
    r"\b(?:is|are) (?:all |both |strictly |very )?(?:private|secret|a secret|confidential|off[- ]limits|taboo)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\W*(?:so|therefore|hence|thus|that['’]s why|that is why|which is why|for that reason|because of that)\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]{2,}")


def is_pronoun(words: str) -> bool:
    """Whether `words` stand for somebody of whom an earlier sentence speaks ("her")."""
    return bool(_PRONOUN.fullmatch(words.strip()))


def only_person(before: Sequence[str]) -> str:
    """The words for the one person whom the sentences `before` speak of ("My sister"); "" for nobody or several."""
    found = {match.group().lower(): match.group() for sentence in before for match in _PERSON.finditer(sentence)}
    return next(iter(found.values())) if len(found) == 1 else ""


def whose(sentence: str, start: int, end: int, before: Sequence[str]) -> str:
    """The words for the one person whose thing stands at `start`..`end` of `sentence`; "" where that is not said.

    "His" name is that of the one person of whom the sentence, or else one `before` it, spoke till then. "If I write
    about my boss, …" says it of all that follows.
    """
    if framed := _FRAME.match(sentence):
        return only_person([framed["whom"]])
    if not (_HIS.search(sentence, 0, start) or _HE.search(sentence, start, end)):
        return ""
    return only_person([sentence[:start]]) or only_person([*before, sentence[:start]])


def is_one_person(words: str) -> bool:
    """Whether `words` name one person by what they are to the writer ("my grandmother"), not several."""
    return bool(_ONE_PERSON.fullmatch(words.strip()))


def is_no_person(words: str) -> bool:
    """Whether `words` that should say whose everything is name nobody ("what doctors tell me")."""
    return bool(_CLAUSE.match(words))


def matter_of(words: str) -> Category | None:
    """The matter of which somebody speaks in `words` like "what doctors tell me"; None for any other."""
    return next(
        (category for category, who in _MATTERS if re.search(rf"\b(?:{who})\b", words, re.IGNORECASE)), None
    )


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """Somebody whose same things may be told or are hidden (ME for "mine"), and where the sentence says so: string offsets.

    `action` is "hide" or "allow", and `of` that of the things that it speaks of.
    """

    who: str
    start: int
    end: int
    action: str = "allow"
    of: str = "hide"


def same_of_others(sentence: str, before: str, named: Sequence[tuple[int, str]]) -> list[Ellipsis]:
    """Whose same things a sentence allows or hides without naming the things: those that it, or else the one `before`, names.

    "The shop's aren't" allows only after what is said to be private; it hides after what may be told. `named` are
    the things: where they end in the sentence, 0 for one of the sentence before, and the action that is asked for them.
    """
    every = (_of_others(match, sentence, before, named) for match in _ELLIPSIS.finditer(sentence))
    return [each for each in every if each]


def _of_others(
    match: re.Match[str], sentence: str, before: str, named: Sequence[tuple[int, str]]
) -> Ellipsis | None:
    others = (match[prefix + name] for prefix in ("", "s", "n") for name in ("who", "of"))
    mine = match["mine"] or match["smine"] or match["nmine"]
    who = ME if mine else next(filter(None, others), "")
    told = sentence[: match.start()] if sentence[: match.start()].strip() else before
    own = {action for end, action in named if 0 < end <= match.start() + 1}
    actions = own or {action for end, action in named if not end}
    one = next(iter(actions)) if len(actions) == 1 else ""
    if match["may"] or (match["not"] and one != "allow" and _SECRET_IS.search(told)):
        return Ellipsis(who, match.start(), match.end())
    if (match["so"] or match["too"]) and one in ("allow", "hide"):
        return Ellipsis(who, match.start(), match.end(), one, one)
    turned = match["not"] or match["never"] or match["verdict"] or match["no"]
    return Ellipsis(who, match.start(), match.end(), "hide", "allow") if turned and one == "allow" else None


def explains(remark: str, beside: str, wish: Sequence[Mention]) -> bool:
    """Whether a `remark` is the reason for the wishes of the sentence `beside` it, of which one hides.

    They are about the same person ("Tom told me things in confidence. Nothing about Tom goes out."), name the same
    thing, or one follows from the other in so many words ("So leave them out.").
    """
    hidden = [mention for mention in wish if mention.action == "hide"]
    if not hidden:
        return False
    if _FOLLOWS.match(beside) or any(_is_same(remark, mention.words) for mention in hidden):
        return True
    others = [mention for mention in wish if mention.action == "who" or mention.subject == "other"]
    return any(_is_same(remark, mention.words) for mention in others)


def _is_same(remark: str, words: str) -> bool:
    """Whether the person whom `words` stand for is spoken of in the remark."""
    if is_pronoun(words):
        return bool(_PERSON.search(remark) or _CAPITALISED.search(remark[1:]))
    head = words.rsplit(maxsplit=1)[-1]
    return bool(re.search(rf"\b{re.escape(head)}\b(?!['’])", remark, re.IGNORECASE))
