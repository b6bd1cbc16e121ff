"""Jobs become their field."""

import pytest

from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I'm a {nurse} in Leeds.", "I'm a healthcare worker in Leeds."),
        ("two {nurses} left", "two healthcare workers left"),
        ("{Nurses} are tired", "Healthcare workers are tired"),
        ("She is a {teacher} and tired", "She is a professional in education and tired"),
        ("all {teachers} know", "all professionals in education know"),
        ("I am an {accountant}.", "I am an employee in finance."),
        ("an {engineer}", "an employee in a technical field"),
        ("I'm an {electrician}", "I'm an employee in the trades"),
        ("I'm a Kurdish Muslim German {nurse}", "I'm a Kurdish Muslim German healthcare worker"),
        ("Tom's {teacher} says", "Tom's professional in education says"),
        ("a retired {nurse} of 70", "a retired healthcare worker of 70"),
        ("he is my {plumber}", "he is my tradesperson"),
        ("three {plumbers}", "three tradespeople"),
        ("as a {hospital cleaner}, I", "as a service worker, I"),
        ("I am {CEO} of a startup", "I am a manager of a startup"),
        ("I'm the {head of marketing}", "I'm the manager"),
    ],
)
def test_a_job_is_told_by_its_field(sentence, rougher):
    assert said("job", sentence) == rougher


@pytest.mark.parametrize("sentence", ["I'm a {single mum}", "He is {unemployed}", "I'm a {wizard}"])
def test_what_has_no_field_is_not_told(sentence):
    assert said("job", sentence) is None
