"""Decisions carried out: what is said softly where it can be, else tagged, held where neither is safe."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.categories import Category
from privacy.outgoing import masked_tags
from privacy.restore import restore, restored_stream
from privacy.rewrite import Rewriter
from privacy.rules import Action, Rule
from privacy.verify import leaks
from tests.privacy.marked import draft_of, marked, under
from tests.privacy.strategies import EVERYTHING, Fixed, texts_with_spans


def actions(draft):
    return [change.decision.action for change in draft.changes]


def test_each_action_in_one_sentence():
    text, spans = marked("{name:Anna Kovacs}, {age:34}, {job:nurse} in {location:Lisbon}, {health:ill}")
    rules = [Rule(Action.SUBSTITUTE, Category.NAME), Rule(Action.GENERALISE, Category.LOCATION)]
    rules += [Rule(Action.TAG, Category.AGE), Rule(Action.KEEP, Category.JOB), Rule(Action.DROP, Category.HEALTH)]
    draft = Rewriter(Fixed(spans)).draft(text, replace(EVERYTHING, rules=tuple(rules)))
    name = draft.changes[0].replacement
    assert draft.text == f"{name}, [AGE_1], nurse in a city in Portugal"
    assert "Anna" not in name and "Kovacs" not in name


def test_what_cannot_be_said_more_roughly_is_tagged_and_said_to_be():
    draft = draft_of("{name:Anna} in {location:Shoreditch}, {location:Lisbon}", Action.GENERALISE)
    assert draft.text == "[NAME_1] in [LOCATION_1], a city in Portugal"
    assert actions(draft) == [Action.TAG, Action.TAG, Action.GENERALISE]


def test_what_has_no_stand_in_is_tagged_and_said_to_be():
    draft = draft_of("the key is {credentials:hunter2}, I am {age:34}", Action.SUBSTITUTE)
    assert draft.text == "the key is [CREDENTIALS_1], I am [AGE_1]"
    assert actions(draft) == [Action.TAG, Action.TAG]


def test_what_is_said_more_roughly_does_not_come_back_and_the_rest_does():
    text, spans = marked("{name:Anna} of {location:Lisbon}")
    profile = under(Action.GENERALISE, Rule(Action.SUBSTITUTE, value="Anna"))
    draft = Rewriter(Fixed(spans)).draft(text, profile)
    assert restore(draft.text, draft.vault) == "Anna of a city in Portugal"


def test_what_was_said_more_roughly_is_hidden_in_later_turns_though_nothing_marks_it():
    first = draft_of("I live in {location:Lisbon}", Action.GENERALISE)
    assert "Lisbon" not in draft_of("Is Lisbon nice?", Action.GENERALISE, first.vault).text
    assert draft_of("{location:Lisbon}!", Action.GENERALISE, first.vault).text == "A city in Portugal!"


def test_a_country_that_a_rule_hides_is_not_told():
    text, spans = marked("in {location:Lisbon}")
    by_value = under(Action.GENERALISE, Rule(Action.TAG, value="Portugal"))
    by_kind = under(Action.GENERALISE, Rule(Action.TAG, Category.LOCATION, kind="country"))
    assert Rewriter(Fixed(spans)).draft(text, by_value).text == "in a city in southern Europe"
    assert "Portugal" not in Rewriter(Fixed(spans)).draft(text, by_kind).text


@pytest.mark.parametrize("said", ["a city in Portugal", "Portugal"])
def test_other_words_of_the_text_that_are_hidden_are_not_told(said):
    draft = draft_of(f"{{location:Lisbon}} is {{other:{said}}}", Action.GENERALISE)
    assert draft.held is None and "Portugal" not in draft.text


def test_words_in_code_and_addresses_are_tagged():
    draft = draft_of("https://{employer:brightwell}.com/{location:lisbon}_x", Action.GENERALISE)
    assert draft.text == "https://[EMPLOYER_1].com/[LOCATION_1]_x"


def test_a_reply_may_use_stand_ins_as_it_likes():
    draft = draft_of("{name:Anna Kovacs} works at {employer:Brightwell Hospital}", Action.SUBSTITUTE)
    first, last = draft.changes[0].replacement.split()
    place = draft.changes[1].replacement.split()[0]
    reply = f"Dear Ms {last}, **{first}** and {place}'s staff; {first.upper()} {last.upper()}!"
    assert restore(reply, draft.vault) == "Dear Ms Kovacs, **Anna** and Brightwell's staff; ANNA KOVACS!"


def test_rougher_words_that_join_to_a_protected_value_are_given_up_for_tags():
    text, spans = marked("take {location:Lisbon} trams, I'm {age:34}")
    profile = under(Action.GENERALISE, Rule(Action.TAG, value="Portugal trams"))
    draft = Rewriter(Fixed(spans)).draft(text, profile)
    assert (draft.text, draft.held) == ("take [LOCATION_1] trams, I'm [AGE_1]", None)


def test_words_that_a_rule_hides_and_the_user_reveals_may_leave():
    profile = under(Action.GENERALISE, Rule(Action.TAG, value="Brightwell"))
    draft = Rewriter(Fixed([])).draft("at Brightwell", profile, overrides={"Brightwell": Action.KEEP})
    assert (draft.text, draft.held) == ("at Brightwell", None)


SOFT = st.sampled_from([Action.TAG, Action.SUBSTITUTE])


@given(texts_with_spans(), texts_with_spans(), st.lists(SOFT, min_size=len(Category), max_size=len(Category)))
def test_tags_and_stand_ins_lead_back_exactly_turn_after_turn(first, second, chosen):
    rules = tuple(Rule(action, category) for action, category in zip(chosen, Category, strict=True))
    vault = None
    for text, spans in (first, second, first):
        draft = Rewriter(Fixed(spans)).draft(text, replace(EVERYTHING, rules=rules), vault)
        assert draft.held is None
        assert restore(draft.text, draft.vault) == text
        vault = draft.vault


NAMES = st.sampled_from(
    ["{name:Anna Kovacs}", "{name:KOVACS}", "{name:Béla}", "{name:李明}", "{location:Lisbon}",
     "{location:Portugal}",
     "{date:12 March 1987}", "{age:34 years old}", "{contact:anna@gmail.com}", "{ids:AB123456}", "{ids:ORD_12345}",
     "{employer:Brightwell Hospital}", "{project:falcon-api}", "{health:diabetes}", "{finance:$4,200}",
     "Anna", "kovacs", "Mirela", "Hospital", "in", "a", "the", "I'm", "is", ",", ".", "-", "'s", "_", "\n",
     "Portugal", "example.com"]
)  # fmt: skip
MARKED = st.one_of(*(st.lists(NAMES, max_size=12).map(joint.join) for joint in (" ", "")))


@given(MARKED, MARKED, st.lists(st.integers(1, 9), max_size=40))
def test_stand_ins_in_a_stream_cut_anywhere_lead_back_exactly(first, second, cuts):
    vault = draft_of(first, Action.SUBSTITUTE).vault
    draft = draft_of(second, Action.SUBSTITUTE, vault)
    assert draft.held is None
    pieces, rest = [], draft.text
    for cut in cuts:
        pieces, rest = [*pieces, rest[:cut]], rest[cut:]
    assert "".join(restored_stream([*pieces, rest], draft.vault)) == marked(second)[0]


@given(MARKED, MARKED, st.sampled_from([Action.GENERALISE, Action.SUBSTITUTE]))
def test_nothing_hidden_in_this_turn_or_an_earlier_one_can_be_had_back(first, second, action):
    vault = draft_of(first, action).vault
    draft = draft_of(second, action, vault)
    assert draft.held is None
    assert not leaks(
        masked_tags(draft.text, draft.vault), [span.of(marked(second)[0]) for span in marked(second)[1]]
    )
    assert not leaks(masked_tags(draft.text, draft.vault), draft.protected)
