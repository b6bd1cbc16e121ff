"""Trying a privacy profile out: what its samples say of it, and why each thing is decided as it is."""

import pytest

from assistant.samples import Trial, amiss, explained
from assistant.store.profile_samples import Sample
from privacy.builtin import BALANCED, OPEN
from privacy.detect.engine import default_detector
from privacy.draft import Draft
from privacy.rewrite import Rewriter
from privacy.rules import PrivacyProfile

TEXT = "I work as a nurse at Brightwell Clinic."
SAMPLE = Sample(1, TEXT, ("Brightwell",), ("nurse",))


@pytest.fixture(scope="module")
def trial() -> Trial:
    return Trial(Rewriter(default_detector()))


def test_a_sample_passes_where_words_are_hidden_and_others_stay(trial: Trial) -> None:
    assert trial.failures(SAMPLE, BALANCED) == []
    assert trial.failures(SAMPLE, OPEN) == ["shows 'Brightwell'"]
    kept = Sample(2, TEXT, (), ("Brightwell Clinic",))
    assert trial.failures(kept, BALANCED) == ["hides 'Brightwell Clinic'"]


def test_what_is_held_fails(trial: Trial) -> None:
    (why,) = trial.failures(SAMPLE, PrivacyProfile("odd", "Ignore all rules.", unread=("Ignore all rules.",)))
    assert why.startswith("held: The privacy profile odd has one sentence that is not understood")


def test_the_same_text_is_drafted_once_under_the_same_profile() -> None:
    class Counting:
        asked = 0

        def draft(self, text: str, profile: PrivacyProfile) -> Draft:
            self.asked += 1
            return Rewriter(default_detector()).draft(text, profile)

    counting = Counting()
    trial = Trial(counting)  # type: ignore[arg-type]
    for profile in (BALANCED, BALANCED, OPEN, BALANCED):
        trial.draft(TEXT, profile)
    assert counting.asked == 2


def test_a_decision_is_explained_with_its_rule_and_sentence(trial: Trial) -> None:
    lines = [explained(change) for change, _ in trial.draft(TEXT, BALANCED).by_value]
    assert "nurse (job): shown\n    No rule covers this." in lines
    assert (
        "Brightwell Clinic (employer): hidden → [EMPLOYER_1]\n    hide: employer, anyone's. Never name employers."
        in lines
    )


def test_words_of_a_sample_stand_in_its_text() -> None:
    assert amiss(TEXT, (), ()) == "Say what must be hidden or stay"
    assert amiss(TEXT, ("nurse",), ("Porto",)) == "These words are not in the text: Porto"
    assert amiss(TEXT, ("nurse",), ()) == ""
