"""The local model helps only where it was measured to be able to; nobody opens it before."""

from contextlib import closing

import pytest

from assistant.errors import SottoError
from assistant.helping import Helper
from assistant.trust import Trust
from local_models.catalog import ModelInfo, embedded
from local_models.open import open_model
from local_models.skills.aptitude import PARAPHRASE, SKILLS
from local_models.skills.instructions import Wish
from privacy.builtin import STRICT
from privacy.detect.engine import default_detector
from privacy.outgoing import masked_tags
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.verify import leaks
from tests.support.scores import FAILS, WINS
from tests.support.scripted import ScriptedModel, says

INFO = ModelInfo("m", "server", url="http://127.0.0.1:1")
TEXT = "My name is Peter Lang and I has a question: how do I thank Anna Kovacs for the flowers?"
FLUENT = "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?"
REWRITER = Rewriter(default_detector())


@pytest.fixture
def helper(store):
    return Helper(store.settings, lambda: INFO)


def trusted(store, score=WINS):
    Trust(store.settings).keep(INFO, {skill.name: score for skill in SKILLS})


def never():
    raise AssertionError("the local model was opened")


def test_a_trusted_model_words_a_draft(store, helper):
    trusted(store)
    draft = REWRITER.draft(TEXT, STRICT)
    assert helper.worded(draft, REWRITER, lambda: says(FLUENT)).text == FLUENT


@pytest.mark.parametrize("score", [None, FAILS])
def test_a_model_that_is_not_trusted_is_not_even_opened(store, helper, score):
    if score is not None:
        trusted(store, score)
    draft = REWRITER.draft(TEXT, STRICT)
    assert helper.worded(draft, REWRITER, never) is draft
    assert helper.second_reader(never) is None


def test_a_draft_with_nothing_to_word_needs_no_model(store, helper):
    trusted(store)
    draft = REWRITER.draft("How do bees fly?", STRICT)
    assert helper.worded(draft, REWRITER, never) is draft


def test_a_model_that_breaks_leaves_the_span_by_span_text(store, helper):
    trusted(store)
    draft = REWRITER.draft(TEXT, STRICT)
    assert helper.worded(draft, REWRITER, never) is draft


def test_a_trusted_model_reads_privacy_profiles(store, helper):
    trusted(store)
    read = [{"words": "my salary", "wish": "hide", "about": "finance", "whose": "mine", "who": ""}]
    second = helper.second_reader(lambda: ScriptedModel(lambda _: {"wishes": read}))
    assert second("Not my salary.") == (Wish("my salary", "hide", "finance", "mine"),)


def test_a_model_that_cannot_be_had_is_not_trusted(store):
    def gone():
        raise SottoError("There is no such model.")

    trusted(store)
    assert Helper(store.settings, gone).second_reader(never) is None


@pytest.mark.slow
def test_even_if_the_weak_model_that_comes_along_were_trusted_nothing_hidden_would_show(store, embedded_model):
    helper = Helper(store.settings, embedded)
    Trust(store.settings).keep(embedded(), {skill.name: WINS for skill in SKILLS})
    others = "I am Anna Kovacs, jane@example.org. Which tram is best?", "May I call Anna Kovacs by mail?"
    for text in (TEXT, *others):
        made = REWRITER.draft(text, STRICT)
        worded = helper.worded(made, REWRITER, lambda: embedded_model)
        outgoing = masked_tags(worded.seal().text, worded.vault)
        assert not leaks(outgoing, ["Anna Kovacs", "Peter Lang", "jane@example.org"])
        assert restore(worded.text, worded.vault).count("Anna") == made.source.count("Anna")


@pytest.mark.slow
def test_on_the_first_run_the_model_that_comes_along_does_what_it_was_taught(store):
    helper = Helper(store.settings, embedded)
    with closing(open_model(embedded())) as model:
        say = helper.stater(lambda: model)
        assert say and say("plumber here") == "You are a plumber."
    assert not helper.trusts(PARAPHRASE)
