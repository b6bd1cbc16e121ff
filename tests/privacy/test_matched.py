"""What a wish asks to hide in words of its own: the matcher reads it together with the text."""

from dataclasses import dataclass, replace

import pytest

from local_models.llm import ModelError
from local_models.matcher import Match
from privacy import matched
from privacy.builtin import BUILTIN
from privacy.categories import Category
from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from privacy.rules import ME, Action, PrivacyProfile, Rule
from privacy.spans import Span

HIDE = Rule(Action.TAG, Category.OTHER, kind="what I did", subject=ME, sentence="Not what I did.")
JOB = Rule(Action.KEEP, Category.JOB, subject=ME, sentence="My job is fine.")
MINE = PrivacyProfile("mine", "My job is fine. Not what I did.", (JOB, HIDE), based=True)


@dataclass
class Known:
    """A detector that knows some words, of which some are only perhaps private."""

    spans: tuple[tuple[str, Category, bool], ...] = ()

    def detect(self, text):
        places = ((text.index(words), words, category, sure) for words, category, sure in self.spans)
        return [
            Span(at, at + len(words), category, 0.5, "tagger", sure=sure) for at, words, category, sure in places
        ]


@dataclass
class Says:
    """A matcher that gives some words a probability under every wish, and all others none."""

    chances: dict[str, float]

    def words(self, _wish, text):
        found = []
        for word in text.replace(".", "").split():
            at, bare = text.index(word), word.rstrip("\u0301")  # as the tokenizer sees it, without its accent
            found.append((at, at + len(bare), self.chances.get(bare, 0.0)))
        return found

    def find(self, wish, text, least):
        return [Match(a, b, chance) for a, b, chance in self.words(wish, text) if chance >= least]


@pytest.fixture
def says(monkeypatch):
    def _says(**chances):
        monkeypatch.setattr(matched, "_matcher", lambda: Says(chances))

    return _says


def draft(text, profile=MINE, *spans):
    return Rewriter(Known(spans)).draft(text, profile)


def test_words_that_the_wish_means_are_hidden_and_say_which_sentence_did_it(says):
    says(resigned=0.9)
    made = draft("I resigned today.")
    assert made.text == "I [OTHER_1] today."
    assert made.changes[0].decision.rule is HIDE
    assert made.changes[0].decision.reason == "Not what I did."


def test_words_that_only_join_others_are_left_at_the_ends_of_a_match(monkeypatch):
    class Finds(Says):
        def find(self, wish, text, least):
            at = text.index(wanted := "to resign and a")
            return [Match(at, at + len(wanted), 0.9)]

    monkeypatch.setattr(matched, "_matcher", lambda: Finds({}))
    assert draft("I want to resign and a cake.").text == "I want to [OTHER_1] and a cake."


def test_what_it_passes_over_is_decided_by_the_rules_alone(says):
    says()
    assert draft("I resigned today.").text == "I resigned today."


def test_an_allowance_stands_against_it(says):
    says(nurse=0.99)
    assert draft("A nurse resigned.", MINE, ("nurse", Category.JOB, True)).text == "A nurse resigned."


def test_an_allowance_of_a_part_leaves_the_rest_to_be_hidden(says):
    says(nurse=0.9, resigned=0.9)
    assert draft("A nurse resigned.", MINE, ("nurse", Category.JOB, True)).text == "A nurse [OTHER_1]."


def test_of_what_a_detector_sees_less_is_enough_and_the_tag_says_what_it_is(says):
    says(Riga=0.4)
    health = replace(HIDE, category=Category.HEALTH, kind=None)
    made = draft("I left Riga.", replace(MINE, rules=(health,)), ("Riga", Category.LOCATION, True))
    assert made.text == "I left [LOCATION_1]."
    assert draft("I left Riga.", replace(MINE, rules=(health,))).text == "I left Riga."


def test_what_the_user_shows_within_it_is_shown(says):
    says(left=0.9, Riga=0.9)
    first = draft("We left Riga.", MINE, ("Riga", Category.LOCATION, True))
    assert "Riga" not in first.text
    again = Rewriter(Known((("Riga", Category.LOCATION, True),))).again(first, "Riga", Action.KEEP)
    assert again.text == "We [OTHER_1] Riga."


def test_words_that_a_rule_allows_by_name_are_shown_though_no_detector_knows_them(says):
    says(Kestrel=0.9, folded=0.9)
    kestrel = Rule(Action.KEEP, Category.EMPLOYER, value="Kestrel", sentence="My job is fine.")
    assert draft("So Kestrel folded.", replace(MINE, rules=(kestrel, HIDE))).text == "So Kestrel [OTHER_1]."


def test_an_allowed_name_is_no_part_of_a_longer_word(says):
    says(Kestrels=0.9)
    kestrel = Rule(Action.KEEP, Category.EMPLOYER, value="Kestrel", sentence="My job is fine.")
    assert draft("So Kestrels folded.", replace(MINE, rules=(kestrel, HIDE))).text == "So [OTHER_1] folded."


def test_it_hides_no_small_word_and_no_punctuation_and_no_half_of_a_letter(says):
    says(the=0.9)
    assert draft("I left the town.").text == "I left the town."
    says(Rene=0.9)
    assert draft("I saw Rene\u0301 off.").text == "I saw [OTHER_1] off."


def test_in_a_text_that_was_edited_our_own_tags_stay(says):
    says(cousin=0.0, resigned=0.9, stole=0.9, stamps=0.9)
    rewriter = Rewriter(Known())
    first = rewriter.draft("I resigned today.", MINE)
    edited = rewriter.edited(first, f"{first.text} And stole stamps")
    assert edited.text == "I [OTHER_1] today. And [OTHER_2] [OTHER_3]"


def test_what_is_perhaps_what_only_the_matcher_finds_is_looked_at_first(says):
    says(resigned=0.4)
    made = draft("I resigned today.")
    assert "what I did" in made.held_unseen
    assert replace(made, seen=True).held_unseen is None


def test_a_hidden_word_beside_it_settles_no_doubt(says):
    says(fell=0.9, piano=0.4)
    assert draft("We fell over piano tunes.", replace(MINE, rules=(HIDE,))).held_unseen
    says(grandmother=0.9, piano=0.4)
    assert draft("We sold grandmother piano.", replace(MINE, rules=(HIDE,))).held_unseen


def test_what_is_only_perhaps_private_is_hidden_if_the_wish_may_mean_it(says):
    rule = Rule(Action.TAG, Category.HEALTH, subject=ME, sentence="Not my health.")
    profile = PrivacyProfile("mine", "Not my health.", (rule,), based=True)
    text, perhaps, surely = "So tired.", ("tired", Category.HEALTH, False), ("tired", Category.HEALTH, True)
    says(tired=0.2)
    assert draft(text, profile, perhaps).text == "So [HEALTH_1]."
    says(tired=0.01)
    assert draft(text, profile, perhaps).text == text
    assert draft(text, profile, surely).text == "So [HEALTH_1]."


def shown_under(allowed, monkeypatch, tablet, other):
    """What leaves of a tablet where no tablets may be told and something else may, by what the matcher says."""

    class Reads(Says):
        def words(self, wish, text):
            self.chances["sertraline"] = tablet if "tablets" in wish else other
            return super().words(wish, text)

    sentence = f"My {allowed} may be told."
    allow = Rule(Action.KEEP, Category.HEALTH, subject=ME, sentence=sentence, words=allowed)
    tablets = Rule(Action.TAG, Category.OTHER, kind="tablets", subject=ME, sentence="No tablets.")
    profile = PrivacyProfile("mine", f"No tablets. {sentence}", (tablets, allow), based=True)
    monkeypatch.setattr(matched, "_matcher", lambda: Reads({}))
    return draft("I take sertraline daily.", profile, ("sertraline", Category.HEALTH, True)).text


@pytest.mark.parametrize(
    ("tablet", "other", "stays"), [(0.9, 0.8, False), (0.8, 0.9, True), (0.4, 0.1, True), (0.3, 0.1, True)]
)
def test_an_allowance_does_not_show_what_a_wish_without_a_category_means_more_closely(
    monkeypatch, tablet, other, stays
):
    assert ("sertraline" in shown_under("health", monkeypatch, tablet, other)) is stays


@pytest.mark.parametrize(("tablet", "other", "stays"), [(0.9, 0.9, False), (0.4, 0.9, False), (0.3, 0.9, True)])
def test_leave_to_tell_allergies_is_none_to_tell_tablets_whatever_the_matcher_takes_for_them(
    monkeypatch, tablet, other, stays
):
    assert ("sertraline" in shown_under("allergies", monkeypatch, tablet, other)) is stays


def test_a_matcher_that_fails_holds_everything(monkeypatch):
    class Broken:
        def words(self, *_):
            raise ModelError("broken")

        find = words

    monkeypatch.setattr(matched, "_matcher", Broken)
    made = draft("I resigned today.")
    assert made.held and made.text == ""


@pytest.mark.parametrize("profile", BUILTIN.values(), ids=BUILTIN)
def test_a_built_in_profile_is_kept_to_by_its_rules(profile, monkeypatch):
    monkeypatch.setattr(matched, "_matcher", None)
    assert not draft("I resigned today.", profile).held


def test_a_profile_that_only_allows_asks_nothing(monkeypatch):
    monkeypatch.setattr(matched, "_matcher", None)
    assert (
        draft("I resigned.", PrivacyProfile("mine", "My job is fine.", (JOB,), based=True)).text == "I resigned."
    )


LEAVES = [
    (
        "Not a word about what my cousin did at the shop.",
        "My cousin Pia stole stamps at the shop where she works. How do I tell our aunt?",
        "stole stamps",
    ),
    (
        "Nobody should know that I quit.",
        "I handed in my notice on Monday. Ideas for a farewell cake for twelve?",
        "handed in my notice",
    ),
]


@pytest.mark.parametrize(("prose", "text", "gone"), LEAVES, ids=[gone for *_, gone in LEAVES])
def test_what_has_no_category_does_not_leave(prose, text, gone):
    made = Rewriter(default_detector()).draft(text, compiled(prose, "mine"))
    assert gone not in made.text
    assert any(change.decision.span.source == matched.SOURCE for change in made.changes)


@pytest.mark.parametrize("text", ["How do I descale a kettle?", "Plan three dinners for four with lentils."])
def test_a_text_about_something_else_leaves_as_it_is(text):
    made = Rewriter(default_detector()).draft(text, compiled("Not a word about my stamp collection.", "mine"))
    assert (made.held_unseen, made.text) == (None, text)
