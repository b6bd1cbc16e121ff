# ruff: noqa: E501 - patterns read best on long lines
"""The rule that one mention of a privacy profile makes: whose it is, how closely it speaks, what goes along with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from local_models.reader import Mention
from privacy.antecedents import is_no_person, is_one_person, matter_of, only_person
from privacy.builtin import DATE_OF_BIRTH
from privacy.categories import Category
from privacy.detect.matching import trimmed
from privacy.finer import KNOWN_APART, NOTHING, PRIVATE, named
from privacy.general_wishes import spares_the_well_known
from privacy.kinds import CITY, COUNTRY, REGION, kind_named
from privacy.prose import Sentence
from privacy.rules import ANYONE, ME, Action, Rule
from privacy.topic_phrases import as_topic
from privacy.wish_signs import has_condition, is_of_the_writer

_WORK = re.compile(
    r"(?<!line of )(?<!field of )(?<!kind of )(?<!sort of )(?<!type of )(?<!do for )\bwork(?:ing life)?\b(?! as\b)(?!ing)",
    re.IGNORECASE,
)
_MAY_BE_FIRMS = re.compile(
    r"\b(?:customers?|clients?|suppliers?|competitors?|buyers?|vendors?|partners|investors?|sponsors?|donors?|tenants?|contractors?|publishers?|sources?)\b",
    re.IGNORECASE,
)
"""People whose names may be those of firms."""
_ORIGIN = re.compile(
    r"\b(?:(?:come|came|comes|coming|hail|am|is|are)|i['’]m) from\b|\borigins?\b|\bhome ?(?:land|country)\b|\bcountry of birth\b",
    re.IGNORECASE,
)
"""Words for where somebody is from, which their nationality tells."""
_FIRM = re.compile(
    r"(?:(?:my|our|the|this)\s+)?(?:company|firm|business|employer|shop|practice|start-?up|organi[sz]ation|charity|agency)(?:['’]s)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(rf"\b(?:sales|{_FIRM.pattern})\s+(?:numbers|figures)\b", re.IGNORECASE)
_NUMBERS = re.compile(rf"(?:{_FIRM.pattern}\s+|sales\s+)?(?:numbers|figures)", re.IGNORECASE)
"""Numbers that nobody dials, and the words for them."""
_HOME_LIFE = re.compile(
    r"\bfamily (?:situation|life|status|circumstances|set-?up|affairs)\b|\bhome life\b|\bdomestic\b", re.IGNORECASE
)
"""Words for the family one lives in, a partner or the lack of one included."""
_PLACE = r"(?:place|town|city|village|street|address|region|area|neighbou?rhood|house)"
_ONLY_THE_COUNTRY = re.compile(
    r"(?:please,?\s+)?(?:where i live:\s+)?(?:you (?:may|can)\s+)?(?:say|tell|give|name|mention|share|reveal|use)?\s*(?:them\s+)?"
    r"(?:(?:only|just|at most)\s+(?:say|tell|give|name|mention|share|reveal|use)?\s*(?:the|my|which)?\s*country|(?:the|my)\s+country at most)"
    r"(?:\s+(?:where )?(?:i|we)(?:['’]m| am| are| live)(?: in)?)?"
    rf"(?:,?\s+(?:please|nothing (?:closer|more|finer|else|smaller|more exact)|(?:never|not|no)\s+(?:the\s+)?{_PLACE}(?: itself)?(?:\s+or\s+(?:the\s+)?{_PLACE})*))*"
    rf"|(?:no|never a|nothing)\s*(?:place\s+)?(?:smaller|finer|closer|more exact)\s+than\s+(?:a|the)\s+country(?:,?\s+please)?",
    re.IGNORECASE,
)
"""The plain ways to say that a country may be told and nothing closer; whatever else a sentence says may take it back."""
_OF_PLACES = frozenset({Category.LOCATION, Category.NATIONALITY, Category.ETHNICITY, Category.TRAVEL, None})
"""Of which categories a wish to hide elsewhere takes back that countries may be told; None is everything."""
_ACTIONS = {"hide": Action.TAG, "allow": Action.KEEP, "coarse": Action.GENERALISE}
_PEOPLE = ("family", "relationship")
"""The categories of the words for people; of one of them, left out as a topic, all there is goes."""
_KINDS = {
    "location:country": COUNTRY,
    "location:region": REGION,
    "location:city": CITY,
    "date:birth": DATE_OF_BIRTH,
}


def said_with(rule: Rule, words: str) -> Iterator[Rule]:
    """What a rule that was read from `words` says besides.

    With all of one's work the firm is hidden, with customers' names firms', with where one comes from the nationality;
    with "only the country" countries are allowed.
    """
    if rule.value is not None:
        return
    if rule.action is Action.GENERALISE and _as_far_as_the_country(rule, words):
        yield replace(rule, action=Action.KEEP, kind=COUNTRY)
    if not rule.action.hides:
        return
    if rule.category is Category.LOCATION and rule.kind in (None, COUNTRY) and _ORIGIN.search(words):
        yield replace(rule, category=Category.NATIONALITY, kind=None)
    if rule.category is Category.CONTACT and _NUMBERS.fullmatch(words) and _FIGURES.search(rule.sentence):
        yield replace(rule, category=Category.FINANCE, kind=None)
    if rule.category is Category.FAMILY and _HOME_LIFE.search(words):
        yield replace(rule, category=Category.RELATIONSHIP, kind=None)
    if rule.category is Category.JOB and rule.subject == ME and _WORK.search(words):
        yield from (replace(rule, category=each) for each in (Category.EMPLOYER, Category.PROJECT))
    whose = rule.subject if _MAY_BE_FIRMS.search(rule.subject) else None
    if rule.category is Category.NAME and whose:
        yield replace(rule, category=Category.EMPLOYER)
    elif rule.category is Category.NAME and (named_in := _MAY_BE_FIRMS.search(words)):
        yield replace(rule, category=Category.EMPLOYER, subject=named_in.group())


def _as_far_as_the_country(rule: Rule, words: str) -> bool:
    """Whether countries may be told as they are: the wish is for "only the country" and for nothing else."""
    plain = _ONLY_THE_COUNTRY.fullmatch(" ".join(rule.sentence.split()).strip(" .!"))
    return rule.category is Category.LOCATION and "countr" in words.casefold() and plain is not None


def without_doubtful_countries(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without the leave to tell countries, where any other sentence hides what a country tells."""
    told = [rule for rule in rules if rule.kind == COUNTRY and rule.action is Action.KEEP]
    rough = {rule.sentence for rule in rules if rule.action is Action.GENERALISE}
    hiding = {
        rule.sentence for rule in rules if rule.action.hides and rule.category in _OF_PLACES and not rule.value
    }
    return [rule for rule in rules if not (rule in told and rule.sentence in rough and hiding - {rule.sentence})]


def category_of(mention: Mention) -> Category:
    """The category of a mention; that of a name whatever it is the name of, and so for a number that is dialled."""
    category = Category(mention.category.partition(":")[0])
    if category is not Category.OTHER:
        return category
    head = mention.words.rsplit(maxsplit=1)[-1]
    if re.fullmatch(r"names?", head, re.IGNORECASE):
        return Category.NAME if mention.action == "hide" else category
    return (
        Category.CONTACT if mention.action == "hide" and kind_named(mention.words, Category.CONTACT) else category
    )


def rule_of(
    mention: Mention, sentence: Sentence, wanted: Sequence[Mention], others: Sequence[Mention]
) -> Rule | None:
    """The rule of one mention, or None where it says nothing that could be kept to."""
    words = mention.words
    action = _ACTIONS[_by_default(mention, sentence)]
    subject = _subject(mention, others)
    if mention.category == "everything" or _is_whole_person(mention, sentence):
        return _of_everything(mention, sentence, action, others)
    category = category_of(mention)
    kind = kind_named(words, category) or (None if mention.literal else _KINDS.get(mention.category))
    finer = NOTHING if mention.literal or kind else named(words, category, exactly=not action.hides)
    if action.hides and category in KNOWN_APART and spares_the_well_known(sentence.text):
        finer = PRIVATE
    if not (kind or finer) and (mention.literal or _is_exception(mention, wanted)):
        return Rule(action, category, value=_value(words), subject=subject, sentence=sentence.text)
    if category is Category.OTHER:  # nothing finds what has no category; where it is allowed, its words may stay
        return (
            None if action.hides else Rule(action, category, value=words, subject=subject, sentence=sentence.text)
        )
    return Rule(action, category, kind=kind, subject=subject, sentence=sentence.text, finer=finer)


def _is_whole_person(mention: Mention, sentence: Sentence) -> bool:
    """Whether somebody is left out as a topic by what they are to the writer: then all there is of them goes."""
    person = mention.category in _PEOPLE and mention.action == "hide" and is_one_person(mention.words)
    return person and as_topic(sentence.text, mention.words)


def _of_everything(mention: Mention, sentence: Sentence, action: Action, others: Sequence[Mention]) -> Rule | None:
    """The rule of a mention of all that concerns somebody; None where that is nobody's and of no known matter."""
    words, subject = mention.words, _subject(mention, others)
    if mention.category != "everything":
        return Rule(action, subject=words, sentence=sentence.text)
    if mention.subject == "other" and is_no_person(words):
        matter, person = matter_of(words), only_person([words])
        if person and action.hides:
            return Rule(action, subject=person, sentence=sentence.text)
        return Rule(action, matter, subject=ME, sentence=sentence.text) if matter else None
    if subject == ME and action is Action.KEEP and not is_of_the_writer(words, sentence.text):
        subject = ANYONE  # "the rest is fine" means whatever there is
    whose = words if mention.subject == "other" and not others else subject
    return Rule(action, subject=whose, sentence=sentence.text)


def _by_default(mention: Mention, sentence: Sentence) -> str:
    """What is asked for where no condition is met: "my name only if a letter needs it" hides it, else."""
    allows = mention.action == "allow" and has_condition(sentence.text)
    return "hide" if allows else mention.action


def _value(words: str) -> str:
    start, end = trimmed(words, 0, len(words))
    return words[start:end] or words


def _is_exception(mention: Mention, wanted: Sequence[Mention]) -> bool:
    """Whether the same sentence asks the opposite for the same category: then the words themselves are meant.

    "Nothing about my health except my allergies": the allergies, not all of health.
    """
    same = [other for other in wanted if other.category == mention.category and other.subject == mention.subject]
    return mention.action == "allow" and any(other.action == "hide" for other in same)


def _subject(mention: Mention, others: Sequence[Mention]) -> str:
    """Whose it is: me, anyone, or the words for somebody else that stand nearest."""
    if mention.subject != "other":
        return ME if mention.subject == "me" else ANYONE
    nearest = min(others, key=lambda who: abs(who.start - mention.start), default=None)
    if nearest and mention.action == "hide" and _FIRM.fullmatch(nearest.words):
        return ME  # what a firm's is, is not told by whom a text speaks of
    return nearest.words if nearest else ANYONE
