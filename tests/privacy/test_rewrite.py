"""From a text to a draft of what would leave."""

import re
from dataclasses import dataclass, field, replace

import pytest

from privacy.builtin import BALANCED, OPEN, STRICT
from privacy.categories import Category
from privacy.detect.codes import CodeDetector
from privacy.detect.engine import default_detector
from privacy.outgoing import HeldError
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span


@dataclass
class Words:
    """A detector that knows some words."""

    known: dict[str, Category] = field(default_factory=dict)

    def detect(self, text):
        return [
            Span(match.start(), match.end(), category, 0.9, "words")
            for word, category in self.known.items()
            for match in re.finditer(re.escape(word), text)
        ]


class Broken:
    def detect(self, text):
        raise RuntimeError(f"cannot read {text}")


NAMES = Words({"Anna Kovacs": Category.NAME, "Lisbon": Category.LOCATION, "hunter2": Category.CREDENTIALS})


def draft(text, profile=BALANCED, detector=NAMES, vault=None, **given):
    return Rewriter(detector).draft(text, profile, vault, **given)


def test_hides_what_the_rules_cover_and_keeps_the_rest():
    assert draft("Anna Kovacs is in Lisbon.").text == "[NAME_1] is in Lisbon."
    assert draft("Anna Kovacs is in Lisbon.", STRICT).text == "[NAME_1] is in [LOCATION_1]."
    assert draft("Anna Kovacs: hunter2", OPEN).text == "Anna Kovacs: [CREDENTIALS_1]"


def test_a_text_without_anything_private_leaves_as_it_is():
    done = draft("What is a monad?")
    assert (done.text, done.changes, done.held) == ("What is a monad?", (), None)


def test_every_other_mention_is_hidden_too():
    done = draft("Anna Kovacs. ANNA KOVACS! Mrs Kovacs, annakovacs@mail, QW5uYSBLb3ZhY3M=")
    assert "kovacs" not in done.text.lower()
    assert restore(done.text, done.vault) == done.source


def test_tags_are_stable_across_turns():
    first = draft("Anna Kovacs")
    second = draft("Is anna kovacs well? Anna Kovacs?", vault=first.vault)
    assert second.text == "Is [NAME_1b] well? [NAME_1]?"


def test_what_an_earlier_turn_hid_stays_hidden_even_if_no_detector_finds_it_now():
    first = draft("Anna Kovacs")
    assert (
        draft("And Kovacs, Anna Kovacs?", detector=Words(), vault=first.vault).text == "And [NAME_1b], [NAME_1]?"
    )


def test_a_looser_profile_shows_what_a_stricter_one_hid():
    first = draft("In Lisbon", STRICT)
    assert draft("In Lisbon", BALANCED, vault=first.vault).text == "In Lisbon"


def test_words_named_by_a_rule_are_hidden_though_no_detector_knows_them():
    profile = PrivacyProfile("x", "", (Rule(Action.TAG, value="Brightwell", sentence="Keep Brightwell out."),))
    done = draft("Brightwell, BRIGHTWELL's and brightwell-api", profile, Words())
    assert "brightwell" not in done.text.lower()
    assert done.changes[0].decision.reason == "Keep Brightwell out."


def test_dropping_leaves_nothing_in_its_place():
    profile = PrivacyProfile("x", "", (Rule(Action.DROP, Category.NAME),))
    assert draft("To Anna Kovacs!", profile).text == "To!"


@pytest.mark.parametrize("text", ["[NAME_1] is what I wrote", "x [name_1] y", "{NAME_1}", "\\[NAME\\_1\\]"])
def test_text_that_looks_like_a_tag_is_set_apart_and_comes_back(text):
    done = draft(f"{text}; Anna Kovacs")
    assert "[LITERAL_1]" in done.text
    assert restore(done.text, done.vault) == done.source


def test_a_variable_that_looks_like_a_tag_stays_and_its_number_is_not_used():
    done = draft("name_1 = 'Anna Kovacs'")
    assert done.text == "name_1 = '[NAME_2]'"
    assert restore("name_1 [NAME_2]", done.vault) == "name_1 Anna Kovacs"


def test_the_user_can_reveal_words_once():
    done = Rewriter(NAMES).again(draft("Anna Kovacs in Lisbon"), "Anna Kovacs", Action.KEEP)
    assert (done.text, done.held) == ("Anna Kovacs in Lisbon", None)


def test_what_a_detector_finds_within_revealed_words_is_revealed_with_them():
    detector = Words({"sk-proj-4f9T": Category.CREDENTIALS, "proj": Category.PROJECT, "4f9T": Category.IDS})
    done = Rewriter(detector).again(draft("my key sk-proj-4f9T", STRICT, detector), "sk-proj-4f9T", Action.KEEP)
    assert (done.text, done.held) == ("my key sk-proj-4f9T", None)


def test_the_user_can_hide_words_nobody_found():
    done = Rewriter(NAMES).again(draft("My dog Rex. REX!"), "Rex", Action.TAG)
    assert done.text == "My dog [OTHER_1]. [OTHER_1b]!"


def test_an_outgoing_text_edited_by_hand_keeps_its_tags_and_is_verified_again():
    first = draft("Anna Kovacs likes tea")
    edited = Rewriter(NAMES).edited(first, "[NAME_1] likes coffee. Kovacs! Anna Kovacs!")
    assert edited.text == "[NAME_1] likes coffee. [NAME_1b]! [NAME_1]!"


def test_a_detector_that_fails_holds_the_text_and_quotes_nothing():
    done = draft("Anna Kovacs", detector=Broken())
    assert done.held is not None
    assert done.text == ""
    assert "Anna" not in done.held
    with pytest.raises(HeldError):
        done.seal()


def test_a_detector_that_points_outside_the_text_holds_it():
    class Outside:
        def detect(self, text):
            return [Span(0, len(text) + 5, Category.NAME, 1.0, "outside")]

    assert draft("Anna é", detector=Outside()).held is not None
    assert draft("Anna", detector=Outside()).held is not None


def test_a_profile_with_unread_sentences_holds():
    for unread, told in ((("Hmm.",), "one sentence that is not"), (("Hmm.", "Hm."), "2 sentences that are not")):
        profile = PrivacyProfile("mine", " ".join(unread), (), unread)
        assert draft("hello", profile).held == f"The privacy profile mine has {told} understood."


def test_a_draft_is_made_anew_under_another_profile_with_what_the_user_decided():
    held = draft(
        "Anna Kovacs in Lisbon", PrivacyProfile("mine", "Hmm.", (), ("Hmm.",)), overrides={"Anna": Action.KEEP}
    )
    done = Rewriter(NAMES).under(held, STRICT)
    assert (done.text, done.held, done.profile) == ("[NAME_1] in [LOCATION_1]", None, STRICT)
    assert done.overrides == held.overrides


def test_the_outgoing_says_exactly_what_leaves_and_why():
    sealed = draft("Anna Kovacs in Lisbon").seal()
    assert sealed.text == sealed.messages[-1].text == "[NAME_1] in Lisbon"
    assert [d.action for d in sealed.decisions] == [Action.TAG, Action.KEEP]
    assert sealed.profile == "balanced"
    assert sealed.proof.values_checked == 1


def test_the_note_about_tags_goes_along_only_when_there_are_tags():
    assert [m.role for m in draft("hello").seal().messages] == ["user"]
    assert [m.role for m in draft("Anna Kovacs").seal().messages] == ["system", "user"]


def test_words_within_a_longer_hidden_span_are_hidden_elsewhere_too():
    detector = Words({"Anna": Category.NAME, "Anna Kovacs, 12 Elm St": Category.ADDRESS})
    assert draft("Anna Kovacs, 12 Elm St. ANNA!", detector=detector).text == "[ADDRESS_1]. [NAME_1]!"


def test_parts_of_a_name_are_hidden_in_another_case_unless_they_are_common_words():
    detector = Words({"Anna Young": Category.NAME})
    done = draft("Anna Young. Is Young, ANNA or anna still young? Annabel?", detector=detector)
    assert done.text == "[NAME_1]. Is [NAME_1b], [NAME_1c] or [NAME_1d] still young? Annabel?"


def test_parts_of_a_name_of_an_earlier_turn_are_hidden():
    first = draft("Anna Kovacs")
    assert draft("Is Kovacs well?", detector=Words(), vault=first.vault).text == "Is [NAME_1b] well?"


def test_a_person_with_a_name_in_a_script_without_capitals_has_parts_too():
    detector = Words({"محمد صلاح": Category.NAME})
    assert draft("محمد صلاح. محمد", detector=detector).text == "[NAME_1]. [NAME_1b]"


def test_the_user_can_reveal_words_that_only_the_vault_knows():
    first = draft("Anna Kovacs")
    shown = draft("Hi Anna Kovacs", detector=Words(), vault=first.vault, overrides={"Anna Kovacs": Action.KEEP})
    assert (shown.text, shown.held) == ("Hi Anna Kovacs", None)


def test_a_sign_that_a_rule_names_is_hidden_wherever_it_stands():
    profile = PrivacyProfile("x", "", (Rule(Action.TAG, value="🦄"),))
    assert draft("x🦄, 🦄y", profile).text == "x[OTHER_1], [OTHER_1]y"


def test_letters_kept_apart_by_the_sign_for_hidden_words_are_still_read():
    assert "na" not in draft("Anna Kovacs, An\ufdd0na Kovacs").text


def test_words_that_dropping_others_joins_to_a_protected_value_hold():
    rules = (Rule(Action.TAG, value="Brightwell"), Rule(Action.DROP, Category.LOCATION))
    assert draft("Brightwell or BrightLisbonwell", PrivacyProfile("x", "", rules)).held is not None


def test_a_tag_in_an_edited_text_stays_whole_though_a_detector_takes_it_for_a_name():
    class TakesTagsForNames:
        def detect(self, text):
            return [Span(m.start(), m.end(), Category.NAME, 0.9, "test") for m in re.finditer(r"\S+", text)]

    edited = Rewriter(TakesTagsForNames()).edited(draft("Anna Kovacs: hunter2"), "[NAME_1] [CREDENTIALS_1] Eve")
    assert edited.text == "[NAME_1] [CREDENTIALS_1] [NAME_2]"


def test_tags_that_the_conversation_does_not_know_are_set_apart_in_an_edited_text():
    edited = Rewriter(NAMES).edited(draft("Anna Kovacs"), "[NAME_9] and [NAME_1]")
    assert edited.text == "[LITERAL_1] and [NAME_1]"


GERMAN = "Ich heiße Anna Kovacs und wohne seit drei Jahren mit meinem Sohn in Berlin."


def test_a_text_that_detection_was_not_made_for_is_held_until_somebody_has_looked_at_it():
    draft = Rewriter(default_detector()).draft(GERMAN, BALANCED)
    assert draft.held is None and "in German" in draft.unsure
    with pytest.raises(HeldError, match="in German"):
        draft.seal()
    assert "Kovacs" not in replace(draft, seen=True).seal().text


def test_keys_have_the_same_shape_in_every_language_so_that_a_profile_of_keys_alone_lets_it_leave():
    draft = Rewriter(default_detector()).draft(GERMAN, OPEN)
    assert draft.held_unseen is None


def test_only_a_wary_profile_acts_on_what_is_perhaps_private():
    text = "the reference hz40921 came up"
    rewriter = Rewriter(CodeDetector())
    assert rewriter.draft(text, BALANCED).text == text
    assert rewriter.draft(text, STRICT).text == "the reference [IDS_1] came up"


def test_a_wary_profile_hides_what_may_be_a_name_whatever_it_is_taken_for():
    class Doubts:
        def detect(self, text):
            spans = (
                Span(m.start(), m.end(), Category.RELIGION, 0.1, "test", "", False)
                for m in re.finditer(r"\w+", text)
            )
            return list(spans)

    text = "the annual contract of Safran and MindInventory"
    rewriter = Rewriter(Doubts())
    assert rewriter.draft(text, STRICT).text == "the annual contract of [RELIGION_1] and [RELIGION_2]"
    assert rewriter.draft(text, BALANCED).text == text


def test_a_doubt_is_enough_where_the_users_own_words_ask_to_hide_its_category():
    class Doubtful:
        def detect(self, text):
            return [Span(7, 14, Category.LOCATION, 0.45, "test", sure=False)]

    hide = PrivacyProfile("mine", "", (Rule(Action.TAG, Category.LOCATION),), based=True)
    assert draft("I like reading.", hide, Doubtful()).text == "I like [LOCATION_1]."
    other = PrivacyProfile("mine", "", (Rule(Action.TAG, Category.JOB),), based=True)
    assert draft("I like reading.", other, Doubtful()).text == "I like reading."


def test_words_of_what_the_users_own_words_hide_are_hidden_though_no_detector_knows_them():
    text = "My mortgage eats half of what I earn."
    money = Rule(Action.TAG, Category.FINANCE, subject="me")
    asked = PrivacyProfile("mine", "Hide my money.", (money,), based=True)
    assert Rewriter(Words()).draft(text, asked).text == "My [FINANCE_1] eats half of what I earn."
    assert Rewriter(Words()).draft(text, replace(asked, rules=())).text == text


@pytest.mark.parametrize(("score", "hidden"), [(0.7, True), (0.3, False)])
def test_who_hides_everything_hides_what_is_probably_private(score, hidden):
    class Doubts:
        def detect(self, text):
            return [Span(4, 12, Category.HEALTH, score, "test", sure=False)]

    everything = PrivacyProfile("mine", "Hide everything.", (Rule(Action.TAG, subject="me"),), based=True)
    draft = Rewriter(Doubts()).draft("I'm pregnant and tired.", everything)
    assert ("pregnant" not in draft.text) is hidden
