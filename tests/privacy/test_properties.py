"""What must hold for every text, every detector, every chunking."""

from dataclasses import replace
from itertools import pairwise

import regex
from hypothesis import given
from hypothesis import strategies as st

from privacy.categories import Category
from privacy.graphemes import whole_graphemes
from privacy.outgoing import masked_tags
from privacy.restore import restore, restored_stream
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.vault import Vault
from privacy.verify import leaks
from tests.privacy.strategies import DRESSES, EVERYTHING, TEXTS, Fixed, texts_with_spans

ACTIONS = st.sampled_from([Action.KEEP, Action.TAG, Action.DROP, Action.SUBSTITUTE, Action.GENERALISE])


@given(texts_with_spans())
def test_restoring_a_tagged_text_gives_it_back_exactly(case):
    text, spans = case
    draft = Rewriter(Fixed(spans)).draft(text, EVERYTHING)
    assert draft.held is None
    assert restore(draft.text, draft.vault) == text


@given(texts_with_spans(), texts_with_spans())
def test_a_second_turn_restores_exactly_with_the_vault_of_the_first(first, second):
    vault = Rewriter(Fixed(first[1])).draft(first[0], EVERYTHING).vault
    draft = Rewriter(Fixed(second[1])).draft(second[0], EVERYTHING, vault)
    assert draft.held is None
    assert restore(draft.text, draft.vault) == second[0]
    assert draft.vault.entries[: len(vault.entries)] == vault.entries


@given(texts_with_spans(), st.lists(ACTIONS, min_size=len(Category), max_size=len(Category)))
def test_no_hidden_value_is_in_what_may_leave(case, actions):
    text, spans = case
    rules = tuple(Rule(action, category) for action, category in zip(actions, Category, strict=True))
    draft = Rewriter(Fixed(spans)).draft(text, PrivacyProfile("any", "", rules))
    if draft.held is None:
        assert not leaks(masked_tags(draft.text, draft.vault), draft.protected)
        assert draft.is_empty or replace(draft, seen=True).seal().text == draft.text


@given(texts_with_spans())
def test_no_detected_words_survive_elsewhere_not_even_those_within_longer_ones(case):
    text, spans = case
    draft = Rewriter(Fixed(spans)).draft(text, EVERYTHING)
    detected = [whole_graphemes(span, text).of(text) for span in spans]
    assert not leaks(masked_tags(draft.text, draft.vault), detected)


@given(
    st.sampled_from(["Anna Kovacs", "Brightwell", "Łukasz Wałęsa", "Виктор Цой", "0171 5551234"]),
    st.sampled_from(DRESSES),
    st.sampled_from(["ask ", "the savanna, (", "[NAME_1] "]),
    st.sampled_from([" now", "), 1985", "\n"]),
)
def test_a_value_that_a_rule_names_is_hidden_in_any_dress_and_comes_back(value, dress, before, after):
    text = before + dress(value) + after
    draft = Rewriter(Fixed([])).draft(text, PrivacyProfile("any", "", (Rule(Action.TAG, value=value),)))
    assert draft.held is None
    assert dress(value) not in draft.text
    assert restore(draft.seal().text, draft.vault) == text


@given(texts_with_spans())
def test_what_is_decided_never_overlaps_and_splits_no_grapheme(case):
    text, spans = case
    decided = [change.decision.span for change in Rewriter(Fixed(spans)).draft(text, EVERYTHING).changes]
    bounds = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    assert all(one.end <= other.start for one, other in pairwise(decided))
    assert all(span.start in bounds and span.end in bounds for span in decided)


@given(texts_with_spans())
def test_every_detected_character_is_hidden(case):
    text, spans = case
    draft = Rewriter(Fixed(spans)).draft(text, EVERYTHING)
    hidden = {at for change in draft.changes for at in range(change.decision.span.start, change.decision.span.end)}
    assert {at for span in spans for at in range(span.start, span.end)} <= hidden


@given(TEXTS, st.lists(st.integers(1, 7), max_size=80))
def test_a_stream_cut_anywhere_restores_like_the_whole(text, cuts):
    vault = Vault()
    for value in ("Anna Kovacs", "ANNA KOVACS", "Bob"):
        vault.tag_for(value, Category.NAME)
    pieces, rest = [], text
    for cut in cuts:
        pieces, rest = [*pieces, rest[:cut]], rest[cut:]
    assert "".join(restored_stream([*pieces, rest], vault)) == restore(text, vault)


@given(TEXTS)
def test_a_reply_that_invents_tags_changes_nothing(text):
    assert restore(text, Vault()) == text


@given(TEXTS, st.sampled_from(["Anna", "Kovács", "0171 555", "李明"]))
def test_what_the_relation_points_at_lies_in_the_text(text, value):
    for leak in leaks(text, [value]):
        assert 0 <= leak.start < leak.end <= len(text)
