"""Of two sentences about one kind of thing that one holds which means the words much more closely."""

from dataclasses import replace

import pytest

from local_models.llm import ModelError
from privacy import meaning
from privacy.builtin import BALANCED
from privacy.categories import Category
from privacy.compile import compiled
from privacy.decide import Decision
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from privacy.rules import ANYONE, ME, Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.spared import Spared

TEXT = "I pay £85 a month."
MONEY = Span(6, 9, Category.FINANCE, 0.9, "tagger")
BANK = Rule(Action.TAG, Category.FINANCE, subject=ME, sentence="Hide who I bank with.", words="who I bank with")
AMOUNTS = Rule(Action.KEEP, Category.FINANCE, subject=ME, sentence="Amounts can stay.", words="amounts")
HIDDEN = Decision(MONEY, Action.TAG, BANK.sentence, BANK)


@pytest.fixture
def says(monkeypatch):
    """A matcher that gives the words at MONEY a probability under each of some wishes."""

    def _says(**chances):
        class Says:
            def words(self, wish, _text):
                found = [chance for word, chance in chances.items() if word in wish]
                return [(MONEY.start, MONEY.end, max(found, default=0.0))]

        monkeypatch.setattr(meaning, "matcher", Says)

    return _says


def weighed(decision=HIDDEN, *rules):
    rules = rules or (BANK, AMOUNTS)
    profile = PrivacyProfile("mine", "Hide who I bank with. Amounts can stay.", rules, based=True)
    return Spared(TEXT, profile).let_through([decision])[0]


def test_what_an_allowance_means_more_closely_stays_and_says_why(says):
    says(amounts=0.9, bank=0.1)
    kept = weighed()
    assert (kept.action, kept.reason, kept.rule) == (Action.KEEP, "Amounts can stay.", AMOUNTS)


def test_who_wishes_it_is_part_of_what_the_matcher_reads(says):
    says(**{"Never mention my amounts.": 0.9})
    assert not weighed().action.hides
    assert weighed(HIDDEN, BANK, replace(AMOUNTS, subject=ANYONE)).action.hides


@pytest.mark.parametrize(
    "chances",
    [{"amounts": 0.79}, {"amounts": 0.95, "bank": 0.6}, {"amounts": 0.999, "bank": 0.92}, {"bank": 0.9}, {}],
    ids=["not sure", "not much closer", "surely hidden", "only hidden", "about neither"],
)
def test_in_doubt_it_is_hidden(says, chances):
    says(**chances)
    assert weighed() == HIDDEN


@pytest.mark.parametrize(
    "category", [Category.NAME, Category.CONTACT, Category.ADDRESS, Category.IDS, Category.CREDENTIALS]
)
def test_who_somebody_is_and_what_is_always_protected_is_never_let_through(says, category):
    says(amounts=0.99)
    decision = replace(HIDDEN, span=replace(MONEY, category=category))
    assert weighed(decision) == decision


@pytest.mark.parametrize(
    "rule",
    [
        None,
        replace(BANK, value="£85"),
        replace(BANK, category=None, words=""),
        replace(BANK, subject="my brother"),
    ],
    ids=["the floor or the user", "by its name", "all there is", "somebody else's"],
)
def test_only_what_a_rule_about_a_kind_hides_is_weighed(says, rule):
    says(amounts=0.99)
    decision = replace(HIDDEN, rule=rule)
    assert weighed(decision, *filter(None, (BANK, AMOUNTS, rule))) == decision


def test_an_allowance_of_a_thing_by_its_name_lets_nothing_else_through(says):
    says(amounts=0.99)
    assert weighed(HIDDEN, BANK, replace(AMOUNTS, value="£12")) == HIDDEN


def test_what_an_allowance_shows_is_not_settled_where_a_wish_without_a_category_means_it_more_closely(says):
    allergies = Rule(Action.KEEP, Category.HEALTH, subject=ME, words="what I'm allergic to")
    tablets = Rule(Action.TAG, Category.OTHER, kind="tablets", subject=ME, sentence="No tablets.", words="tablets")
    shown = Decision(replace(MONEY, category=Category.HEALTH), Action.KEEP, "", allergies)
    profile = PrivacyProfile(
        "mine", "What I'm allergic to can be told. No tablets.", (allergies, tablets), based=True
    )
    for tablet, allergy, holds in ((0.9, 0.8, False), (0.8, 0.9, True), (0.4, 0.1, True)):
        says(tablets=tablet, allergic=allergy)
        assert Spared(TEXT, profile).holds(shown) is holds


def test_a_built_in_profile_is_kept_to_by_its_rules(monkeypatch):
    monkeypatch.setattr(meaning, "matcher", None)
    assert Spared(TEXT, BALANCED).let_through([HIDDEN]) == [HIDDEN]


def test_a_matcher_that_fails_holds_everything(monkeypatch):
    class Broken:
        def words(self, *_):
            raise ModelError("broken")

        find = words

    class Knows:
        def detect(self, _text):
            return [MONEY]

    monkeypatch.setattr(meaning, "matcher", Broken)
    profile = PrivacyProfile("mine", "Hide who I bank with. Amounts can stay.", (BANK, AMOUNTS), based=True)
    made = Rewriter(Knows()).draft(TEXT, profile)
    assert made.held and made.text == ""


@pytest.fixture(scope="module")
def rewriter():
    return Rewriter(default_detector())


STAYS = [
    ("Hide who I bank with. Prices can stay.", "Is £640 a lot for a new clutch?", "£640"),
    (
        "Please treat my debts as a secret. You may use my salary.",
        "My salary is 2,900 a month. How much should I put by?",
        "2,900 a month",
    ),
]
GOES = [
    ("My debts are between me and my bank. My income you may use.", "I owe my bank 18,400. What now?", "18,400"),
    (
        "Not a word about my tablets. What I'm allergic to can be told.",
        "I take sertraline every morning and it makes me yawn. Normal?",
        "sertraline",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("prose", "text", "words"), STAYS)
def test_what_the_user_says_may_stay_stays(rewriter, prose, text, words):
    assert words in rewriter.draft(text, compiled(prose, "mine")).text


@pytest.mark.slow
@pytest.mark.parametrize(("prose", "text", "words"), GOES)
def test_what_the_user_says_must_go_goes(rewriter, prose, text, words):
    made = rewriter.draft(text, compiled(prose, "mine"))
    assert made.held or words not in made.text
