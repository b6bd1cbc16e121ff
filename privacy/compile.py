"""Reading a privacy profile: from prose to rules that its writer can see, test and correct.

The small reader marks what every sentence wants hidden, allowed or told only roughly. What it is not sure of is
unread: its sentence is shown to the user, and rewriting holds until it is settled. A sentence can only ever say
what may be revealed; whatever else it asks for is unread, and passwords, keys and numbers stay protected.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from local_models.reader import Mention, Reader
from privacy.allowances import allows_a_thing
from privacy.antecedents import (
    explains,
    is_no_person,
    is_pronoun,
    matter_of,
    only_person,
    whose,
)
from privacy.besides import only_the_country, said_with, without_doubtful_countries
from privacy.builtin import by_prose
from privacy.categories import Category
from privacy.detect.coverage import COVERED, coverage
from privacy.ellipses import allows_nothing_of_ours, is_within, shared_of
from privacy.general_wishes import (
    about_the_rest,
    about_the_well_known,
    allows_what_was_said,
    hides_in_doubt,
    leaves_the_rest_alone,
    leaves_the_rest_to_us,
    speaks_of_the_rest,
    tells_and_allows,
)
from privacy.in_doubt import has_category, is_sure, sounds_other
from privacy.left_over import kept_back, left_over
from privacy.manner import in_this_manner, manner_of, names_only_how
from privacy.nothing_else import hides_all_else, no_others, says_that_is_all, the_rest
from privacy.prose import Sentence, is_heading, read_sentences
from privacy.rules import ANYONE, Action, PrivacyProfile, Rule, once
from privacy.ruling import category_of, is_what_somebody_says, may_be_anybodys, names_a_thing, rule_of
from privacy.second_reader import Ask, Opinion, opinion
from privacy.topic_phrases import is_topic
from privacy.wish_signs import (
    cares_only,
    forbids,
    is_in_flight,
    leaves_it_out,
    lets_somebody_else_know,
    may_protect,
    needs_safety,
    orders_about,
    points_at_all,
    points_back,
    says_no,
    speaks_of_silence,
    takes_back,
)

SURE_REMARK = 0.7
"""A sentence is a mere remark from here on; one that has a word of forbidding in it, from SURER_REMARK on."""
SURER_REMARK = 0.97
SPEAKS_OF_SOMEBODY = 0.3
"""A sentence is, from here on, if all that is read in it is of whom it speaks ("My boss is a good sort.")."""
_MINE = frozenset({"my", "our", "mine", "i", "me"})
_MORE_CLAUSES = re.compile(r"[,;:]|\b(?:and|but|or|so|because|since|while)\b", re.IGNORECASE)
SURE_WISH = 0.6
"""What is read in a sentence that is surely a remark is nothing below this, unless it asks to hide."""


def compiled(prose: str, name: str, reader: Reader | None = None, second: Ask | None = None) -> PrivacyProfile:
    """The privacy profile that `prose` stands for; what could not be read is in `unread`. Raises ModelError.

    What no sentence speaks of is decided by the base: names of people, contact details and addresses are
    protected, the rest stays. `second` asks a local model that reads too; it can only add protection.
    """
    known = by_prose(prose)
    if known is not None:
        return PrivacyProfile(name, known.prose, known.rules, known.unread, known.wary, known.based)
    return read(prose, name, reader, second)


def read(prose: str, name: str, reader: Reader | None = None, second: Ask | None = None) -> PrivacyProfile:
    """As `compiled`, but a built-in profile is read as well: its rules are checked by that."""
    rules, manner = list[Rule](), dict[Category, tuple[Action, str]]()
    unread, remarks = list[str](), set[str]()
    heading, wary = "", False
    every_sentence = read_sentences(prose, reader or _reader())
    for at, sentence in enumerate(every_sentence):
        following = every_sentence[at + 1] if at + 1 < len(every_sentence) else None
        before = every_sentence[:at]
        if hides_in_doubt(sentence.text):
            wary = True
            if not [mention for mention in sentence.wanted if mention.category != "everything"]:
                continue
        if is_heading(sentence, following):
            heading = sentence.text
            continue
        found = _rules(sentence, before)
        more = _opinion(sentence, found, heading, second) if second else Opinion()
        rules += [*(found or ()), *more.rules]
        how = manner_of(sentence.text)
        manner |= how
        pointed = _pointed(sentence, before)
        meant = pointed and _is_all_that_is_meant(sentence, pointed, rules)
        if pointed and not meant:  # it hides what nothing was read of
            unread += [pointed.text] if pointed.text not in unread else []
            remarks -= {pointed.text}
        emphasis = meant and not sentence.wanted
        if (not found or _doubted(sentence)) and not (more.settles or how or emphasis):
            unread.append(sentence.text)
            remarks |= {sentence.text} if _is_remark(sentence, before, following) else set()
        heading = "" if "\n\n" in prose[sentence.start : sentence.end] else heading
    every = in_this_manner(once(without_doubtful_countries(rules)), manner, based=True)
    if every:  # a prose of remarks alone says nothing that is understood
        unread = [sentence for sentence in unread if sentence not in remarks]
    return PrivacyProfile(name, prose, every, tuple(unread), wary, based=True)


def _pointed(sentence: Sentence, before: Sequence[Sentence]) -> Sentence | None:
    """The sentence that this one speaks of, if it wants hidden what that tells or takes back what it allows."""
    last = before[-1] if before else None
    denied = last and last.text.endswith("?") and any(each.action == "allow" for each in last.wanted)
    if points_back(sentence.text) or takes_back(sentence.text) or (denied and says_no(sentence.text)):
        return last
    return None


def _is_all_that_is_meant(sentence: Sentence, pointed: Sentence, rules: Sequence[Rule]) -> bool:
    """Whether "that" in a sentence can mean nothing but the wish to hide, which is read, that it points to."""
    hides = any(rule.action.hides and rule.sentence == pointed.text for rule in rules)
    return hides and not (points_at_all(sentence.text) or _MORE_CLAUSES.search(pointed.text))


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()


def _rules(sentence: Sentence, before: Sequence[Sentence]) -> list[Rule] | None:
    """The rules of one sentence; None if it was not understood. `before` are those that tell whom "her" means."""
    wanted = sentence.wanted
    has_words = any(letter.isalpha() for letter in sentence.text)
    if (
        is_in_flight(sentence.text)
        or not has_words
        or coverage(sentence.text).share < COVERED
        or sounds_other(sentence.text, wanted)
        or (_allows_nobody_here(sentence.text) and any(each.action != "hide" for each in wanted))
    ):
        return None
    if _ends_with_what_may_be_told(sentence, before):
        return [the_rest(sentence.text)]
    if (known := _general(sentence) or kept_back(sentence)) or _only_allows(sentence, before):
        return known
    shared = shared_of(sentence, before[-1] if before else None)
    meant = [
        _explained(mention, before) for mention in sentence.mentions if not is_within(mention, sentence, shared)
    ]
    others = [mention for mention in meant if mention.action == "who" and mention.words.lower() not in _MINE]
    things = [each for each in meant if names_a_thing(each) and not names_only_how(each.words)]
    sure = [each for each in things if each.action != "who" and _is_sure(each)]
    every = [(each, [*_made(each, sentence, others or _theirs(each, sentence, before))]) for each in sure]
    if any(is_what_somebody_says(mention) and not rules for mention, rules in every):
        return None
    made = [(rule, mention.words) for mention, rules in every for rule in rules]
    read = [replace(rule, topic=is_topic(rule, words), words=words) for rule, words in made]
    more = [each for rule, words in made for each in said_with(rule, words)]
    passed = [replace(rule, topic=is_topic(rule, rule.subject)) for rule in left_over(sentence)]
    found = [*read, *more, *passed, *(rule for _, rules in shared for rule in rules)]
    found += no_others(sentence.text, found)
    return [*found, the_rest(sentence.text)] if hides_all_else(sentence.text, found) else found


def _ends_with_what_may_be_told(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether it says that no more may be told than the things that the sentence before lets through."""
    last = before[-1].wanted if before else []
    hiding = any(each.action == "hide" for earlier in before for each in earlier.wanted)
    told = bool(last) and all(each.action == "allow" and each.category != "everything" for each in last)
    return told and says_that_is_all(sentence.text, beside_wishes=hiding)


def _allows_nobody_here(text: str) -> bool:
    return lets_somebody_else_know(text) or orders_about(text)


def _made(mention: Mention, sentence: Sentence, others: Sequence[Mention]) -> Iterator[Rule]:
    """The rule of a mention, and the same of anybody's where it may be anybody's."""
    rule = rule_of(mention, sentence, sentence.wanted, others)
    if rule is None:
        return
    yield rule
    if rule.category and may_be_anybodys(mention, sentence, others):
        yield replace(rule, subject=ANYONE)


def _general(sentence: Sentence) -> list[Rule]:
    """The rules of a sentence that speaks of the well known, of countries, or of whatever is not named, alone."""
    actions = [mention.action for mention in sentence.wanted if _is_sure(mention)]
    known = about_the_well_known(sentence.text, actions) or only_the_country(sentence.text)
    return known or about_the_rest(sentence.text)


def _only_allows(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether it only allows what was said, what nothing can find, or the rest: to pass over it protects."""
    if _leaves_the_rest(sentence, before) or leaves_the_rest_to_us(sentence.text):
        return True
    if allows_nothing_of_ours(sentence, before[-1] if before else None):
        return True
    if allows_what_was_said(sentence.text) or (not sentence.wanted and tells_and_allows(sentence.text)):
        return True
    found = [mention for mention in sentence.wanted if _is_sure(mention) and _can_be_found(mention)]
    return not found and allows_a_thing(sentence.text)


def _leaves_the_rest(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether it leaves the rest as it is after wishes to hide, in so many words: the base holds for the rest."""
    if not leaves_the_rest_alone(sentence.text):  # asked first: a long prose has many sentences before this one
        return False
    wishes = [each for each in before if each.wanted]
    hide = all(mention.action == "hide" for each in wishes for mention in each.wanted)
    plain = all(forbids(each.text) or cares_only(each.text) for each in wishes)
    return bool(wishes) and hide and plain


def _explained(mention: Mention, before: Sequence[Sentence]) -> Mention:
    """The mention; "her" with the words for the one person of whom the sentences `before` speak."""
    person = only_person([each.text for each in before]) if is_pronoun(mention.words) else ""
    return replace(mention, words=person) if person else mention


def _theirs(mention: Mention, sentence: Sentence, before: Sequence[Sentence]) -> list[Mention]:
    """Whose thing is meant by "her name", as if the sentence named them; nobody where it is nobody else's."""
    if mention.subject == "me" or mention.category == "everything":
        return []
    start, end = mention.start - sentence.start, mention.end - sentence.start
    person = whose(sentence.text, start, end, [each.text for each in before])
    return [replace(mention, action="who", words=person)] if person else []


def _is_sure(mention: Mention) -> bool:
    return is_sure(mention) and has_category(mention)


def _doubted(sentence: Sentence) -> list[Mention]:
    """What was not understood of it: the user has to settle that, whatever was read of the rest."""
    if _general(sentence):
        return []
    return [mention for mention in sentence.wanted if not _is_sure(mention) or _is_of_nobody(mention)]


def _is_of_nobody(mention: Mention) -> bool:
    """Whether it is about all that somebody tells of no known matter ("what the kids say")."""
    of_other = mention.category == "everything" and mention.subject == "other"
    unknown = matter_of(mention.words) is None and not only_person([mention.words])
    return of_other and is_no_person(mention.words) and unknown


def _is_remark(sentence: Sentence, before: Sequence[Sentence], following: Sentence | None) -> bool:
    """Whether it surely wishes for nothing and only goes with what does: thanks, a reason, who the writer is.

    A word of discretion ("in secret") may be a wish, unless the sentence beside it says what is wished.
    """
    if any(asks(sentence.text) for asks in (is_in_flight, leaves_it_out, speaks_of_silence, takes_back)):
        return False
    if _only_allows(sentence, before):
        return True
    if speaks_of_the_rest(sentence.text):
        return False
    least = SURE_REMARK if sentence.wanted or not sentence.mentions else SPEAKS_OF_SOMEBODY
    if forbids(sentence.text) or may_protect(sentence.text):
        least = SURER_REMARK
    beside = [each for each in (*before[-1:], following) if each and not each.remark >= SURE_REMARK]
    reason = any(explains(sentence.text, each.text, each.mentions) for each in beside)
    if needs_safety(sentence.text) or (may_protect(sentence.text) and not reason):
        return False
    loose = all(mention.action != "hide" and mention.score < SURE_WISH for mention in sentence.wanted)
    return loose and sentence.remark >= least and coverage(sentence.text).share >= COVERED


def _opinion(sentence: Sentence, found: Sequence[Rule] | None, heading: str, ask: Ask) -> Opinion:
    """What the second reader adds; it is not asked about a language that we do not know."""
    if coverage(sentence.text).share < COVERED:
        return Opinion()
    doubted = sentence.mentions if found is None else _doubted(sentence)
    return opinion(sentence.text, found or (), [mention.words for mention in doubted], ask, heading)


def _can_be_found(mention: Mention) -> bool:
    """Whether anything can find what the mention speaks of: a hobby has no words that a detector knows."""
    known = mention.category != "other" or category_of(mention) is not Category.OTHER
    return mention.action != "hide" or mention.literal or known
