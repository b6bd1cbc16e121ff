# ruff: noqa: E501 - patterns read best on long lines
"""The rule that one mention of a privacy profile makes: whose it is, how closely it speaks, what goes along with it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from local_models.reader import Mention
from privacy.antecedents import is_no_person, is_one_person, matter_of, only_person
from privacy.besides import FIRM, NAMES_OF
from privacy.builtin import DATE_OF_BIRTH
from privacy.categories import Category
from privacy.detect.matching import trimmed
from privacy.finer import KNOWN_APART, NOTHING, PRIVATE, named
from privacy.general_wishes import spares_the_well_known
from privacy.kinds import CITY, COUNTRY, REGION, kind_named
from privacy.parts import is_so, part_named, rough_side, with_part
from privacy.prose import Sentence
from privacy.rules import ANYONE, ME, Action, Rule
from privacy.topic_phrases import as_topic
from privacy.whose import ROLES
from privacy.wish_signs import has_condition, is_of_the_writer

_NAMES_OF = re.compile(NAMES_OF, re.IGNORECASE)
_DATES_OF = re.compile(r"\W*(?:the |any )?dates? of\b(?! birth)", re.IGNORECASE)
_NAMED = frozenset(
    {Category.NAME, Category.EMPLOYER, Category.EDUCATION, Category.LOCATION, Category.PROJECT, Category.OTHER}
)
"""Categories of what has a name, and not only stands beside one."""
_A_ROLE = re.compile(rf"(?:{ROLES})(?:\s+(?:and|or)\s+(?:{ROLES}))*", re.IGNORECASE)
_ROLE_S_NAME = re.compile(
    rf"(?:(?:my|our|the|his|her|their)\s+)?(?P<who>(?:[\w-]+\s+)?(?:{ROLES}))(?:['’]?s['’]?|['’])?\s+(?:first |last |full |sur)?names?",
    re.IGNORECASE,
)
"""The name of somebody by what they are, which says nothing of what they are seen for."""
_NAMED_THEN = re.compile(r"(?:be )?(?:named|mentioned by name|called by (?:their )?names?)", re.IGNORECASE)
_MY_SOMEBODY = re.compile(rf"\b(?:my|our) (?:[\w-]+ )?(?:{ROLES})\b", re.IGNORECASE)
"""Who may be named where only that is marked: "my family may be named"."""
_BARE_NUMBERS = re.compile(r"(?:(?:the|our|my|all) )?numbers", re.IGNORECASE)
"""What may be figures of any sort: leave for them is none to give a telephone number."""
_WHO_SOMEBODY_IS = re.compile(
    rf"(?:who )?(?P<who>(?:(?:my|our|the) )?(?:[\w-]+ )?(?:{ROLES}|authors?))(?: is| are)?", re.IGNORECASE
)
"""Words by which somebody else may be named ("who my manager is")."""
_FIRM = re.compile(FIRM, re.IGNORECASE)
_WHOSE = rf"(?P<who>(?:[\w-]+\s+)?(?:{ROLES}|{FIRM}|children|authors?|writers?|artists?|politicians?|experts?|speakers?|shops?|stores?|restaurants?|hotels?|offices?|schools?|banks?))\b"
_OF_SOMEBODY = re.compile(
    rf"[\w\s-]{{2,40}}?\b(?:of|for)\s+(?:(?:all|any|the|other|our|my)\s+){{0,2}}{_WHOSE}", re.IGNORECASE
)
_SOMEBODY_ALONE = re.compile(_WHOSE, re.IGNORECASE)
"""Whose the thing is that is allowed, as it is named: "ages of children", "phone numbers of shops"."""
_MY, _NAME = (
    re.compile(r"\bmy\s+$", re.IGNORECASE),
    re.compile(r"(?:(?:full|real|first|last) )?name", re.IGNORECASE),
)
_ANY_OTHER = re.compile(r"(?:no |any |all |the )?other\b", re.IGNORECASE)
_NOTHING_FINER = re.compile(
    r"nothing (?:finer|closer|smaller|more exact|more precise|more detailed)", re.IGNORECASE
)
_SAID = r"(?:tells?|told|says?|said|confides?|confided)(?: (?:to|in))?(?: (?:me|us))?"
_WHAT_IS_SAID = re.compile(rf"what(?:ever)? (?:\w+ ){{1,4}}{_SAID}", re.IGNORECASE)
_NO_WORDS_FOR_ANYBODY = re.compile(rf"what(?:ever)?|{_SAID}", re.IGNORECASE)
"""Parts of "what my clients tell me" that say whose everything is of nobody."""
_NO_THING = re.compile(r"(?:out )?of (?:hand|control|order|mind|touch|sight)", re.IGNORECASE)
"""What is no thing that could be hidden ("it got out of hand")."""
_TELLING = re.compile(rf"(?<!what )(?<=\w) {_SAID}$", re.IGNORECASE)
"""What is no part of the words for somebody in "what my clients tell me"."""
_OWN_ARTICLE = re.compile(r"\b(?:the|an?|any)\s+$", re.IGNORECASE)
_OWN_CLAUSE = re.compile(r"\b(?:out|off|is|are|stays?|goes|away|hidden|private|secret|please)\b", re.IGNORECASE)
_IN_SECRET = re.compile(r"\b(?:in secret|secretly|on the (?:quiet|sly))\b", re.IGNORECASE)
_ENDS = re.compile(r"[,;.]")
_JOINED = re.compile(r"[,;.]|\b(?:and|or|nor)\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|by|from)\s+(?:(?:my|our|the|any|all)\s+)*$", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:he|she|they|him|her|his|them|their|theirs|it|its)\b", re.IGNORECASE)
_ACTIONS = {"hide": Action.TAG, "allow": Action.KEEP, "coarse": Action.GENERALISE}
_PEOPLE = ("family", "relationship")
"""The categories of the words for people; of one of them, left out as a topic, all there is goes."""
_KINDS = {
    "location:country": COUNTRY,
    "location:region": REGION,
    "location:city": CITY,
    "date:birth": DATE_OF_BIRTH,
}


def category_of(mention: Mention) -> Category:
    """The category of a mention; that of a name whatever it is the name of, and so for a number that is dialled."""
    category = Category(mention.category.partition(":")[0])
    if mention.action == "hide" and _DATES_OF.match(mention.words):
        return Category.DATE
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
    if mention.action == "hide" and _IN_SECRET.search(sentence.text):
        mention = replace(mention, literal=False)  # what gives it away is to be hidden, too
    if is_what_somebody_says(mention):
        mention = replace(mention, category="everything", subject="other")
    mention = _as_far_as_told(mention, sentence)
    words = mention.words
    action = _ACTIONS[_by_default(mention, sentence)]
    subject = _subject(mention, others)
    if mention.category == "everything" or _is_whole_person(mention, sentence):
        return _of_everything(mention, sentence, action, others)
    apart = _hides_a_role if action.hides else _lets_less_through
    if (other := apart(mention, sentence, subject)) is not None:
        return other
    own_name = _is_my_name(mention, sentence)
    subject = ME if own_name else subject
    category = Category.NAME if own_name else category_of(mention)
    kind = kind_named(words, category) or (None if mention.literal else _KINDS.get(mention.category))
    finer = (
        NOTHING if mention.literal or (kind and action.hides) else named(words, category, exactly=not action.hides)
    )
    if action.hides and category in KNOWN_APART and spares_the_well_known(sentence.text):
        finer = PRIVATE
    if not (kind or finer) and (mention.literal or _is_exception(mention, wanted)):
        return Rule(action, category, value=_value(words), subject=subject, sentence=sentence.text)
    if category is Category.OTHER:  # only the matcher finds it; where it is allowed, its words may stay
        told = Rule(action, category, subject=subject, sentence=sentence.text)
        return replace(told, kind=words) if action.hides else replace(told, value=words)
    return Rule(action, category, kind=kind, subject=subject, sentence=sentence.text, finer=finer)


def _hides_a_role(mention: Mention, sentence: Sentence, subject: str) -> Rule | None:
    """The rule that hides the name of somebody by what they are ("the landlord's name"), or all of them ("my boss")."""
    named = category_of(mention) is Category.NAME and not mention.literal
    if named and _A_ROLE.fullmatch(mention.words) and _MY.search(sentence.text, 0, mention.start - sentence.start):
        return Rule(Action.TAG, subject=f"my {mention.words.lower()}", sentence=sentence.text)
    trade = _ROLE_S_NAME.fullmatch(mention.words)
    if not trade or (category_of(mention) is Category.NAME and subject not in (ME, ANYONE)):
        return None
    mine = subject == ANYONE and _MY.search(sentence.text, 0, mention.start - sentence.start)
    who = f"my {trade['who']}" if mine else trade["who"]
    return Rule(Action.TAG, Category.NAME, subject=who.lower(), sentence=sentence.text)


def _lets_less_through(mention: Mention, sentence: Sentence, subject: str) -> Rule | None:
    """The rule of an allowance that means less than its category: somebody's name, mere figures, what stands beside names."""
    category = category_of(mention)
    somebody = _WHO_SOMEBODY_IS.fullmatch(mention.words) if not mention.literal else None
    if category is Category.NAME and somebody and subject in (ME, ANYONE):
        return Rule(Action.KEEP, category, subject=somebody["who"].lower(), sentence=sentence.text)
    whose = _MY_SOMEBODY.search(sentence.text) if _NAMED_THEN.fullmatch(mention.words) else None
    if category is Category.NAME and subject == ANYONE and whose:
        return Rule(Action.KEEP, category, subject=whose.group().lower(), sentence=sentence.text)
    at = mention.start - sentence.start
    theirs = None if mention.literal else _OF_SOMEBODY.match(sentence.text, at)
    alone = None if mention.literal else _SOMEBODY_ALONE.fullmatch(mention.words)
    theirs = theirs or (alone if alone and _OF.search(sentence.text, 0, at) else None)
    if theirs and subject == ANYONE and category is not Category.OTHER:
        return Rule(Action.KEEP, category, subject=theirs["who"].lower(), sentence=sentence.text)
    figures = category is Category.CONTACT and _BARE_NUMBERS.fullmatch(mention.words)
    beside_names = category not in _NAMED and _NAMES_OF.match(mention.words)
    if figures or beside_names:
        return Rule(Action.KEEP, Category.OTHER, value=mention.words, subject=subject, sentence=sentence.text)
    return None


def names_a_thing(mention: Mention) -> bool:
    """Whether its words name anything at all: "it got out of hand" hides no hand."""
    return not (mention.action == "hide" and mention.category == "other" and _NO_THING.fullmatch(mention.words))


def is_what_somebody_says(mention: Mention) -> bool:
    """Whether it is to be hidden what somebody says ("what the kids tell me"), whatever that is."""
    any_matter = mention.action == "hide" and mention.category in ("other", "everything")
    return any_matter and bool(_WHAT_IS_SAID.fullmatch(mention.words))


def _as_far_as_told(mention: Mention, sentence: Sentence) -> Mention:
    """The mention; what is allowed only in a part has its words, and what is only from afar is told roughly."""
    if mention.action != "allow" or mention.category == "everything":
        return mention
    category = category_of(mention)
    words = with_part(sentence.text, mention.start - sentence.start, mention.end - sentence.start)
    if mention.literal:
        return replace(mention, words=words, literal=False) if is_so(words, category) else mention
    if rough_side(words, category):
        return replace(mention, action="coarse")
    narrower = part_named(words, category) or kind_named(words, category)
    return replace(mention, words=words) if narrower else mention


def _is_my_name(mention: Mention, sentence: Sentence) -> bool:
    """Whether it is "my name", whomever it is kept from ("Never tell my name to clients")."""
    mine = _MY.search(sentence.text, 0, mention.start - sentence.start)
    return mention.action == "hide" and bool(mine and _NAME.fullmatch(mention.words))


def _is_whole_person(mention: Mention, sentence: Sentence) -> bool:
    """Whether somebody is left out as a topic by what they are to the writer: then all there is of them goes."""
    person = mention.category in _PEOPLE and mention.action == "hide" and is_one_person(mention.words)
    return person and as_topic(sentence.text, mention.words)


def _of_everything(mention: Mention, sentence: Sentence, action: Action, others: Sequence[Mention]) -> Rule | None:
    """The rule of a mention of all that concerns somebody; None where that is nobody's and of no known matter."""
    words, subject = _TELLING.sub("", mention.words), _subject(mention, others)
    if _NOTHING_FINER.fullmatch(words) or _NO_WORDS_FOR_ANYBODY.fullmatch(words):
        return None  # "the country, nothing finer" hides not everything
    if mention.category != "everything":
        return Rule(action, subject=_as_a_role(words), sentence=sentence.text)
    if mention.subject == "other" and (is_no_person(words) or is_no_person(mention.words)):
        matter, person = matter_of(mention.words), only_person([words])
        if person and action.hides:
            return Rule(action, subject=person, sentence=sentence.text)
        return Rule(action, matter, subject=ME, sentence=sentence.text) if matter else None
    if subject == ME and action is Action.KEEP and not is_of_the_writer(words, sentence.text):
        subject = ANYONE  # "the rest is fine" means whatever there is
    mine = "my " if _MY.search(sentence.text, 0, mention.start - sentence.start) else ""
    whose = _as_a_role(mine + words) if mention.subject == "other" and not others else subject
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


def may_be_anybodys(mention: Mention, sentence: Sentence, others: Sequence[Mention]) -> bool:
    """Whether what is hidden as somebody's may be anybody's: it is then hidden as both."""
    nearest = min(others, key=lambda who: abs(who.start - mention.start), default=None)
    if mention.subject != "other" or mention.action != "hide" or nearest is None:
        return False
    return _stands_apart(mention, sentence, others) or _is_next_item(mention, nearest, sentence)


def _stands_apart(mention: Mention, sentence: Sentence, others: Sequence[Mention]) -> bool:
    """Whether what is hidden is not theirs of whom the sentence spoke before: "no patient's name, not the town".

    It has an article or a clause of its own, and they stand right before a thing of theirs.
    """
    before = [who for who in others if who.end <= mention.start]
    if mention.action != "hide" or mention.subject != "other" or not before:
        return False
    at = mention.start - sentence.start
    owned = [each for each in sentence.wanted if before[-1].end <= each.start < mention.start]
    if not owned or _THEIRS.search(sentence.text, owned[0].end - sentence.start):
        return False
    beside = ":" not in sentence.text[before[-1].end - sentence.start : owned[0].start - sentence.start]
    between = sentence.text[owned[-1].end - sentence.start : at]
    clause = _OWN_CLAUSE.search(between)
    own_article = _JOINED.search(between) and _OWN_ARTICLE.search(between)
    return beside and bool(own_article or (clause and _ENDS.search(between, clause.end())))


def _subject(mention: Mention, others: Sequence[Mention]) -> str:
    """Whose it is: me, anyone, or the words for somebody else that stand nearest."""
    if mention.subject != "other":
        return ME if mention.subject == "me" else ANYONE
    if mention.action == "hide" and _ANY_OTHER.match(mention.words):
        return ANYONE  # "my colleagues' names are fine, no other names"
    before = [who for who in others if who.end <= mention.start] if mention.action == "allow" else []
    nearest = min(before or others, key=lambda who: abs(who.start - mention.start), default=None)
    if nearest and mention.action == "hide" and _FIRM.fullmatch(nearest.words):
        return ME  # what a firm's is, is not told by whom a text speaks of
    return _as_a_role(nearest.words) if nearest else ANYONE


def _is_next_item(mention: Mention, who: Mention, sentence: Sentence) -> bool:
    """Whether somebody is the next item of the list, and not whose the thing is: "the school, and any pupil"."""
    between = sentence.text[mention.end - sentence.start : who.start - sentence.start]
    return who.start >= mention.end and bool(_JOINED.search(between)) and not _OF.search(between)


def _as_a_role(words: str) -> str:
    """The words for somebody; "My" and those for a role ("Landlord") in small letters wherever a sentence has them."""
    if words.startswith(("My ", "Our ")):
        return words[:1].lower() + words[1:]
    return words.lower() if words[:1].isupper() and _A_ROLE.fullmatch(words) else words
