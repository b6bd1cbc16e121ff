"""Employers and schools become their kind, by the words in their names."""

import pytest

from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I work at {Brightwell}.", "I work at an organisation."),
        ("I work for {Brightwell Hospital}.", "I work for a hospital."),
        ("I work for {the NHS}.", "I work for a health service."),
        ("{Google} fired me.", "A technology company fired me."),
        ("my boss at {Barclays} is rude", "my boss at a bank is rude"),
        ("I joined {Leeds City Council}", "I joined a public authority"),
        ("I work at {Brightwell Ltd}.", "I work at a company."),
        ("I work at {Brightwell & Co}.", "I work at a company."),
        ("I'm at {Smith & Sons Solicitors}", "I'm at a law firm"),
        ("I work at {Ford}", "I work at an industrial company"),
        ("{Brightwell}'s new CEO", "An organisation's new CEO"),
        ("the {Brightwell} office", "the organisation office"),
        ("a {Tesco} manager", "a shop manager"),
        ("an {Amazon} driver", "an unspecified technology company driver"),
    ],
)
def test_an_employer_is_told_by_its_kind(sentence, rougher):
    assert said("employer", sentence) == rougher


@pytest.mark.parametrize(
    "sentence", ["My employer {Brightwell} is closing", "called {Brightwell}", "https://{brightwell}.com"]
)
def test_where_only_a_name_reads_nothing_is_told(sentence):
    assert said("employer", sentence) is None


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I study at {MIT}.", "I study at a university."),
        ("I went to {Leeds Grammar School}.", "I went to a school."),
        ("my {PhD} at MIT", "my degree at MIT"),
        ("a {BSc in Physics} from MIT", "a degree from MIT"),
        ("I graduated in {2009}", None),
    ],
)
def test_a_school_is_told_by_its_kind(sentence, rougher):
    assert said("education", sentence) == rougher
