"""What is left out because a rule wants nothing said about something."""

import re
from dataclasses import dataclass, field, replace

import pytest

from privacy import topic_signs
from privacy.categories import Category
from privacy.outgoing import HeldError
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.topics import NOTHING_LEFT
from privacy.verify import leaks


@dataclass
class Words:
    """A detector that knows some words, some of them only perhaps."""

    known: dict[str, Category] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()

    def detect(self, text):
        return [
            Span(m.start(), m.end(), category, 0.5, "words", sure=word not in self.unsure)
            for word, category in self.known.items()
            for m in re.finditer(re.escape(word), text)
        ]


H, F, N, L = Category.HEALTH, Category.FINANCE, Category.NAME, Category.LOCATION
KNOWN = Words({"gout": H, "epilepsy": H, "Ingrid": N, "Bergen": L, "€40": F, "Anna Kovacs": N}, ("epilepsy",))


def draft(text, *rules, detector=KNOWN, **given):
    topics = rules or (Rule(Action.TAG, H, subject="me", sentence="Nothing about my health.", topic=True),)
    return Rewriter(detector).draft(text, PrivacyProfile("mine", "", topics), **given)


def about(subject):
    return Rule(Action.TAG, subject=subject, sentence=f"Everything about {subject} stays here.", topic=True)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I have gout. Which soup freezes well?", "Which soup freezes well?"),
        ("Which soup freezes well? I have gout.", "Which soup freezes well?"),
        ("I have gout and need a list of soups.", "I need a list of soups."),
        ("I have gout, and my cousin wants tea. Name two.", "My cousin wants tea. Name two."),
        ("My cousin wants tea, but I have gout. Name two.", "My cousin wants tea. Name two."),
        ("I have gout and I hate it. Which soup freezes well?", "Which soup freezes well?"),
        ("As someone with gout, how do I decline a dance?", "How do I decline a dance?"),
        ("After the gout I've been reading. Name three novels.", "I've been reading. Name three novels."),
        ("Plan dinners for a week with my gout.", "Plan dinners for a week."),
    ],
)
def test_a_part_about_the_topic_goes_and_the_rest_still_reads(text, left):
    done = draft(text)
    assert (done.text, done.held_unseen) == (left, None)


@pytest.mark.parametrize(
    "text",
    [
        "My prescription ran out. Name three novels.",
        "They found something on the scan of my head. Name three novels.",
        "I have epilepsy. Name three novels.",
    ],
)
def test_words_for_the_topic_meaning_alone_and_what_is_not_sure_are_enough(text):
    assert draft(text, detector=Words(KNOWN.known, KNOWN.unsure)).text == "Name three novels."


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour has been ill with something. Write him a card.",
        'The advert says: "no back problems, no gout". Name three novels.',
    ],
)
def test_what_is_told_of_others_or_quoted_is_not_the_users_topic(text):
    assert not [c for c in draft(text).changes if c.decision.action is Action.DROP]


def test_a_rule_that_only_hides_leaves_the_sentence():
    assert draft("I have gout. Name a novel.", Rule(Action.TAG, H)).text == "I have [HEALTH_1]. Name a novel."


def test_everything_about_somebody_goes_with_them_until_the_text_turns_away():
    text = "My sister Ingrid lives in Bergen and has two dogs. She hates fog. I knit. How much wool is in a scarf?"
    assert draft(text, about("my sister")).text == "I knit. How much wool is in a scarf?"


def test_somebody_elses_sister_is_not_meant():
    text = "A neighbour has a sister who keeps goats. How do I keep goats off beans?"
    assert draft(text, about("my sister")).text == text


def test_a_thing_that_may_be_told_keeps_its_clause():
    rules = (
        Rule(Action.TAG, H, subject="me", topic=True),
        Rule(Action.KEEP, H, value="gout", subject="me"),
    )
    assert draft("I have gout. Name a novel.", *rules).text == "I have gout. Name a novel."


@pytest.mark.parametrize("text", ["How do I treat gout?", "I have gout. What helps against gout?", "I have gout."])
def test_where_nothing_is_left_to_ask_the_draft_waits_for_the_user(text):
    done = draft(text)
    assert (done.held_unseen, done.gate) == (NOTHING_LEFT, NOTHING_LEFT)
    with pytest.raises(HeldError):
        done.seal()


def test_an_empty_text_is_not_sent_even_if_the_user_has_seen_it():
    with pytest.raises(HeldError, match="nothing to send"):
        replace(draft("I have gout."), seen=True).seal()


def test_what_was_left_out_is_a_change_with_its_reason():
    (change,) = draft("I have gout. Name a novel.").changes
    assert (change.original, change.decision.action) == ("I have gout.", Action.DROP)
    assert change.decision.reason == "Nothing about my health."


def test_the_user_can_let_a_part_stand_and_all_else_in_it_stays_hidden():
    rules = (Rule(Action.TAG, H, subject="me", topic=True), Rule(Action.TAG, N))
    first = draft("Anna Kovacs knows that I have gout. Name a novel.", *rules)
    shown = Rewriter(KNOWN).again(first, first.changes[0].original, Action.KEEP)
    assert shown.text == "[NAME_1] knows that I have gout. Name a novel."
    assert restore(shown.text, shown.vault) == shown.source


def test_nothing_protected_is_left_and_what_stays_comes_back():
    rules = (Rule(Action.TAG, H, subject="me", topic=True), Rule(Action.TAG, N))
    done = draft("I have gout. Write to Anna Kovacs: how is KOVACS? GOUT is a word.", *rules)
    assert not leaks(done.text, ["gout", "Anna Kovacs"])
    assert restore(done.text, done.vault) == "Write to Anna Kovacs: how is KOVACS? GOUT is a word."


def test_a_key_within_a_part_that_goes_does_not_bring_it_back_as_a_tag():
    detector = Words({"gout": H, "hunter2": Category.CREDENTIALS})
    assert draft("I have gout, hunter2. Name a novel.", detector=detector).text == "Name a novel."


def test_an_embedder_that_fails_holds_the_text(monkeypatch):
    def broken():
        raise RuntimeError("I have gout")

    monkeypatch.setattr(topic_signs, "_embedder", broken)
    topic_signs._embedded.cache_clear()
    done = draft("Nobody knows why it happens to me so often. Name a novel.")
    assert done.held is not None
    assert (done.text, "gout" in done.held) == ("", False)


def test_without_a_topic_rule_no_model_is_asked(monkeypatch):
    monkeypatch.setattr(topic_signs, "_embedder", lambda: pytest.fail("asked"))
    assert draft("I was ill. Name a novel.", Rule(Action.TAG, H)).held is None


def test_a_word_in_the_name_of_something_else_does_not_tell_of_the_topic():
    names = Words({"Brightwell Clinic": Category.EMPLOYER, "gout": H})
    told = draft("I'm a nurse at Brightwell Clinic and I have gout. Write a bio.", detector=names)
    assert told.text == "I'm a nurse at Brightwell Clinic. Write a bio."


def test_a_question_about_the_world_tells_nothing_of_who_asks_it():
    money = Rule(Action.TAG, F, subject="me", sentence="Nothing about my money.", topic=True)
    text = "I have a mortgage. Explain what inflation does to savings."
    assert draft(text, money).text == "Explain what inflation does to savings."
    assert draft("Who is kind? Explain my savings to me.", money).text == "Who is kind?"
    health = Rule(Action.TAG, H, subject="me", sentence="Nothing about my health.", topic=True)
    assert draft("Name two songs. Explain what chemo does.", health).text == "Name two songs."
