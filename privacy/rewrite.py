"""Rewriting: from a text and a privacy profile's rules to a draft of what would leave.

Detect, decide, find every other mention, replace, verify. Whatever goes wrong on the way holds the draft: a
detector that raises, a profile with unread sentences, a value that survives.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from privacy import gate, places, topics
from privacy.categories import FLOOR, Category
from privacy.chosen import is_fixed, overridden, shown_places
from privacy.decide import Decision, Ties, decide, outvoted, resolve
from privacy.detect.coverage import COVERED, coverage
from privacy.draft import Draft
from privacy.finer import NOTHING, kinds_of
from privacy.fold import same_words
from privacy.graphemes import whole_graphemes
from privacy.hidden import overwritten
from privacy.implied import tells
from privacy.kinds import told_apart
from privacy.matched import Matched
from privacy.meant import Meant, without_ours
from privacy.narrow import is_narrow
from privacy.ours import hidden_before, ours, put_back
from privacy.own import own
from privacy.particular import PARTICULAR
from privacy.render import Doubt, rendered
from privacy.rules import ME, Action, PrivacyProfile, Rule
from privacy.spans import Detector, Span, with_finest_kinds
from privacy.subjects import Subjects
from privacy.topic_signs import SOURCE, told_in_words
from privacy.vault import Vault
from privacy.words import reads_as_name, without_joins

IN_DOUBT = "It may name something private: when in doubt, it is hidden."
DOUBTFUL = "Some of it may be what “{}” asks to hide. Look at every word before it leaves."
LEAST_SCORE = 0.15
"""What is perhaps private counts from this score on where the user's own words ask to hide its category."""
LEAST_OF_ALL = 0.6
"""And from this one on where they ask to hide everything."""
ROUNDS = 8
"""Hiding one mention can lay open another. Two rounds are usual; a text that needs more than this is held."""


class Rewriter:
    """Makes drafts with one detector. Keeps nothing between drafts; any thread may use it."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    def draft(
        self,
        text: str,
        profile: PrivacyProfile,
        vault: Vault | None = None,
        *,
        overrides: Mapping[str, Action] | None = None,
        avoid: Iterable[str] = (),
    ) -> Draft:
        """The draft of `text` under `profile`. Never raises: a doubt is a draft that is held, with the reason.

        `overrides` maps words of the text to the action the user chose for them. `avoid` are earlier texts of the
        conversation and names of people the user knows: no stand-in meets a word of them.
        """
        own = (vault or Vault()).copy()
        return self._draft(Draft(text, "", profile, (), own, overrides=dict(overrides or {}), avoid=tuple(avoid)))

    def _draft(self, blank: Draft) -> Draft:
        try:
            return self._drafted(blank)
        except Doubt as doubt:
            return replace(blank, held=str(doubt))
        except Exception as error:  # fail closed, whatever breaks; the error's own words may quote the text
            reason = f"A detector failed ({type(error).__name__}), so nothing may leave."
            return replace(blank, held=reason)

    def again(self, draft: Draft, words: str, action: Action) -> Draft:
        """`draft` made anew after the user chose `action` for `words`, wherever they stand.

        Of a part that is dropped for its topic and shall stay, everything else that is hidden stays hidden.
        """
        if draft.ours:
            draft = put_back(draft, words, action)
        if not action.hides and _is_topic(draft, words):
            return self._draft(_blank(draft, let_stand=(*draft.let_stand, words)))
        return self._draft(_blank(draft, overrides={**draft.overrides, words: action}))

    def edited(self, draft: Draft, text: str) -> Draft:
        """The draft of `text`, the outgoing text of `draft` changed by hand: what was hidden stays so."""
        kept = {"ours": ours(draft, text), "hidden_before": hidden_before(draft)}
        return self._draft(_blank(draft, source=text, edited=True, **kept))

    def called(self, draft: Draft, words: str, category: Category | None = None) -> Draft:
        """`draft` with `words` hidden by hand, here and in later turns, and called something of `category`.

        None leaves that to the detector. What is done with words that are hidden already stays.
        """
        alike = [change for change in draft.changes if same_words(change.original) == same_words(words)]
        hides_again = category is None and any(not change.decision.action.hides for change in alike)
        if is_fixed(draft, words) and not hides_again:
            return draft
        action = next((c.decision.action for c in alike if c.decision.action.hides), Action.TAG)
        draft = put_back(draft, words, action)
        chosen = {"overrides": {**draft.overrides, words: action}, "called": {**draft.called, words: category}}
        blank = _blank(draft, **chosen)
        if category:
            for spelling in dict.fromkeys([*(change.original for change in alike), words]):
                blank.vault.call(spelling, category)
        return self._draft(blank)

    def under(self, draft: Draft, profile: PrivacyProfile) -> Draft:
        """`draft` made anew under `profile`, with all that the user decided."""
        return self._draft(_blank(draft, profile=profile))

    def _drafted(self, blank: Draft) -> Draft:
        if blank.profile.unread:
            count = len(blank.profile.unread)
            what = "one sentence that is" if count == 1 else f"{count} sentences that are"
            raise Doubt(f"The privacy profile {blank.profile.name} has {what} not understood.")
        meant = Meant(blank)
        said, decided, drops, doubtful = self._judged(replace(blank, source=meant.text), meant.ours)
        blank = replace(blank, overrides=said.overrides)
        decided, drops = (list(meant.in_source(each)) for each in (decided, drops))
        decisions = _with_mentions(blank, decided, drops)
        hidden = tuple(_hidden_words(blank, [*decided, *decisions]))
        unsure = _unsure(blank) or (DOUBTFUL.format(doubtful.kind or doubtful.sentence) if doubtful else "")
        return gate.judged(rendered(replace(blank, hidden=hidden, unsure=unsure), decisions), drops)

    def _judged(
        self, said: Draft, ours: Sequence[Decision]
    ) -> tuple[Draft, list[Decision], list[Decision], Rule | None]:
        """What is decided about the text, what is dropped for its topic, and the rule that perhaps means more.

        Beside them the draft with what is shown in the parts that the user lets stand. `ours` stays hidden anyway.
        """
        rules, text = said.profile.rules, said.source
        found = self._detected(text)
        spans = with_finest_kinds([*found, *told_in_words(text, said.profile)])
        mine = own(text, spans, said.profile.prose)
        subjects = Subjects(text, (rule.subject for rule in rules), _others(spans, mine), spans)
        drops = overridden(said, topics.dropped(text, rules, found, subjects, said.let_stand))
        matched = Matched(text, said.profile)
        decided = [*ours, *_decided(said, spans, subjects, mine, matched)]
        settled = [*shown_places(said), *((each.span.start, each.span.end) for each in ours)]
        decided += overridden(said, matched.decisions(decided, settled))
        doubtful = matched.doubtful(decided)
        decided += overridden(said, list(places.reaching_out(text, said.overrides, [*decided, *drops])))
        return *_standing(said, decided), drops, doubtful

    def _detected(self, text: str) -> list[Span]:
        """Every span that the detector finds, overlapping ones and those that are not sure included."""
        found = self._detector.detect(text)
        if any(span.end > len(text) for span in found):
            raise Doubt("A detector pointed outside the text, so nothing may leave.")
        return [whole_graphemes(span, text) for span in found]


def _others(spans: Iterable[Span], mine: Collection[Span]) -> list[Span]:
    """The names of people who are neither well known nor the writer."""
    names = (span for span in spans if span.category is Category.NAME and span.sure)
    return [span for span in names if span not in mine and not span.kind.startswith("public")]


def _decided(
    blank: Draft, spans: Iterable[Span], subjects: Subjects, mine: Collection[Span], matched: Matched
) -> list[Decision]:
    """A decision on every span but those that are not sure where the profile is neither wary nor asks for them."""
    profile = blank.profile
    allowed = PARTICULAR & {rule.category for rule in profile.rules if not rule.action.hides}
    named = allowed | {rule.category for rule in profile.rules if rule.finer}
    every = list(spans)

    def made(span: Span, whole: Span) -> Decision:
        rules, ties = list(profile.rules), _ties(subjects, span, mine=whole in mine)
        told, finer = tells(span, blank.source), NOTHING
        if span.category in named:
            finer = kinds_of(span, blank.source)
        while True:
            decision = decide(
                span, span.of(blank.source), rules, ties, told=told, finer=finer, based=profile.based
            )
            rule = decision.rule
            if rule is None or not is_narrow(rule) or matched.is_allowed(rule, span, every):
                return decision
            rules = [each for each in rules if each != rule]

    decided = [
        made(span, whole)
        for whole in every
        if whole.sure or profile.wary or (_is_asked_for(whole, profile) and matched.is_meant(whole))
        if not _only_joins(whole, blank.source)
        for span in told_apart(whole, blank.source, profile.rules)
    ]
    return overridden(blank, [_in_doubt(decision, blank.source) for decision in outvoted(decided)])


def _only_joins(span: Span, text: str) -> bool:
    """Whether the tagger takes words such as "at" or "and" alone for something private."""
    return span.source == "tagger" and span.category not in FLOOR and not without_joins(text, span.start, span.end)


def _ties(subjects: Subjects, span: Span, *, mine: bool) -> Ties:
    to = subjects.of(span) | ({ME} if mine else set())
    return Ties(to, subjects.loosely(span), subjects.perhaps(span))


def _is_asked_for(span: Span, profile: PrivacyProfile) -> bool:
    """Whether the profile asks to hide what `span` perhaps is."""
    named = span.category in profile.asked_to_hide and span.score >= LEAST_SCORE
    return named or (profile.hides_all and span.score >= LEAST_OF_ALL)


def _in_doubt(decision: Decision, text: str) -> Decision:
    """The decision; a doubtful name that no rule speaks of is hidden, since its category is the doubtful part."""
    span = decision.span
    if span.sure or decision.rule or decision.action.hides or not reads_as_name(span.of(text)):
        return decision
    return replace(decision, action=Action.TAG, reason=IN_DOUBT)


def _is_topic(draft: Draft, words: str) -> bool:
    """Whether `words` are a part that is dropped for its topic."""
    return any(c.original == words and c.decision.span.source == SOURCE for c in draft.changes)


def _standing(blank: Draft, found: list[Decision]) -> tuple[Draft, list[Decision]]:
    """The draft and decisions once what is of the topic is shown in the parts that the user lets stand."""
    stands = [m.span() for words in blank.let_stand for m in re.finditer(re.escape(words), blank.source)]
    shown = {
        d.span.of(blank.source): Action.KEEP
        for d in found
        if d.rule and d.rule.topic and any(start <= d.span.start and d.span.end <= end for start, end in stands)
    }
    if not shown:
        return blank, found
    blank = replace(blank, overrides={**shown, **blank.overrides})
    return blank, overridden(blank, found)


def _blank(draft: Draft, **changed: Any) -> Draft:
    """`draft` before anything was decided, to be made anew."""
    blank = replace(draft, text="", spanwise="", changes=(), held=None, hidden=(), gate="", at_stake="")
    return replace(blank, vault=draft.vault.copy(), **changed)


def _unsure(blank: Draft) -> str:
    """Why somebody has to look at the text: detection was not made for it. "" if it was or that makes no odds."""
    if blank.profile.guarded <= FLOOR | {Category.OTHER}:
        return ""  # keys and numbers have the same shapes in every language
    made_for = coverage(blank.source)
    return f"{made_for.reason}. Look at every word before it leaves." if made_for.share < COVERED else ""


def _with_mentions(blank: Draft, found: Sequence[Decision], drops: Sequence[Decision]) -> list[Decision]:
    """What is decided for the text: `drops`, what was `found` outside them, each other mention of what that hides.

    A word that lies within a longer hidden one is hidden elsewhere too, so `found` is asked again each time.
    """
    view = without_ours(blank)
    decisions = resolve([*drops, *(d for d in found if not any(_within(d, drop) for drop in drops))])
    for _ in range(ROUNDS):
        hidden = overwritten(view, [(d.span.start, d.span.end) for d in decisions if d.action.hides])
        mentions = overridden(blank, list(_known_words(blank, hidden, [*found, *decisions])))
        extra = [mention for mention in mentions if mention.action.hides]
        extra += places.lookalikes(hidden, blank.vault)
        if not extra:
            return decisions
        grown = [replace(d, span=whole_graphemes(d.span, blank.source)) for d in extra]
        decisions = resolve([*decisions, *grown])
    raise Doubt("Hiding one value kept laying open another, so nothing may leave.")


def _within(decision: Decision, drop: Decision) -> bool:
    return drop.span.start <= decision.span.start and decision.span.end <= drop.span.end


def _known_words(blank: Draft, view: str, decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Words that are to be hidden whether or not a detector knows them, where they stand in `view`."""
    yield from places.named_by_rules(view, blank.profile.rules)
    yield from places.named_by_user(view, blank.overrides)
    yield from places.known_to_vault(view, blank.vault, blank.profile)
    yield from places.other_mentions(view, {**blank.hidden_before, **_hidden_words(blank, decisions)})


def _hidden_words(blank: Draft, decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The words that `decisions` hide, each with the decision that does."""
    hiding = (d for d in decisions if d.action.hides and d.span.source != places.LITERAL)
    return {d.span.of(blank.source): d for d in hiding}
