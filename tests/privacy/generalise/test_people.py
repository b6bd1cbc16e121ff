"""Peoples, languages, beliefs, kin, projects and the rest become what they are."""

import pytest

from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("category", "sentence", "rougher"),
    [
        ("nationality", "I'm {Portuguese}.", "I'm southern European."),
        ("nationality", "two {Germans}", "two western Europeans"),
        ("nationality", "I'm a {Pole}", "I'm a European"),
        ("ethnicity", "I'm {Kurdish}", "I'm western Asian"),
        ("language", "I speak {Polish} at home", "I speak a language at home"),
        ("religion", "I'm {Muslim}.", "I'm religious."),
        ("religion", "I'm a {Muslim}.", "I'm a religious person."),
        ("religion", "I'm a {Muslim} woman", "I'm a religious woman"),
        ("religion", "my {mosque}", "my place of worship"),
        ("religion", "during {Ramadan}", "during a religious holiday"),
        ("politics", "I vote {Labour}.", "I vote for a political party."),
        ("politics", "I'm a {Tory}", "I'm a supporter of a political party"),
        ("politics", "we are {Democrats}", "we are supporters of a political party"),
        ("politics", "I'm a {Labour Party member}", "I'm a member of a political party"),
        ("politics", "two {Labour councillors}", "two councillors of a political party"),
        ("family", "my {sister}", "my sibling"),
        ("family", "My {mother-in-law} is here", "My relative is here"),
        ("relationship", "my {ex-husband}", "my former partner"),
        ("gender", "I'm a {woman}.", "I'm a person."),
        ("project", "we launch {Falcon} in May", "we launch a project in May"),
        ("project", "the {Falcon} project", "the unnamed project"),
        ("project", "a {Falcon} server", "a particular server"),
        ("travel", "my {flight to Lisbon}", "my flight"),
        ("legal", "my {custody hearing}", "my legal case"),
    ],
)  # fmt: skip
def test_it_is_told_by_its_kind(category, sentence, rougher):
    assert said(category, sentence) == rougher


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ("nationality", "I'm {American}"),
        ("politics", "a {Republican} senator"),
        ("politics", "I'm {Conservative}"),
        ("gender", "a {woman} doctor"),
        ("project", "run {falcon-api}"),
        ("project", "import {FalconService}"),
        ("language", "my {Polish} lessons"),
        ("name", "I'm {Anna}"),
        ("religion", "a {Sabbath-keeper} here"),
        ("language", "We {sign}, and"),
        ("project", "name: {libnexnyun}"),
        ("credentials", "{hunter2}"),
    ],
)
def test_where_that_would_tell_it_or_not_read_nothing_is_told(category, sentence):
    assert said(category, sentence) is None
