"""Which rule wins, and which of several overlapping spans."""

import pytest

from privacy.builtin import BALANCED, OPEN, STRICT
from privacy.categories import Category
from privacy.decide import FLOOR_REASON, Decision, Ties, apart, decide, outvoted, resolve
from privacy.rules import Action, Rule
from privacy.spans import Span


def span(category, start=0, end=4, kind="", score=0.9):
    return Span(start, end, category, score, "test", kind)


def action(category, rules, words="Anna", kind=""):
    return decide(span(category, kind=kind), words, rules).action


def test_no_rule_keeps():
    assert action(Category.HEALTH, ()) is Action.KEEP


def test_a_rule_about_a_value_beats_one_about_its_category():
    rules = (Rule(Action.TAG, Category.NAME), Rule(Action.KEEP, value="anna"))
    assert action(Category.NAME, rules) is Action.KEEP
    assert action(Category.NAME, rules, words="Bob") is Action.TAG


def test_a_rule_about_a_kind_beats_one_about_its_category():
    rules = (Rule(Action.KEEP, Category.DATE), Rule(Action.TAG, Category.DATE, kind="date of birth"))
    assert action(Category.DATE, rules, kind="date of birth") is Action.TAG
    assert action(Category.DATE, rules) is Action.KEEP


def test_hiding_wins_a_tie():
    rules = (Rule(Action.KEEP, Category.NAME), Rule(Action.TAG, Category.NAME))
    assert action(Category.NAME, rules) is Action.TAG
    assert action(Category.NAME, rules[::-1]) is Action.TAG


@pytest.mark.parametrize("category", [Category.CREDENTIALS, Category.IDS])
@pytest.mark.parametrize("rules", [(), (Rule(Action.KEEP, Category.CREDENTIALS), Rule(Action.KEEP, Category.IDS))])
def test_the_floor_holds_under_every_rule(category, rules):
    decision = decide(span(category), "hunter2", (*rules, Rule(Action.KEEP, value="hunter2")))
    assert (decision.action, decision.reason) == (Action.TAG, FLOOR_REASON)


@pytest.mark.parametrize("wanted", list(Action))
def test_a_rules_action_is_the_decision(wanted):
    assert action(Category.NAME, (Rule(wanted, Category.NAME),)) is wanted


@pytest.mark.parametrize("less", [Action.KEEP, Action.GENERALISE, Action.SUBSTITUTE])
def test_among_equal_rules_a_tag_wins_over_what_leaves_more(less):
    rules = (Rule(less, Category.NAME), Rule(Action.TAG, Category.NAME))
    assert action(Category.NAME, rules) is action(Category.NAME, rules[::-1]) is Action.TAG


def test_every_decision_carries_the_sentence_that_made_it():
    decision = decide(span(Category.EMPLOYER), "Acme", BALANCED.rules)
    assert decision.reason == "Never name employers."
    assert decision.reason in BALANCED.prose


@pytest.mark.parametrize(
    ("profile", "hidden"),
    [
        (STRICT, {"name", "contact", "location", "address", "employer", "education", "age", "date", "nationality",
                  "language", "ids", "credentials", "project"}),
        (BALANCED, {"name", "contact", "address", "employer", "ids", "credentials"}),
        (OPEN, {"ids", "credentials"}),
    ],
)  # fmt: skip
def test_the_built_in_profiles_hide_what_they_say(profile, hidden):
    assert {c.value for c in Category if action(c, profile.rules).hides} == hidden


def test_balanced_hides_a_date_of_birth_but_no_other_date():
    assert action(Category.DATE, BALANCED.rules, kind="date of birth").hides
    assert not action(Category.DATE, BALANCED.rules, kind="date").hides


def test_balanced_lets_well_known_names_stay_and_strict_does_not():
    assert not action(Category.NAME, BALANCED.rules, kind="public name").hides
    assert action(Category.NAME, BALANCED.rules, kind="name").hides
    assert action(Category.NAME, STRICT.rules, kind="public name").hides


def test_where_spans_overlap_hiding_beats_keeping():
    kept = Decision(span(Category.CONTACT, 0, 50), Action.KEEP, "")
    hidden = Decision(span(Category.NAME, 10, 14), Action.TAG, "")
    assert resolve([kept, hidden]) == [hidden]


def test_a_winner_covers_what_a_hidden_loser_covered():
    number = Decision(span(Category.IDS, 5, 15), Action.TAG, "")
    address = Decision(span(Category.ADDRESS, 0, 10), Action.TAG, "")
    (won,) = resolve([address, number])
    assert (won.span.category, won.span.start, won.span.end) == (Category.IDS, 0, 15)


def test_spans_that_hang_together_become_one():
    decisions = [Decision(span(Category.NAME, at, at + 4), Action.TAG, "") for at in range(0, 30, 3)]
    (won,) = resolve(decisions)
    assert (won.span.start, won.span.end) == (0, 31)


def test_a_kept_span_stays_where_nothing_overlaps_it_and_the_longer_one_wins():
    long, short = (Decision(span(Category.JOB, 0, end), Action.KEEP, "") for end in (9, 5))
    hidden = Decision(span(Category.NAME, 20, 24), Action.TAG, "")
    assert resolve([short, hidden, long]) == [long, hidden]


def test_a_kept_span_over_many_hidden_ones_gives_way_to_all_of_them():
    kept = Decision(span(Category.JOB, 0, 30_000), Action.KEEP, "")
    hidden = [Decision(span(Category.NAME, at, at + 2), Action.TAG, "") for at in range(0, 30_000, 3)]
    assert resolve([kept, *hidden]) == hidden


def test_a_detectors_spans_come_apart_in_order_and_whole():
    text = "e\u0301 Anna Kovacs"
    found = apart([span(Category.NAME, 8, 14), span(Category.OTHER, 0, 1), span(Category.NAME, 3, 14)], text)
    assert [(s.start, s.end) for s in found] == [(0, 2), (3, 14)]


def test_a_rule_must_be_about_something():
    with pytest.raises(ValueError, match="names it"):
        Rule(Action.TAG, value=" ")


def test_a_rule_about_somebody_else_holds_only_for_what_is_tied_to_them_and_comes_before_one_about_the_category():
    rules = (Rule(Action.KEEP, Category.HEALTH), Rule(Action.TAG, Category.HEALTH, subject="my sister"))
    assert decide(span(Category.HEALTH), "lupus", rules).action is Action.KEEP
    assert decide(span(Category.HEALTH), "lupus", rules, Ties({"my sister"})).action is Action.TAG


def test_everything_is_the_least_specific_and_a_category_the_exception():
    rules = (Rule(Action.TAG), Rule(Action.KEEP, Category.JOB))
    assert decide(span(Category.JOB), "nurse", rules).action is Action.KEEP
    assert decide(span(Category.HEALTH), "lupus", rules).action is Action.TAG


def test_below_the_rules_of_a_profile_in_prose_people_and_addresses_are_protected():
    assert decide(span(Category.NAME), "Anna", (), based=True).action is Action.TAG
    assert decide(span(Category.JOB), "nurse", (), based=True).action is Action.KEEP
    assert decide(span(Category.NAME), "Anna", (Rule(Action.KEEP),), based=True).action is Action.KEEP


def test_an_allowed_thing_may_have_a_word_more_and_a_hidden_one_is_looked_for_elsewhere():
    rules = (Rule(Action.TAG, Category.JOB), Rule(Action.KEEP, Category.JOB, value="nurse"))
    assert decide(span(Category.JOB), "night nurse", rules).action is Action.KEEP
    assert decide(span(Category.JOB), "head of the night nurse school", rules).action is Action.TAG


def test_forms_of_a_word_are_one_value_and_names_are_not():
    allergies = [Rule(Action.TAG, Category.HEALTH), Rule(Action.KEEP, Category.HEALTH, value="allergies")]
    assert decide(span(Category.HEALTH), "allergic to nuts", allergies).action is Action.KEEP
    assert decide(span(Category.HEALTH), "allergic to nuts, asthma and lupus", allergies).action is Action.TAG
    assert decide(span(Category.HEALTH), "all day", allergies).action is Action.TAG
    prison = [Rule(Action.TAG, Category.LEGAL, value="been to prison")]
    assert decide(span(Category.LEGAL), "two years in prison", prison).action is Action.TAG
    assert decide(span(Category.JOB), "prison guard", prison).action is Action.KEEP
    named = [Rule(Action.TAG, Category.EMPLOYER), Rule(Action.KEEP, Category.EMPLOYER, value="brightwell")]
    assert decide(span(Category.EMPLOYER), "brightwood", named).action is Action.TAG


def test_an_allowance_of_ones_own_name_speaks_of_nobody_elses():
    mine = [Rule(Action.KEEP, Category.NAME, subject="me")]
    assert decide(span(Category.NAME), "Ana", mine, Ties({"me"}), based=True).action is Action.KEEP
    assert decide(span(Category.NAME), "Tom", mine, based=True).action is Action.TAG


def test_what_may_be_somebodys_is_hidden_for_them_and_never_let_through():
    rules = [Rule(Action.TAG, Category.HEALTH, subject="my ex"), Rule(Action.KEEP, Category.NAME, subject="my ex")]
    assert decide(span(Category.HEALTH), "lupus", rules, Ties(perhaps={"my ex"})).action is Action.TAG
    assert decide(span(Category.NAME), "Wolf", rules, Ties(perhaps={"my ex"}), based=True).action is Action.TAG
    assert decide(span(Category.NAME), "Wolf", rules, Ties({"my ex"}), based=True).action is Action.KEEP


def test_ones_own_is_closer_than_anyones():
    rules = [Rule(Action.TAG, Category.NAME), Rule(Action.KEEP, Category.NAME, subject="me")]
    assert decide(span(Category.NAME), "Ana", rules, Ties({"me"})).action is Action.KEEP
    assert decide(span(Category.NAME), "Tom", rules).action is Action.TAG
    rules = [Rule(Action.KEEP, Category.NAME), Rule(Action.TAG, Category.NAME, subject="me")]
    assert decide(span(Category.NAME), "Tom", rules).action is Action.TAG


def test_a_sentence_that_hides_the_exact_and_tells_the_rough_tells_roughly():
    one = "Only the country, never the place itself."
    hide, rough = (Rule(action, Category.LOCATION, sentence=one) for action in (Action.TAG, Action.GENERALISE))
    assert decide(span(Category.LOCATION), "Matera", [hide, rough]).action is Action.GENERALISE
    apart = Rule(Action.GENERALISE, Category.LOCATION, sentence="Only roughly where I live.")
    assert decide(span(Category.LOCATION), "Matera", [hide, apart]).action is Action.TAG


def test_an_allowance_of_all_that_is_mine_shows_nobody_elses_name():
    mine = [Rule(Action.KEEP, subject="me")]
    assert decide(span(Category.NAME), "Tom", mine, based=True).action is Action.TAG
    assert decide(span(Category.NAME), "Ana", mine, Ties({"me"}), based=True).action is Action.KEEP
    assert decide(span(Category.JOB), "nurse", mine, based=True).action is Action.KEEP
    assert decide(span(Category.NAME), "Tom", [Rule(Action.KEEP)], based=True).action is Action.KEEP


def test_a_value_of_several_words_is_allowed_as_it_stands():
    rules = [Rule(Action.TAG, Category.HEALTH), Rule(Action.KEEP, Category.HEALTH, value="heart rate")]
    assert decide(span(Category.HEALTH), "heart transplant", rules).action is Action.TAG


def test_what_is_allowed_of_mine_is_not_for_somebody_to_whom_the_text_ties_it():
    theirs = Rule(Action.TAG, Category.HEALTH, subject="my sister")
    rules = [theirs, Rule(Action.KEEP, Category.HEALTH, value="lupus", subject="me")]
    assert decide(span(Category.HEALTH), "lupus", rules, Ties({"my sister"})).action is Action.TAG


def test_another_sentence_that_hides_is_not_undone_by_telling_roughly():
    one, other = "Only roughly where I live.", "Never tell where I live."
    rules = [
        Rule(Action.TAG, Category.LOCATION, sentence=one),
        Rule(Action.GENERALISE, Category.LOCATION, sentence=one),
        Rule(Action.TAG, Category.LOCATION, sentence=other),
    ]
    assert decide(span(Category.LOCATION), "Matera", rules).action is Action.TAG
    assert decide(span(Category.LOCATION), "Matera", rules[::-1]).action is Action.TAG


def test_a_name_by_its_place_alone_is_outvoted_by_what_the_user_allows():
    rules = [Rule(Action.KEEP, Category.ETHNICITY, sentence="My people may be told.")]

    def left(tagged, by="tagger", allowing=rules):
        spans = [Span(4, 8, Category.NAME, 0.75, "cues"), Span(4, 8, tagged, 0.6, by)]
        return [d.action for d in outvoted([decide(span, "Sámi", allowing, based=True) for span in spans])]

    assert left(Category.ETHNICITY) == [Action.KEEP]
    assert left(Category.NAME) == [Action.TAG, Action.TAG]
    assert left(Category.ETHNICITY, allowing=[]) == [Action.TAG, Action.KEEP]
    assert left(Category.ETHNICITY, by="cues") == [Action.TAG, Action.KEEP]


def test_but_a_firm_or_a_town_can_be_somebodys_name():
    rules = [Rule(Action.KEEP, Category.EMPLOYER, sentence="Employers are fine.")]
    spans = [Span(4, 8, Category.NAME, 0.75, "cues"), Span(4, 8, Category.EMPLOYER, 0.6, "tagger")]
    decisions = [decide(span, "Ford", rules, based=True) for span in spans]
    assert [each.action for each in outvoted(decisions)] == [Action.TAG, Action.KEEP]


def test_a_state_that_is_hidden_by_one_word_is_hidden_by_another_too():
    benefits = (Rule(Action.TAG, Category.FINANCE, value="on benefits", subject="me"),)
    assert decide(span(Category.FINANCE), "Universal Credit", benefits).action is Action.TAG
    assert decide(span(Category.JOB), "baker", benefits).action is Action.KEEP
    allowed = (*benefits, Rule(Action.KEEP, Category.FINANCE, subject="me"))
    assert decide(span(Category.FINANCE), "Universal Credit", allowed).action is Action.KEEP


def test_of_two_that_find_the_same_secret_the_one_that_knows_which_it_is_tells():
    pattern = Span(0, 9, Category.CREDENTIALS, 0.97, "secrets", "openai key")
    tagger = Span(0, 9, Category.CREDENTIALS, 0.99, "tagger", "credentials")
    (one,) = resolve([Decision(pattern, Action.TAG, ""), Decision(tagger, Action.TAG, "")])
    assert one.span.kind == "openai key"


def test_an_allowance_of_some_of_a_category_lets_only_those_through():
    district = Rule(Action.KEEP, Category.LOCATION, finer=frozenset({"district"}))
    everything = Rule(Action.TAG)
    place = Span(0, 6, Category.LOCATION, 0.9, "test")
    assert decide(place, "Berlin", [district, everything]).action is Action.TAG
    assert decide(place, "Berlin", [district, everything], finer=frozenset({"district"})).action is Action.KEEP


def test_for_the_sake_of_somebody_loosely_tied_nothing_is_let_through():
    rules = [Rule(Action.TAG, Category.AGE), Rule(Action.KEEP, Category.AGE, subject="my grandchildren")]
    loosely = Ties({"my grandchildren"}, {"my grandchildren"})
    assert decide(span(Category.AGE), "73", rules, loosely).action is Action.TAG
    assert decide(span(Category.AGE), "7", rules, Ties({"my grandchildren"})).action is Action.KEEP


def test_what_is_spared_of_somebody_is_spared_in_its_kind():
    everything = Rule(Action.TAG, subject="patients")
    births = Rule(Action.KEEP, Category.DATE, kind="date of birth", subject="patients")
    perhaps = Ties(perhaps={"patients"})
    assert decide(span(Category.DATE), "3 May", [everything, births], perhaps).action is Action.TAG
    born = span(Category.DATE, kind="date of birth")
    assert decide(born, "3 May", [everything, births], perhaps).action is Action.KEEP
