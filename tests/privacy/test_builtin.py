"""The built-in privacy profiles: their rules are what the reader makes of their prose."""

import pytest

from privacy.builtin import BUILTIN
from privacy.compile import read


def said(profile):
    return {(rule.says, rule.category, rule.kind, rule.sentence) for rule in profile.rules}


@pytest.mark.parametrize("name", BUILTIN)
def test_the_reader_compiles_its_prose_to_its_rules(name):
    profile = read(BUILTIN[name].prose, name)
    assert profile.unread == ()
    assert said(profile) == said(BUILTIN[name])
    assert profile.wary == BUILTIN[name].wary
